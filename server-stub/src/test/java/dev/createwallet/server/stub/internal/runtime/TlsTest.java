package dev.createwallet.server.stub.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateParsingException;
import org.junit.jupiter.api.Test;

class TlsTest {

    private static InetSocketAddress host(String name) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}), 0);
    }

    @Test
    void makesACertificateForTheHostAndLocalhost() throws IOException, CertificateParsingException {
        assertThat(Tls.forLocalhostAnd(host("stub.example")).certificate().getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString()))
                .contains("localhost", "127.0.0.1", "stub.example");
    }

    @Test
    void namesAnAddressAsAnAddressAndNotTheOneForAll() throws IOException {
        assertThat(Tls.names(host("stub.example"))).endsWith(",dns:stub.example");
        assertThat(Tls.names(new InetSocketAddress("127.0.0.2", 0))).endsWith(",ip:127.0.0.2");
        assertThat(Tls.names(new InetSocketAddress("0.0.0.0", 0))).doesNotContain("0.0.0.0");
    }
}
