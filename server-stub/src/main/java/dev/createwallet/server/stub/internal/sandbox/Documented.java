package dev.createwallet.server.stub.internal.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.contract.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A response that can be preferred.
 *
 * @param example the name of its example, empty if it has none
 * @param body missing if it has none
 */
public record Documented(int status, String example, JsonNode body, boolean isDefault) {

    private static final int STATUS_OF_DEFAULT = 500;

    /** All responses of an operation, in the order of the contract. */
    public static List<Documented> of(Operation operation) {
        return operation.responses().stream().flatMap(Documented::of).toList();
    }

    private static Stream<Documented> of(DocumentedResponse response) {
        boolean isDefault = response.status() == DocumentedResponse.DEFAULT;
        int status = isDefault ? STATUS_OF_DEFAULT : response.status();
        return response.examples().isEmpty()
                ? Stream.of(new Documented(
                        status,
                        "",
                        response.standardError() && status >= 400 ? MissingNode.getInstance() : response.sample(),
                        isDefault))
                : response.examples().stream()
                        .map(example -> new Documented(status, example.name(), example.value(), isDefault));
    }

    /** The one that is asked for. */
    static Optional<Documented> preferred(Preferences preferences, List<Documented> documented) {
        String code = preferences.value(Preferences.CODE);
        String example = preferences.value(Preferences.EXAMPLE);
        List<Documented> named = documented.stream()
                .filter(response -> example == null || example.equals(response.example()))
                .toList();
        return named.stream()
                .filter(response -> code == null || code.equals(String.valueOf(response.status())))
                .findFirst()
                .or(() -> named.stream()
                        .filter(Documented::isDefault)
                        .findFirst()
                        .flatMap(response -> withStatus(response, preferences)));
    }

    /** The default is documented for every status of an error. */
    private static Optional<Documented> withStatus(Documented response, Preferences preferences) {
        int status = preferences.number(Preferences.CODE).orElse(0);
        return status >= 400 && status <= 599
                ? Optional.of(new Documented(status, response.example(), response.body(), true))
                : Optional.empty();
    }

    /** What to prefer to get it. */
    public String preference() {
        return Preferences.CODE + "=" + status + (example.isEmpty() ? "" : ", " + Preferences.EXAMPLE + "=" + example);
    }
}
