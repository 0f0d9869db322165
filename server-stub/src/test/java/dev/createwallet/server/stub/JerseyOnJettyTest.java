package dev.createwallet.server.stub;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** The runtime that the stub is shipped with. */
class JerseyOnJettyTest extends Behaviour {

    @Override
    Running start(Application application) throws IOException {
        var runtime = JettyRuntime.start(application, new InetSocketAddress("127.0.0.1", 0));
        return new Running() {

            @Override
            public URI baseUri() {
                return URI.create("http://127.0.0.1:" + runtime.port());
            }

            @Override
            public void close() {
                runtime.close();
            }
        };
    }
}
