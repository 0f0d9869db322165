package dev.createwallet.server.stub.internal.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Knows which connections have a request without a response, so that a stub that stops closes the others soon and
 * leaves these time: on a loaded machine, a body that the client has sent may not have been read for a while.
 */
final class InFlight {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private static final String STALLED = InFlight.class.getName();

    private final Map<EndPoint, Request> requests = new ConcurrentHashMap<>();

    /** Counts the request until its response is complete or has failed. */
    void add(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        requests.put(endPoint, request);
        Request.addCompletionListener(request, failure -> requests.remove(endPoint));
    }

    /** Its response will not be complete, so a stub that stops does not wait for it. */
    static void stalls(Request request) {
        request.setAttribute(STALLED, true);
    }

    /** Closes the connections without a request, now and then until the server has stopped, beginning after a while. */
    void closeOthers(ServerConnector connector, Duration after) {
        connector
                .getScheduler()
                .schedule(
                        () -> {
                            for (EndPoint endPoint : connector.getConnectedEndPoints()) {
                                Request request = requests.get(inner(endPoint));
                                if (request == null || request.getAttribute(STALLED) != null) {
                                    endPoint.close();
                                }
                            }
                            closeOthers(connector, INTERVAL);
                        },
                        after.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** The end of TLS that requests come from, or of plain HTTP the same. */
    private static EndPoint inner(EndPoint endPoint) {
        return endPoint.getConnection() instanceof SslConnection tls ? tls.getSslEndPoint() : endPoint;
    }
}
