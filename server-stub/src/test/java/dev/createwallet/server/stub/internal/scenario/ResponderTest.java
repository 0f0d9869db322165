package dev.createwallet.server.stub.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.response.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which scenario a request gets, and what its response repeats. */
class ResponderTest {

    private static final Digest CONTRACT = Digest.read("""
            {"version": "1", "operations": [{
              "id": "change", "method": "POST", "path": "/w/{id}",
              "body": {"mediaTypes": ["application/x-www-form-urlencoded"]},
              "scenarios": [
                {"name": "link", "parameters": {"path": {"id": "w1"}}, "body": {"command": "link", "otp": "1"}, "status": 200,
                 "response": {"id": "w1", "done": "link"}},
                {"name": "delink", "parameters": {"path": {"id": "w1"}}, "body": {"command": "delink"}, "status": 200,
                 "response": {"id": "w1", "done": "delink", "note": {"text": "t"}}},
                {"name": "unknown", "parameters": {"path": {"id": "w0"}}, "body": {"command": "refresh"}, "status": 404, "response": {}},
                {"name": "exists", "parameters": {"path": {"id": "w1"}}, "body": {"command": "create"}, "status": 409,
                 "response": {"error_code": "EXISTS"}},
                {"name": "full", "parameters": {"path": {"id": "w1"}, "query": {"page": 9}}, "body": {"command": "link", "otp": "1"},
                 "status": 422, "response": {"title": "full"}}],
              "responses": [
                {"status": 200, "mediaType": "application/json", "sample": {}, "unique": [],
                 "echoes": [{"at": ["id"], "in": "path", "name": "id", "absent": "keep", "around": []},
                            {"at": ["note", "text"], "in": "body", "name": "note", "absent": "remove", "around": [{"kind": "k"}]}]},
                {"status": 404, "standardError": true}, {"status": 409, "standardError": true}, {"status": 422}]}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final Responder responder = new Responder(CONTRACT, new GivenScenario());

    private JsonNode respond(Values values) {
        Response response;
        try {
            response = responder.respondAny("change", values);
        } catch (WebApplicationException e) {
            response = e.getResponse();
        }
        return Json.MAPPER
                .createObjectNode()
                .put("status", response.getStatus())
                .set("body", Json.MAPPER.valueToTree(response.getEntity()));
    }

    @ParameterizedTest
    @CsvSource({
        "w1, link, 1, link",
        "w7, link, 8, link",
        "w1, delink, , delink",
        "w1, other, , delink",
        "w1, link, , link"
    })
    void takesTheScenarioWithTheMostInCommon(String id, String command, String otp, String done) {
        JsonNode response =
                respond(new Values().path("id", id).form("command", command).form("otp", otp));

        assertThat(response.path("status").intValue()).isEqualTo(200);
        assertThat(response.at("/body/done").textValue()).isEqualTo(done);
        assertThat(response.at("/body/id").textValue()).isEqualTo(id);
    }

    @Test
    void rejectsByThePathWhateverTheForm() {
        JsonNode response = respond(new Values().path("id", "w0").form("command", "link"));

        assertThat(response.path("status").intValue()).isEqualTo(404);
        assertThat(response.at("/body/error_message").textValue()).isEqualTo("id does not exist");
    }

    @Test
    void rejectsByAFormFieldWithWhatTheExampleHas() {
        JsonNode response = respond(new Values().path("id", "w1").form("command", "create"));

        assertThat(response.path("status").intValue()).isEqualTo(409);
        assertThat(response.at("/body/error_code").textValue()).isEqualTo("EXISTS");
        assertThat(response.at("/body/error_info/fields/0/field_name").textValue())
                .isEqualTo("command");
    }

    @Test
    void rejectsByAQueryParameterWithTheExampleIfTheErrorHasAnotherSchema() {
        JsonNode response =
                respond(new Values().path("id", "w1").query("page", 9L).form("command", "delink"));

        assertThat(response.path("status").intValue()).isEqualTo(422);
        assertThat(response.path("body")).hasToString("{\"title\":\"full\"}");
    }

    @Test
    void addsTheObjectsAroundAValueThatItRepeats() {
        JsonNode response = respond(new Values()
                .path("id", "w1")
                .form("command", "link")
                .form("otp", "1")
                .form("note", "n"));

        assertThat(response.at("/body/note")).hasToString("{\"kind\":\"k\",\"text\":\"n\"}");
    }

    @Test
    void keepsTheExamplesValueIfItsRequestDoesNotHaveItEither() {
        JsonNode response = respond(new Values().path("id", "w1").form("command", "delink"));

        assertThat(response.at("/body/note/text").textValue()).isEqualTo("t");
    }
}
