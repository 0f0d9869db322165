package dev.createwallet.server.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Gives JUnit tests a running stub: {@code @ExtendWith(WalletStubExtension.class)}, and a parameter of the type
 * {@link WalletStub}. A test method gets a stub of its own, unless {@code @BeforeAll} or the constructor takes one,
 * which then serves the whole class. It is closed when the test or the class ends.
 *
 * <p>JUnit Jupiter 5.10 or later.
 */
public final class WalletStubExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(WalletStubExtension.class);

    private final Consumer<WalletStub.Builder> options;

    /** Gives stubs with default options. */
    public WalletStubExtension() {
        this(builder -> {});
    }

    /**
     * Gives stubs with options, as the value of a field:
     * {@code @RegisterExtension static final WalletStubExtension STUBS = new WalletStubExtension(Builder::allowFaults)}.
     * Beside such a field, an annotation of the class or of one that it extends has no effect.
     *
     * @param options sets them
     */
    public WalletStubExtension(Consumer<WalletStub.Builder> options) {
        this.options = options;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WalletStub.class
                && inAField(context).map(field -> field == this).orElse(true);
    }

    /** Returns the extension in a field of the test class, which takes precedence over one from an annotation. */
    private static Optional<Object> inAField(ExtensionContext context) {
        return Stream.<Class<?>>iterate(context.getRequiredTestClass(), Objects::nonNull, Class::getEnclosingClass)
                .flatMap(type -> AnnotationSupport.findAnnotatedFields(type, RegisterExtension.class).stream())
                .filter(field -> field.getType() == WalletStubExtension.class)
                .flatMap(field -> value(field, context).stream())
                .findFirst();
    }

    private static Optional<Object> value(Field field, ExtensionContext context) {
        Object instance = context.getTestInstances()
                .flatMap(instances -> instances.findInstance(field.getDeclaringClass()))
                .orElse(null);
        return instance == null && !Modifier.isStatic(field.getModifiers())
                ? Optional.empty()
                : ReflectionSupport.tryToReadFieldValue(field, instance).toOptional();
    }

    /** One at a time: the constructors of a class may run in parallel, and must get the same stub. */
    @Override
    public synchronized Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        WalletStub running = store.get(this, WalletStub.class);
        if (running != null) {
            return running;
        }
        WalletStub.Builder builder = WalletStub.builder();
        options.accept(builder);
        try {
            WalletStub stub = builder.start();
            store.put(this, stub);
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException("The stub could not listen", e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    /**
     * Closes the stub of this test or class, not of one around it. JUnit before 5.13 does not close AutoCloseable store
     * values.
     */
    private void close(ExtensionContext context) {
        WalletStub stub = context.getStore(NAMESPACE).remove(this, WalletStub.class);
        if (stub != null) {
            stub.close();
        }
    }
}
