package dev.createwallet.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The packaged contract as text. */
public final class PackagedContract {

    private PackagedContract() {}

    public static String text() {
        try (InputStream resource = Contract.class.getResourceAsStream("/META-INF/openapi/create-wallet.yaml")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Says something else in one place.
     *
     * @param text what stands in the contract, once
     */
    public static String with(String text, String other) {
        String contract = text();
        if (contract.split(Pattern.quote(text), -1).length != 2) {
            throw new IllegalArgumentException("Not once in the contract: " + text);
        }
        return contract.replace(text, other);
    }
}
