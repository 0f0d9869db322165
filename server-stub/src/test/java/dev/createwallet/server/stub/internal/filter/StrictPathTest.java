package dev.createwallet.server.stub.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.RawHttp;
import dev.createwallet.server.stub.RawResponse;
import dev.createwallet.server.stub.TestRuntime;
import dev.createwallet.server.stub.internal.response.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an operation gets of an id, on whatever runtime. */
@ParameterizedClass
@MethodSource("echoing")
class StrictPathTest {

    private final TestRuntime.Running server;

    StrictPathTest(TestRuntime.Running server) {
        this.server = server;
    }

    static Stream<TestRuntime.Running> echoing() {
        return Arrays.stream(TestRuntime.values()).map(runtime -> {
            try {
                return runtime.start(new Echoing());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cst_existing,    63 73 74 5f 65 78 69 73 74 69 6e 67",
        "a%2Fb,           61 2f 62",
        "a%252Fb,         61 25 32 46 62",
        "a+b,             61 2b 62",
        "a%20b,           61 20 62",
        "a;b=c,           61 3b 62 3d 63",
        "a%3Bb,           61 3b 62",
        "..;,             2e 2e 3b",
        "%C3%A9,          e9",
        "a%5Cb,           61 5c 62",
        "%01%7F,          1 7f",
        "a:b@c,           61 3a 62 40 63"
    })
    void passesEachIdToTheOperation(String escaped, String characters) throws IOException {
        RawResponse response =
                RawHttp.exchange(server.port(), RawHttp.request("GET", "/echo/" + escaped + "/end", null, ""));

        assertThat(response.status()).isEqualTo(200);
        // In hexadecimal digits, so that nothing else can change on its way back.
        assertThat(Json.MAPPER.readTree(response.body()))
                .extracting(JsonNode::textValue)
                .containsExactly(characters.split(" "));
    }

    private static final class Echoing extends Application {

        @Override
        @SuppressWarnings("deprecation")
        public Set<Object> getSingletons() {
            return Set.of(new StrictPath(), new Json(), new Echo());
        }
    }

    /** Responds with the characters of the id. */
    @Path("echo")
    public static final class Echo {

        @GET
        @Path("{id}/end")
        public List<String> characters(@PathParam("id") String id) {
            return id.chars().mapToObj(Integer::toHexString).toList();
        }
    }
}
