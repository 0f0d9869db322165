package dev.createwallet.server.stub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.response.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A response as it came over a socket, from its first byte to the end of the connection. */
public record RawResponse(String text) {

    /** Reads until the server closes, also if it resets the connection after its response. */
    public static RawResponse read(InputStream in) throws IOException {
        RawResponse response = readIfAny(in);
        assertThat(response.text()).as("response").isNotEmpty();
        return response;
    }

    /** The same, for a request that may get no response. */
    public static RawResponse readIfAny(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (SocketException e) {
            // Reset, since the server had bytes left to read. What came before counts.
        }
        return new RawResponse(bytes.toString(StandardCharsets.UTF_8));
    }

    public int status() {
        assertThat(text).startsWith("HTTP/1.");
        return Integer.parseInt(text.split(" ", 3)[1]);
    }

    public String head() {
        return text.substring(0, text.indexOf("\r\n\r\n") + 2);
    }

    public String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    public void assertRejectedInJson(int status) throws IOException {
        assertThat(status()).as(text).isEqualTo(status).isBetween(400, 499);
        assertThat(head().toLowerCase(Locale.ROOT))
                .contains("\r\ncontent-type: application/json\r\n", "\r\nx-content-type-options: nosniff\r\n");
        JsonNode body = Json.MAPPER.readTree(body());
        assertThat(body.path("error_message").textValue()).isNotBlank();
        assertThat(body.at("/error_info/developer_message").textValue())
                .isNotBlank()
                .doesNotContainIgnoringCase("exception", "java", "jetty", "org.");
    }
}
