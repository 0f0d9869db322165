package com.example.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.WalletAccount;
import dev.createwallet.client.WalletClient;
import io.undertow.Undertow;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.junit.jupiter.api.Test;

class WalletsTest {

    @Test
    void servesTheClientOnRestEasyAndUndertow() {
        UndertowServer server = new UndertowServer();
        server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
        server.deploy(new Provider(), "/");
        try (WalletClient client = WalletClient.builder("any").baseUri(server.baseUri()).build()) {
            WalletAccount wallet = client.createWallet(
                    CreateWalletRequest.builder().customerId("cst_existing").gateway("MOBIKWIK").build());

            assertEquals("MOBIKWIK", wallet.wallet());
            assertNull(wallet.token());
        } finally {
            server.stop();
        }
    }

    public static final class Provider extends Application {

        @Override
        public Set<Object> getSingletons() {
            return Set.of(new Wallets());
        }
    }

    private static final class UndertowServer extends UndertowJaxrsServer {

        URI baseUri() {
            InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
            return URI.create("http://127.0.0.1:" + address.getPort());
        }
    }
}
