package dev.createwallet.client;

import static dev.createwallet.client.Fixtures.REQUEST;
import static dev.createwallet.client.Fixtures.SHORT;
import static dev.createwallet.client.Fixtures.WALLET;
import static dev.createwallet.client.Fixtures.builder;
import static dev.createwallet.client.Fixtures.client;
import static dev.createwallet.client.Fixtures.failure;
import static dev.createwallet.client.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.createwallet.client.testing.Contract;
import dev.createwallet.client.testing.NobodyListens;
import dev.createwallet.client.testing.RawServer;
import dev.createwallet.client.testing.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exception of each failure, and its message. */
@Timeout(30)
class FailureTest {

    private static final String ERROR = """
            {"status":"ERROR","error_code":"invalid_request","error_message":"no gateway",
             "error_info":{"code":"MISSING_MANDATORY_PARAMETER","category":"USER_ERROR","user_message":"u",
              "developer_message":"d","fields":[{"field_name":"gateway","reason":"missing"},{"field_name":"s3cret"}]}}""";

    @Test
    void rejectionHasTheTypedError() {
        RequestRejectedException rejection =
                failure(RequestRejectedException.class, RawServer.responding(response(400, ERROR)));
        assertThat(rejection.status()).isEqualTo(400);
        assertThat(rejection.operation()).isEqualTo("createWallet");
        ErrorBody error = rejection.error(ErrorBody.class);
        assertThat(error).isNotNull();
        assertThat(error.status()).isEqualTo("ERROR");
        assertThat(error.errorCode()).isEqualTo("invalid_request");
        assertThat(error.errorMessage()).isEqualTo("no gateway");
        assertThat(error.errorInfo()).isNotNull();
        assertThat(error.errorInfo().code()).isEqualTo("MISSING_MANDATORY_PARAMETER");
        assertThat(error.errorInfo().fields()).extracting(ErrorField::fieldName).containsExactly("gateway", "s3cret");
        assertThat(error.errorInfo().fields().get(0).reason()).isEqualTo("missing");
    }

    @Test
    void messageOfARejectionNamesOnlyFieldsOfTheContract() {
        assertThat(failure(RequestRejectedException.class, RawServer.responding(response(400, ERROR))))
                .hasMessage("createWallet: the server responded 400: MISSING_MANDATORY_PARAMETER (field: gateway)");
    }

    @Test
    void messageOfARejectionNamesParametersToo() {
        String error = "{\"error_info\":{\"fields\":[{\"field_name\":\"customer_id\"},{\"field_name\":\"version\"}]}}";
        assertThat(failure(RequestRejectedException.class, RawServer.responding(response(400, error))))
                .hasMessageEndingWith("(field: customer_id, version)");
    }

    @Test
    void acceptsAnEmptyError() {
        RequestRejectedException rejection =
                failure(RequestRejectedException.class, RawServer.responding(response(400, "{}")));
        assertThat(rejection.error(ErrorBody.class)).isEqualTo(new ErrorBody(JsonObject.parse("{}")));
        assertThat(rejection).hasMessage("createWallet: the server responded 400");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 429, 500, 502, 503, 504})
    void rejectionHasStatusHeadersAndBodyWhateverTheyAre(int status) {
        RequestRejectedException rejection = failure(
                RequestRejectedException.class,
                RawServer.responding(response(
                        status, "<html>busy</html>", "Retry-After: 7", "WWW-Authenticate: Basic realm=\"r\"")));
        assertThat(rejection.status()).isEqualTo(status);
        assertThat(rejection.error(ErrorBody.class)).isNull();
        assertThat(rejection.response().headers().firstValue("Retry-After")).contains("7");
        assertThat(rejection.response().text()).isEqualTo("<html>busy</html>");
        assertThat(rejection).hasMessage("createWallet: the server responded " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 408, 409, 410, 422, 425, 429, 499, 500, 502, 503, 504})
    void nothingWasDoneOnlyIfTheContractSaysSoOfTheStatus(int status) {
        RequestRejectedException rejection =
                failure(RequestRejectedException.class, RawServer.responding(response(status, "{}")));
        assertThat(rejection.mayHaveBeenDone())
                .isEqualTo(!Contract.operation().get("responses").has(String.valueOf(status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{\"status\":1}"})
    void documentedStatusWithAnotherBodySaysNothingOfWhatWasDone(String body) {
        assertThat(failure(RequestRejectedException.class, RawServer.responding(response(400, body)))
                        .mayHaveBeenDone())
                .isTrue();
    }

    @Test
    void errorThatIsAWalletSaysNothingOfWhatWasDone() {
        // The schema of errors is open and requires nothing, so a wallet fits it.
        assertThat(failure(RequestRejectedException.class, RawServer.responding(response(401, WALLET)))
                        .mayHaveBeenDone())
                .isTrue();
    }

    @Test
    void incompleteErrorSaysNothingOfWhatWasDone() {
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 400 No\r\nContent-Length: 100\r\n\r\n{}");
        });
        assertThat(failure(RequestRejectedException.class, server).mayHaveBeenDone())
                .isTrue();
    }

    @Test
    void invalidResponseHasTheUncheckedObject() {
        InvalidResponseException failure =
                failure(InvalidResponseException.class, RawServer.responding(response(200, "{\"id\":\"wlt_1\"}")));
        assertThat(failure.json()).isEqualTo(JsonObject.parse("{\"id\":\"wlt_1\"}"));
        assertThat(failure(InvalidResponseException.class, RawServer.responding(response(200, "[]")))
                        .json())
                .isNull();
    }

    @Test
    void mayHaveBeenDoneAfterAnInvalidResponse() {
        assertThat(failure(InvalidResponseException.class, RawServer.responding(response(200, "{}")))
                        .mayHaveBeenDone())
                .isTrue();
        assertThat(failure(InvalidResponseException.class, RawServer.responding(response(302, "")))
                        .mayHaveBeenDone())
                .isTrue();
    }

    @Test
    void rejectionWithAnIncompleteBodyIsARejection() {
        RequestRejectedException rejection = failure(RequestRejectedException.class, RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\npart");
        }));
        assertThat(rejection.status()).isEqualTo(503);
        assertThat(rejection.response().text()).isEqualTo("part");
        assertThat(rejection.response().isComplete()).isFalse();
    }

    @Test
    void noConnectionMeansNotSent() throws IOException {
        try (NobodyListens nobody = new NobodyListens();
                WalletClient client = builder().baseUri(nobody.baseUri()).build()) {
            NoResponseException failure =
                    catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST));
            assertThat(failure.mayHaveBeenReceived()).isFalse();
            assertThat(failure.mayHaveBeenDone()).isFalse();
            assertThat(failure)
                    .hasMessage("createWallet: no response; the request was not sent")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void connectionThatEndsWithoutAResponseMeansMaybeReceived() {
        NoResponseException failure =
                failure(NoResponseException.class, RawServer.start(RawServer.Connection::readRequest));
        assertThat(failure.mayHaveBeenReceived()).isTrue();
        assertThat(failure.mayHaveBeenDone()).isTrue();
        assertThat(failure).hasMessage("createWallet: no response; the server may have received the request");
    }

    @Test
    void connectionResetWithinTheHeadersMeansMaybeReceived() {
        NoResponseException failure = failure(NoResponseException.class, RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-");
            connection.reset();
        }));
        assertThat(failure.mayHaveBeenReceived()).isTrue();
    }

    @Test
    void connectionResetBeforeTheRequestIsReadGivesNoResponse() {
        NoResponseException failure = failure(NoResponseException.class, RawServer.start(connection -> {
            connection.readBytes(10);
            connection.reset();
        }));
        assertThat(failure).isNotNull();
    }

    @Test
    void doesNotQuoteWhatIsNotHttp() {
        NoResponseException failure = failure(NoResponseException.class, RawServer.responding("s3cret s3cret\r\n\r\n"));
        assertThat(failure.mayHaveBeenReceived()).isTrue();
        assertThat(Secrets.everythingItSays(failure)).doesNotContain("s3cret");
    }

    @Test
    void causeWithoutItsMessageKeepsItsClassAndStackTrace() {
        NoResponseException failure = failure(NoResponseException.class, RawServer.responding("s3cret s3cret\r\n\r\n"));
        assertThat(failure.getCause()).hasMessageContaining("ProtocolException");
        assertThat(failure.getCause().getStackTrace()).isNotEmpty();
    }

    static Stream<WalletClientException> madeByACaller() {
        ErrorBody error = new ErrorBody(JsonObject.parse(ERROR));
        RawResponse response = RawResponse.of(400, Map.of("Retry-After", List.of("7")), ERROR.getBytes(UTF_8), true);
        return Stream.of(
                new RequestRejectedException("createWallet", "rejected", false, response, error),
                new InvalidResponseException("createWallet", "invalid", response, error.json(), null),
                new NoResponseException("createWallet", "lost", true, new IOException("reset")));
    }

    @ParameterizedTest
    @MethodSource("madeByACaller")
    void canBeMadeAndSerialized(WalletClientException made) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(made);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            WalletClientException read = (WalletClientException) in.readObject();
            assertThat(read).hasMessage(made.getMessage());
            assertThat(read.operation()).isEqualTo("createWallet");
            assertThat(read.mayHaveBeenDone()).isEqualTo(made.mayHaveBeenDone());
            if (read instanceof RequestRejectedException rejection) {
                assertThat(rejection.error(ErrorBody.class).errorMessage()).isEqualTo("no gateway");
                assertThat(rejection.response().headers().firstValue("retry-after"))
                        .contains("7");
                assertThat(rejection.response().text()).isEqualTo(ERROR);
            }
        }
    }

    @Test
    @Tag("jdk")
    void interruptEndsTheCallAndIsPassedOn() throws InterruptedException {
        try (RawServer server = RawServer.stallingAfter("");
                WalletClient client = client(server)) {
            CompletableFuture<NoResponseException> failure = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                failure.complete(catchThrowableOfType(NoResponseException.class, () -> client.createWallet(REQUEST)));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            while (server.requests().isEmpty()) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            assertThat(failure.join()).hasCauseInstanceOf(InterruptedException.class);
            assertThat(failure.join().mayHaveBeenReceived()).isTrue();
            assertThat(interrupted.join()).isTrue();
            assertThat(server.clientClosesWithin(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void asynchronousCallFailsWithTheSameExceptions() throws IOException {
        try (RawServer rejecting = RawServer.responding(response(400, ERROR));
                RawServer invalid = RawServer.responding(response(200, "{}"));
                RawServer silent = RawServer.start(RawServer.Connection::readRequest);
                WalletClient first = client(rejecting);
                WalletClient second = client(invalid);
                WalletClient third = client(silent)) {
            assertThatThrownBy(first.createWalletAsync(REQUEST)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RequestRejectedException.class);
            assertThatThrownBy(second.createWalletAsync(REQUEST)::join)
                    .hasCauseInstanceOf(InvalidResponseException.class);
            assertThatThrownBy(third.createWalletAsync(REQUEST)::join).hasCauseInstanceOf(NoResponseException.class);
        }
    }

    @Test
    void hasThreeKindsOfException() {
        assertThat(WalletClientException.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        RequestRejectedException.class, InvalidResponseException.class, NoResponseException.class);
    }

    @Test
    void timeoutMeansMaybeReceivedIfTheRequestWasSent() {
        // On a busy machine the timeout may pass before the request is sent, and the client must then say so.
        RawServer server = RawServer.stallingAfter("");
        NoResponseException failure = failure(NoResponseException.class, server, SHORT);
        assertThat(failure)
                .hasMessage("createWallet: no response before the timeout; "
                        + (failure.mayHaveBeenReceived()
                                ? "the server may have received the request"
                                : "the request was not sent"));
        if (!server.requests().isEmpty()) {
            assertThat(failure.mayHaveBeenReceived()).isTrue();
        }
    }
}
