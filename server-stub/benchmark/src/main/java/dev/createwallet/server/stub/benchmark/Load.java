package dev.createwallet.server.stub.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One request, prepared as bytes, sent again and again over connections that are kept alive. One thread does it all, so
 * that it takes little from the servers that it shares the machine with.
 */
final class Load {

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int LARGEST_RESPONSE = 16 * 1024;
    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(ISO_8859_1);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final byte[] END_OF_CHUNKS = "\r\n0\r\n\r\n".getBytes(ISO_8859_1);

    private final InetSocketAddress address;
    private final byte[] request;

    Load(InetSocketAddress address, String request) {
        this.address = address;
        this.request = request.getBytes(ISO_8859_1);
    }

    /**
     * The outcome of a run in which every response was a 200.
     *
     * @param perSecond requests
     * @param percentile99 of the latencies, in milliseconds
     */
    record Result(double perSecond, double percentile99) {}

    /** Sends requests until so many responses came or the time is over. */
    Result run(int connections, int requests, Duration time) throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(SocketChannel.open(address));
            }
            return run(open, requests, time);
        } finally {
            for (SocketChannel channel : open) {
                channel.close();
            }
        }
    }

    private Result run(List<SocketChannel> open, int requests, Duration time) throws IOException {
        long[] latencies = new long[1 << 16];
        int received = 0;
        try (Selector selector = Selector.open()) {
            for (SocketChannel channel : open) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
            }
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            for (SelectionKey key : selector.keys()) {
                ((Connection) key.attachment()).send();
            }
            while (received < requests && System.nanoTime() < end) {
                if (selector.select(SILENCE.toMillis()) == 0) {
                    throw new IOException("No response for " + SILENCE);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Load.Connection connection = (Connection) key.attachment();
                    if (connection.receive()) {
                        if (received == latencies.length) {
                            latencies = Arrays.copyOf(latencies, 2 * received);
                        }
                        latencies[received++] = System.nanoTime() - connection.sent;
                        connection.send();
                    }
                }
                selector.selectedKeys().clear();
            }
            long nanos = System.nanoTime() - begin;
            long[] sorted = Arrays.copyOf(latencies, received);
            Arrays.sort(sorted);
            return new Result(received * 1e9 / nanos, sorted[(int) (received * 0.99)] / 1e6);
        }
    }

    /** Returns whether the server responds with 200 on a new connection. */
    boolean responds() throws IOException {
        try {
            run(1, 1, SILENCE);
            return true;
        } catch (SocketException | EOFException e) {
            // Not listening yet.
            return false;
        }
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer out =
                ByteBuffer.allocateDirect(request.length).put(request).flip();
        private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_RESPONSE);
        private final byte[] response = new byte[LARGEST_RESPONSE];
        private int filled;
        private long sent;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send() throws IOException {
            filled = 0;
            sent = System.nanoTime();
            if (channel.write(out.rewind()) < request.length) {
                throw new IOException("The server does not read");
            }
        }

        /** Returns whether the response is complete. */
        boolean receive() throws IOException {
            int read = channel.read(in.clear());
            if (read < 0) {
                throw new EOFException("The server closed the connection after " + text());
            }
            in.flip().get(response, filled, read);
            filled += read;
            int body = indexOf(END_OF_HEAD) + END_OF_HEAD.length;
            if (body < END_OF_HEAD.length) {
                return false;
            }
            if (!Arrays.equals(response, 0, OK.length, OK, 0, OK.length)) {
                throw new IOException("Not a 200: " + text());
            }
            int length = contentLength(body);
            return length < 0 ? endsInChunk() : filled == body + length;
        }

        private boolean endsInChunk() {
            int from = filled - END_OF_CHUNKS.length;
            return from > 0 && Arrays.equals(response, from, filled, END_OF_CHUNKS, 0, END_OF_CHUNKS.length);
        }

        /** Negative if there is none. */
        private int contentLength(int body) {
            for (int line = OK.length; line < body; line++) {
                if (response[line] == '\n'
                        && (response[line + 1] | 0x20) == 'c'
                        && (response[line + 9] | 0x20) == 'l') {
                    String text = new String(response, line + 1, body - line, ISO_8859_1);
                    if (text.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        return Integer.parseInt(text.substring("content-length:".length(), text.indexOf('\r'))
                                .strip());
                    }
                }
            }
            return -1;
        }

        private int indexOf(byte[] wanted) {
            for (int i = 0; i <= filled - wanted.length; i++) {
                if (response[i] == wanted[0]
                        && Arrays.equals(response, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return i;
                }
            }
            return -wanted.length;
        }

        private String text() {
            return new String(response, 0, filled, ISO_8859_1);
        }
    }
}
