package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.StubApplication;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.runtime.JettyRuntime;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;

/** What the application is run on, to show that it needs no particular runtime. */
public enum TestRuntime {

    /** The one that the stub is shipped with. */
    JERSEY_ON_JETTY {
        @Override
        public Running start(Application application) throws IOException {
            JettyRuntime runtime = JettyRuntime.open(
                            application,
                            List.of(new JettyRuntime.Listener(new InetSocketAddress("127.0.0.1", 0), null)))
                    .listen();
            return new Running(this, runtime.ports().get(0), runtime::close);
        }
    },

    RESTEASY_ON_UNDERTOW {
        @Override
        public Running start(Application application) {
            TestRuntime.UndertowServer server = new UndertowServer();
            server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
            server.deploy(application, "/");
            return new Running(this, server.port(), server::stop);
        }
    };

    public static final String API_KEY = "key_of_the_tests";

    static final String ORIGIN = "http://page.example";

    /** Starts the application on a free port of the loopback interface. */
    public abstract Running start(Application application) throws IOException;

    /** The stub's application on every runtime; for parameterized classes, which close what they were given. */
    public static Stream<Running> running() {
        return Arrays.stream(values()).map(runtime -> {
            try {
                return runtime.start(new StubApplication(
                        Digest.packaged(), List.of(API_KEY), false, 0, List.of(ORIGIN), "127.0.0.1", request -> {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * A runtime at work.
     *
     * @param stop ends it
     */
    public record Running(TestRuntime runtime, int port, Runnable stop) implements AutoCloseable {

        public URI baseUri() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public void close() {
            stop.run();
        }

        @Override
        public String toString() {
            return runtime.name();
        }
    }

    private static final class UndertowServer extends UndertowJaxrsServer {

        int port() {
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }
    }
}
