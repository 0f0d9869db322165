package dev.createwallet.conformance.internal.exchange;

import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads responses of HTTP/1.0 or 1.1 from a connection. */
final class ResponseReader {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private boolean began;
    private boolean newEnough;
    private boolean keepsConnection;

    /** Sets the timeout to what is left of the deadline before each read. */
    @FunctionalInterface
    interface Patience {

        void renew() throws IOException;
    }

    ResponseReader(InputStream in, Patience patience) {
        this.in = new BufferedInputStream(new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                patience.renew();
                return super.read(bytes, offset, length);
            }
        });
    }

    /**
     * @param head whether the method of the request was HEAD
     * @throws ProtocolException if the response is not HTTP; the message says why
     * @throws EOFException if the connection is closed before the response is complete
     */
    Response read(boolean head) throws IOException {
        began = false;
        int status = status();
        began = true;
        Headers headers = headers();
        while (status / 100 == 1) {
            status = status();
            headers = headers();
        }
        boolean empty = head || status == 204 || status == 304;
        keepsConnection = newEnough
                && headers.all("Connection").stream()
                        .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"))
                && (empty
                        || !headers.all("Content-Length").isEmpty()
                        || !headers.all("Transfer-Encoding").isEmpty());
        return new Response(status, headers, empty ? new byte[0] : body(headers));
    }

    /** Returns whether the status line of the last response was read, whatever came after it. */
    boolean began() {
        return began;
    }

    /** Returns whether the server takes another request over the connection after the last response. */
    boolean keepsConnection() {
        return keepsConnection;
    }

    /**
     * Waits for the first byte of a response.
     *
     * @throws EOFException if the connection is closed instead
     */
    void requireMore() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException();
        }
        in.reset();
    }

    private int status() throws IOException {
        String line = line();
        if (!line.matches("HTTP/1\\.[01] [1-9]\\d\\d( .*)?")) {
            throw new ProtocolException("it has no status line");
        }
        newEnough = line.startsWith("HTTP/1.1");
        return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private Headers headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || Character.isWhitespace(line.charAt(colon - 1))) {
                throw new ProtocolException("a line of its head is no header");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return new Headers(headers);
    }

    private byte[] body(Headers headers) throws IOException {
        List<String> lengths = headers.all("Content-Length");
        List<String> codings = headers.all("Transfer-Encoding");
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        if (!codings.isEmpty() && !chunked) {
            throw new ProtocolException("it has a transfer coding that the request did not ask for");
        }
        // Two readers could find the end of the body at different places (RFC 9112, 6.3).
        if (chunked && !lengths.isEmpty()) {
            throw new ProtocolException("it has a Content-Length and is chunked, too");
        }
        if (lengths.stream().distinct().count() > 1) {
            throw new ProtocolException("it has two Content-Lengths");
        }
        return chunked
                ? chunks()
                : lengths.isEmpty()
                        ? in.readNBytes(LONGEST_BODY)
                        : exactly(number(lengths.get(0), 10, "Content-Length"));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(Math.min(size, LONGEST_BODY - body.size())));
            if (!line().isEmpty()) {
                throw new ProtocolException("a chunk is longer than its size");
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().replaceFirst(";.*", "").trim(), 16, "chunk size");
    }

    /** Returns a length; the longest that is read if it is longer. A sign is no digit. */
    private static int number(String text, int radix, String of) throws ProtocolException {
        if (text.isEmpty() || text.chars().anyMatch(digit -> digit > 'f' || Character.digit(digit, radix) < 0)) {
            throw new ProtocolException("it has an invalid " + of);
        }
        return new BigInteger(text, radix).min(BigInteger.valueOf(LONGEST_BODY)).intValue();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw line.size() == 0 ? new EOFException() : new ProtocolException("a line of its head has no end");
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("a line of its head is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
