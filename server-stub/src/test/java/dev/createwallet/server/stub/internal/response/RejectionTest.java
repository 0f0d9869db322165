package dev.createwallet.server.stub.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionTest {

    /** The tooling decides by its own statement of the body which documented responses take it. */
    @Test
    void hasTheBodyThatTheToolingJudgesSchemasBy() throws IOException {
        Rejection rejection = new Rejection(400, Code.INVALID_INPUT, "x", List.of(new Field("x", "x")));
        try (InputStream digest = getClass().getResourceAsStream("/META-INF/openapi/create-wallet.digest.json")) {
            JsonNode expected = Json.MAPPER.readTree(digest).path("standardError");
            assertThat(rejection.body().json()).isEqualTo(expected);
        }
    }
}
