package dev.createwallet.client.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A port that rejects connections, and that no other test can listen on as long as this is open. */
public final class NobodyListens implements AutoCloseable {

    private final Socket reserved = new Socket();

    public NobodyListens() throws IOException {
        reserved.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + reserved.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        reserved.close();
    }
}
