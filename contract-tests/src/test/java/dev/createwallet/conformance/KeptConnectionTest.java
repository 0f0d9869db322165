package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection that a server keeps carries one response after the other, each to its request. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptConnectionTest {

    private Sound sound;
    private String apiKey;

    @BeforeAll
    void start(WalletStub stub) {
        sound = Sound.at(stub);
        apiKey = stub.apiKey();
    }

    /** Handles one request, and returns whether the connection is kept. */
    @FunctionalInterface
    private interface Handler {

        boolean handle(Socket connection) throws IOException;
    }

    private String response(String bytes) throws IOException {
        try {
            Request request = AlteredProvider.parsed(bytes);
            Response response = sound.respond(request);
            return AlteredProvider.bytes(response).replace("connection: close\r\n", "");
        } catch (NoResponseException e) {
            throw new IOException(e);
        }
    }

    private boolean whole(Socket connection, String before, String after) throws IOException {
        String bytes = SocketServer.readRequest(connection);
        if (!bytes.contains("\r\n\r\n")) {
            return false;
        }
        String response = response(bytes);
        SocketServer.write(connection, response.startsWith(before) ? response + after : response);
        return true;
    }

    /** Reads a body only if the credentials are good. */
    private boolean unread(Socket connection) throws IOException {
        String head = SocketServer.readHead(connection);
        if (!head.startsWith("POST ")) {
            SocketServer.write(connection, "HTTP/1.1 501 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return false;
        }
        String response = response(head);
        if (response.startsWith("HTTP/1.1 401")) {
            SocketServer.write(connection, response);
            return true;
        }
        SocketServer.write(connection, response(head + SocketServer.readBody(connection, head)));
        return true;
    }

    private Report run(Handler handler) throws Exception {
        try (SocketServer server = new SocketServer((connection, number) -> {
            boolean kept = true;
            while (kept) {
                kept = handler.handle(connection);
            }
        })) {
            return Conformance.of(PackagedContract.contract(), Target.of(server.baseUri(), apiKey))
                    .strict(true)
                    .run(result -> {});
        }
    }

    private DynamicTest conforms(String name, Handler handler) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(run(handler).findings()).isEmpty());
    }

    private DynamicTest finds(String name, String clause, Handler handler) {
        return DynamicTest.dynamicTest(name, () -> {
            Report report = run(handler);

            assertThat(report.findings())
                    .filteredOn(finding ->
                            finding.results().get(0).clause().operation().equals("createWallet"))
                    .singleElement()
                    .returns(Outcome.FAILS, Finding::outcome)
                    .satisfies(finding -> assertThat(finding.results())
                            .extracting(result -> result.clause().id())
                            .contains("createWallet/connection/" + clause));
        });
    }

    @TestFactory
    Stream<DynamicTest> findsConnectionThatIsOutOfStep() {
        return Stream.of(
                finds("does not read the body that it rejects", "unauthenticated", this::unread),
                finds("sends more than its length after success", "accepted", c -> whole(c, "HTTP/1.1 200", "\r\nxx")),
                finds("sends more than its length after 400", "rejected", c -> whole(c, "HTTP/1.1 400", "xx")),
                finds("sends more than its length after 401", "unauthenticated", c -> whole(c, "HTTP/1.1 401", "xx")));
    }

    @TestFactory
    Stream<DynamicTest> acceptsSoundUseOfConnections() {
        return Stream.of(
                conforms("keeps each connection", c -> whole(c, "", "")),
                conforms("closes each connection without a word", c -> {
                    whole(c, "", "");
                    return false;
                }));
    }
}
