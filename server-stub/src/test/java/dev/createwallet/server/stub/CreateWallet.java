package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.Operation;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operation that creates wallets, for tests that are about it, and its scenarios. */
public final class CreateWallet {

    public static final Operation OPERATION = Digest.packaged().operation("createWallet");

    /** The first scenario that succeeds. */
    static final Scenario CREATED = OPERATION.scenarios().stream()
            .filter(Scenario::succeeds)
            .findFirst()
            .orElseThrow();

    static final Scenario UNKNOWN_CUSTOMER = OPERATION.scenarios().stream()
            .filter(scenario -> scenario.name().equals("unknown_customer"))
            .findFirst()
            .orElseThrow();

    /** The path of a customer that exists. */
    public static final String PATH = OPERATION.target(CREATED);

    static final String PATH_OF_UNKNOWN = OPERATION.target(UNKNOWN_CUSTOMER);

    /** How the contract sends the API key. */
    static final boolean IS_BASIC = OPERATION.security().get(0).get(0).kind() == Operation.Scheme.Kind.BASIC;

    private CreateWallet() {}

    /** The header Authorization with that key. */
    static String authorization(String apiKey) {
        return IS_BASIC
                ? "Basic " + Base64.getEncoder().encodeToString((apiKey + ":").getBytes(StandardCharsets.UTF_8))
                : "Bearer " + apiKey;
    }

    static Map<String, String> form(Scenario scenario) {
        Map<String, String> form = new LinkedHashMap<>();
        scenario.values().forEach((source, value) -> {
            if (source.in().equals(Source.BODY)) {
                form.put(source.name(), value.asText());
            }
        });
        return form;
    }

    static String customer(Scenario scenario) {
        return scenario.values().get(new Source("path", "customer_id")).textValue();
    }
}
