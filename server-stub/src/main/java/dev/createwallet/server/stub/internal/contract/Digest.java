package dev.createwallet.server.stub.internal.contract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What the stub knows of the contract: the digest that is packaged beside it. The tooling that writes it describes its
 * form.
 *
 * @param version of the contract
 * @param operations in the order of the contract
 */
public record Digest(String version, List<Operation> operations) {

    private static final String DIGEST = "/META-INF/openapi/create-wallet.digest.json";
    private static final String JSON = "/META-INF/openapi/create-wallet.json";
    private static final String YAML = "/META-INF/openapi/create-wallet.yaml";

    /** The digest of the contract that is packaged with the stub. */
    public static Digest packaged() {
        return read(resource(DIGEST));
    }

    /** Reads a digest. */
    public static Digest read(byte[] json) {
        try {
            JsonNode digest = JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(json);
            return new Digest(
                    digest.path("version").asText(),
                    digest.path("operations").valueStream().map(Operation::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as it was written, for people to read. */
    public static byte[] yaml() {
        return resource(YAML);
    }

    /** The same as JSON. */
    public static byte[] json() {
        return resource(JSON);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Digest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation with that id. */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The contract has no operation " + id));
    }

    /** The media types that request bodies have. */
    public List<String> mediaTypes() {
        return operations.stream()
                .flatMap(operation -> operation.body().mediaTypes().stream())
                .distinct()
                .toList();
    }
}
