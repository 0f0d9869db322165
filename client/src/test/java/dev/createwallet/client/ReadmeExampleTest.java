package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.testing.NobodyListens;
import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {

    @Test
    void createsAWallet() {
        try (RawServer server = RawServer.responding(response(200, WALLET))) {
            assertThat(ReadmeExample.createWallet("key", server.baseUri())).isEqualTo("created wlt_yvuidaocnaupkvz3");
            assertThat(server.request()).endsWith("\r\n\r\ngateway=MOBIKWIK&command=authenticate");
        }
    }

    @Test
    void tellsWhetherTheWalletMayHaveBeenCreated() throws IOException {
        try (RawServer rejecting = RawServer.responding(response(400, "{}"));
                RawServer proxy = RawServer.responding(response(504, "<html>"));
                RawServer broken = RawServer.responding(response(200, "{}"));
                RawServer silent = RawServer.start(RawServer.Connection::readRequest);
                NobodyListens nobody = new NobodyListens()) {
            assertThat(ReadmeExample.createWallet("key", rejecting.baseUri()))
                    .startsWith("not created: ")
                    .endsWith("the server responded 400");
            assertThat(ReadmeExample.createWallet("key", proxy.baseUri()))
                    .startsWith("created or not: ")
                    .endsWith("the server responded 504");
            assertThat(ReadmeExample.createWallet("key", broken.baseUri()))
                    .startsWith("created or not: ")
                    .endsWith("id is missing");
            assertThat(ReadmeExample.createWallet("key", silent.baseUri())).startsWith("created or not: ");
            assertThat(ReadmeExample.createWallet("key", nobody.baseUri())).startsWith("not created: ");
        }
    }
}
