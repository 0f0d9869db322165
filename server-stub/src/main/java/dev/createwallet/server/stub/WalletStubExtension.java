package dev.createwallet.server.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a running stub: {@code @ExtendWith(WalletStubExtension.class)}, and a parameter of the type
 * {@link WalletStub}. A test method gets a stub of its own, unless {@code @BeforeAll} asked for one, which then serves
 * the whole class. JUnit closes it.
 */
public final class WalletStubExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WalletStubExtension.class);

    /** Made by JUnit. */
    public WalletStubExtension() {
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WalletStub.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(WalletStub.class, type -> {
            try {
                return WalletStub.start();
            } catch (IOException e) {
                throw new UncheckedIOException("The stub could not listen", e);
            }
        });
    }
}
