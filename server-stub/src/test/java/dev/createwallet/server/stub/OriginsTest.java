package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may call the stub. */
@ParameterizedClass
@MethodSource("dev.createwallet.server.stub.TestRuntime#running")
class OriginsTest {

    private final TestRuntime.Running server;

    OriginsTest(TestRuntime.Running server) {
        this.server = server;
    }

    @Test
    void letsPagesOfAllowedOriginsCallOperations() throws IOException {
        RawResponse preflight = send("OPTIONS", RawHttp.PATH, "localhost", """
                Origin: http://page.example
                Access-Control-Request-Method: POST
                Access-Control-Request-Headers: authorization
                """);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.head())
                .contains(
                        "Access-Control-Allow-Origin: http://page.example",
                        "Access-Control-Allow-Methods: POST",
                        "Access-Control-Allow-Headers: authorization");
        assertThat(send("POST", RawHttp.PATH, "localhost", "Origin: http://page.example\n")
                        .head())
                .contains("Access-Control-Allow-Origin: http://page.example");
    }

    @Test
    void letsPagesOfOtherOriginsReadTheContractOnly() throws IOException {
        assertThat(send("POST", RawHttp.PATH, "localhost", "Origin: http://other.example\n")
                        .head())
                .doesNotContain("Access-Control");
        for (String document : new String[] {"/openapi.yaml", "/openapi.json"}) {
            RawResponse response = send("GET", document, "localhost", "Origin: http://other.example\n");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.head()).contains("Access-Control-Allow-Origin: *");
            assertThat(response.body()).contains("createWallet");
        }
    }

    @Test
    void letsAllReadTheDescriptionOfTheControlApi() throws IOException {
        RawResponse response = RawHttp.exchange(
                server.port(),
                "GET /sandbox/openapi.yaml HTTP/1.1\r\nHost: rebound.example\r\nOrigin: http://other.example\r\n"
                        + "Connection: close\r\n\r\n");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head()).contains("application/yaml", "Access-Control-Allow-Origin: *");
        assertThat(response.body()).startsWith("openapi: 3.0.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s%61ndbox/requests", "/sandbox/requests;x", "/sandbox;x/requests", "/sandbox%2Frequests"})
    void takesNoOtherSpellingOfTheControlApi(String path) throws IOException {
        assertThat(send("GET", path, "rebound.example", "").status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://page.example", "http://other.example", "null", "http://localhost:1"})
    void keepsPagesOfOtherOriginsFromTheControlApi(String origin) throws IOException {
        RawResponse response = send("GET", "/sandbox/requests", "localhost", "Origin: " + origin + "\n");
        response.assertRejectedInJson(403);
        assertThat(response.head()).doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,        200",
        "localhost:8080,   200",
        "127.0.0.1:8080,   200",
        "[::1]:8080,       200",
        "stub,             200",
        "rebound.example,  403",
        "1.2.3.4.nip.io:8, 403"
    })
    void takesNoForeignHostForTheControlApi(String host, int status) throws IOException {
        assertThat(send("GET", "/sandbox/requests", host, "").status()).isEqualTo(status);
        assertThat(send("GET", "/sandbox/requests", host, "Origin: http://" + host + "\n")
                        .status())
                .isEqualTo(status);
    }

    private RawResponse send(String method, String path, String host, String headers) throws IOException {
        return RawHttp.exchange(
                server.port(),
                RawHttp.head(method, path).replace("Host: localhost", "Host: " + host) + headers.replace("\n", "\r\n")
                        + "Content-Length: 0\r\n\r\n");
    }
}
