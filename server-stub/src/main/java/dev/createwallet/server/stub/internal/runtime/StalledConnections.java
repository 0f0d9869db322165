package dev.createwallet.server.stub.internal.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections without progress. A client that sends a byte now and then is never idle, so it would keep its
 * connection for ever: in a TLS handshake, in the headers or in the body.
 */
final class StalledConnections implements Runnable {

    /** Looks in a row without progress. More than one, since a request may be almost complete at a look. */
    private static final int LOOKS = 2;

    private final ServerConnector connector;
    private final Duration interval;
    private Map<EndPoint, Seen> seen = Map.of();

    private record Seen(long done, int looks) {}

    /**
     * Prepares the looks; {@link #run} is the first.
     *
     * @param interval between looks; a connection is closed after two to three intervals
     */
    StalledConnections(ServerConnector connector, Duration interval) {
        this.connector = connector;
        this.interval = interval;
    }

    @Override
    public void run() {
        look();
        connector.getScheduler().schedule(this, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void look() {
        Map<EndPoint, StalledConnections.Seen> now = new HashMap<>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            long done = done(endPoint.getConnection());
            StalledConnections.Seen before = seen.get(endPoint);
            if (before == null || before.done() != done) {
                now.put(endPoint, new Seen(done, 0));
            } else if (before.looks() + 1 < LOOKS) {
                now.put(endPoint, new Seen(done, before.looks() + 1));
            } else {
                endPoint.close();
            }
        }
        seen = now;
    }

    /** Grows with each request whose headers are complete, and with each byte of a response. */
    private static long done(Connection connection) {
        Connection http =
                connection instanceof SslConnection tls ? tls.getSslEndPoint().getConnection() : connection;
        return http.getMessagesIn() + http.getBytesOut();
    }
}
