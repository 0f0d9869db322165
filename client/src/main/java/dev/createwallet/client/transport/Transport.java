package dev.createwallet.client.transport;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Carries requests over HTTP/1.1. It sends each request at most once: it does not retry, follow redirects, respond to a
 * request for authentication or keep cookies. It adds the headers {@code Host} and {@code Content-Length}, and asks for
 * no compression.
 *
 * <p>All methods are called by any number of threads at once.
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends the request of an exchange and waits until its response is received, or until nothing more will be.
     *
     * @param exchange has the request, and takes the response
     * @throws IOException if the exchange failed; {@link java.net.SocketTimeoutException} or
     *     {@link java.net.http.HttpTimeoutException} if that is because of a timeout
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    void send(Exchange exchange) throws IOException, InterruptedException;

    /**
     * Sends the request of an exchange without waiting.
     *
     * @param exchange has the request, and takes the response
     * @return completes when {@link #send} would return or throw. Cancelling it closes the connection. It completes on a
     *     thread on which the caller's code may run for as long as it likes
     */
    CompletableFuture<?> sendAsync(Exchange exchange);

    /**
     * Whether {@link #send} ends at the deadline of the exchange and {@link #sendAsync} returns at once, given that the
     * host's address is known. Otherwise the client calls both on a thread of its own, which costs a change of threads,
     * and leaves that thread behind at the deadline.
     *
     * @return true if the transport keeps the deadline by itself
     */
    default boolean keepsDeadlines() {
        return false;
    }

    /** Frees connections and threads. Called once, by {@code WalletClient.close()}. */
    @Override
    void close();
}
