package dev.createwallet.conformance;

import dev.createwallet.server.stub.WalletStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the provider to test: the one at {@code contract.base-uri}, with the API key {@code contract.api-key},
 * or else our own stub. Both are JUnit configuration parameters, which system properties can set.
 */
final class ProviderExtension implements ParameterResolver {

    static final String BASE_URI = "contract.base-uri";
    static final String API_KEY = "contract.api-key";

    /** Whether a breach of what the provider's page does not state is a failure, too. It is for our own stub. */
    static final String STRICT = "contract.strict";

    /** Followed by the name of a parameter's example: the value that stands for it at the provider. */
    static final String EXAMPLE = "contract.example.";

    /** Followed by the name of a field of a request: the value that is sent there instead of the examples' own. */
    static final String VALUE = "contract.value.";

    /**
     * @param strict whether every breach counts, or only those of what the page states
     */
    record Subject(Target target, boolean strict) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Subject.class;
    }

    @Override
    public Subject resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getConfigurationParameter(BASE_URI)
                .map(baseUri -> new Subject(
                        target(baseUri, context),
                        context.getConfigurationParameter(STRICT, Boolean::valueOf)
                                .orElse(false)))
                .orElseGet(() -> {
                    WalletStub stub = stub(context);
                    return new Subject(Target.of(stub.baseUri(), stub.apiKey()), true);
                });
    }

    private static Target target(String baseUri, ExtensionContext context) {
        Target target = Target.of(URI.create(baseUri), apiKey(context));
        for (ParameterExample example : Contract.packaged().parameterExamples()) {
            String value =
                    context.getConfigurationParameter(EXAMPLE + example.id()).orElse(null);
            target = value == null ? target : target.withExample(example.id(), value);
        }
        for (String field : Contract.packaged().fields()) {
            String value = context.getConfigurationParameter(VALUE + field).orElse(null);
            target = value == null ? target : target.withValue(field, value);
        }
        return target;
    }

    private static String apiKey(ExtensionContext context) {
        return context.getConfigurationParameter(API_KEY)
                .orElseThrow(() -> new IllegalArgumentException(
                        BASE_URI + " is given without " + API_KEY + "; add -D" + API_KEY + "=KEY"));
    }

    /** One stub for all tests, closed after the last. */
    private static WalletStub stub(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ProviderExtension.class))
                .computeIfAbsent(WalletStub.class, key -> start(), WalletStub.class);
    }

    private static WalletStub start() {
        try {
            return WalletStub.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
