package dev.createwallet.server.stub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.server.stub.RawHttp;
import dev.createwallet.server.stub.RawResponse;
import dev.createwallet.server.stub.TestRuntime;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import dev.createwallet.server.stub.internal.response.ErrorMapper;
import dev.createwallet.server.stub.internal.response.Json;
import dev.createwallet.server.stub.internal.sandbox.Sandboxes;
import dev.createwallet.server.stub.internal.sandbox.Settings;
import dev.createwallet.server.stub.internal.scenario.GivenScenario;
import dev.createwallet.server.stub.internal.scenario.OperationId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The security schemes that a contract may have, alone, as a choice, and none. */
class AuthenticationTest {

    private static final Digest CONTRACT = Digest.read("""
            {"version": "1", "operations": [
              {"id": "bearer", "method": "GET", "path": "/bearer", "security": [[{"kind": "BEARER"}]]},
              {"id": "header", "method": "GET", "path": "/header", "security": [[{"kind": "API_KEY_IN_HEADER", "name": "X-Key"}]]},
              {"id": "query", "method": "GET", "path": "/query", "security": [[{"kind": "API_KEY_IN_QUERY", "name": "key"}]]},
              {"id": "choice", "method": "GET", "path": "/choice",
               "security": [[{"kind": "BASIC"}], [{"kind": "API_KEY_IN_HEADER", "name": "X-Key"}]]},
              {"id": "both", "method": "GET", "path": "/both",
               "security": [[{"kind": "BASIC"}, {"kind": "API_KEY_IN_HEADER", "name": "X-Key"}]]},
              {"id": "open", "method": "GET", "path": "/open", "security": [[{"kind": "BASIC"}], []]}]}
            """.getBytes(StandardCharsets.UTF_8));

    private static TestRuntime.Running server;

    @BeforeAll
    static void start() throws IOException {
        server = TestRuntime.JERSEY_ON_JETTY.start(new Secured());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/bearer,                     Authorization: Bearer key_of_the_tests, 200",
        "/bearer,                     Authorization: bearer key_of_the_tests, 200",
        "/bearer,                     Authorization: Bearer another,          401",
        "/bearer,                     Authorization: Basic key_of_the_tests,  401",
        "/bearer,                     Accept: */*,                            401",
        "/header,                     X-Key: key_of_the_tests,                200",
        "/header,                     X-Key: another,                         401",
        "/header,                     Accept: */*,                            401",
        "/query?key=key_of_the_tests, Accept: */*,                            200",
        "/query?key=another,          Accept: */*,                            401",
        "/query,                      Accept: */*,                            401",
        "/choice,                     X-Key: key_of_the_tests,                200",
        "/choice,                     Authorization: Basic a2V5X29mX3RoZV90ZXN0czo=, 200",
        "/choice,                     X-Key: another,                         401",
        "/both?X-Key=key_of_the_tests, Authorization: Basic a2V5X29mX3RoZV90ZXN0czo=, 401",
        "/both,                       X-Key: key_of_the_tests,                401",
        "/both,                       'X-Key: key_of_the_tests\r\nAuthorization: Basic a2V5X29mX3RoZV90ZXN0czo=', 200",
        "/open,                       Accept: */*,                            200"
    })
    void acceptsTheKeyInTheWaysOfTheContract(String target, String header, int status) throws IOException {
        RawResponse response = RawHttp.exchange(
                server.port(),
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");

        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.text()).doesNotContain("key_of_the_tests", "another");
    }

    private static final class Secured extends Application {

        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of(
                    new StrictPath(),
                    new OperationFilters(
                            CONTRACT,
                            new Sandboxes(CONTRACT, List.of(TestRuntime.API_KEY), new Settings(false, 0, "")),
                            new GivenScenario()),
                    new Json(),
                    new ErrorMapper(CONTRACT.mediaTypes()),
                    new Operations());
        }
    }

    /** The operations of the digest. */
    @Path("/")
    @Produces("application/json")
    public static final class Operations {

        @GET
        @Path("bearer")
        @OperationId("bearer")
        public Map<String, String> bearer() {
            return Map.of();
        }

        @GET
        @Path("header")
        @OperationId("header")
        public Map<String, String> header() {
            return Map.of();
        }

        @GET
        @Path("query")
        @OperationId("query")
        public Map<String, String> query() {
            return Map.of();
        }

        @GET
        @Path("choice")
        @OperationId("choice")
        public Map<String, String> choice() {
            return Map.of();
        }

        @GET
        @Path("both")
        @OperationId("both")
        public Map<String, String> both() {
            return Map.of();
        }

        @GET
        @Path("open")
        @OperationId("open")
        public Map<String, String> open() {
            return Map.of();
        }
    }
}
