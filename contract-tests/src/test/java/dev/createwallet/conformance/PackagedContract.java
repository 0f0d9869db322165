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

    /**
     * Says other things in all the places where these stand.
     *
     * @param pairs what stands in the contract, each followed by what is said instead
     */
    public static String everywhere(String... pairs) {
        String contract = text();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!contract.contains(pairs[i])) {
                throw new IllegalArgumentException("Not in the contract: " + pairs[i]);
            }
            contract = contract.replace(pairs[i], pairs[i + 1]);
        }
        return contract;
    }
}
