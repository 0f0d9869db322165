package dev.createwallet.server.stub;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends a byte now and then. */
public final class Drip {

    private Drip() {}

    /** Whether the server ends the connection before all is sent. */
    public static boolean isCutOff(Socket socket, String rest, Duration pause) throws IOException {
        // It waits for a response in between, which is the pause.
        socket.setSoTimeout(Math.toIntExact(pause.toMillis()));
        for (byte sent : rest.getBytes(StandardCharsets.ISO_8859_1)) {
            try {
                socket.getOutputStream().write(sent);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // Still open.
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }
}
