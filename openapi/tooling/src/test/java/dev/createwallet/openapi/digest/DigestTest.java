package dev.createwallet.openapi.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.openapi.model.Contract;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final String MARKED = """
            openapi: 3.0.3
            info: {title: t, version: 1.2.3}
            security: [{key: []}, {}]
            paths:
              /of/{plain}/{marked}:
                parameters:
                  - {name: marked, in: path, required: true, schema: {$ref: '#/components/schemas/Marked'}}
                  - {name: plain, in: path, required: true, schema: {type: string}}
                post:
                  operationId: make
                  parameters:
                    - {name: h, in: header, schema: {type: string, x-sensitive: true}}
                    - {name: q, in: query, schema: {type: array, items: {$ref: '#/components/schemas/Marked'}}}
                    - {$ref: '#/components/parameters/Open'}
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          properties:
                            open: {type: string}
                            marked: {$ref: '#/components/schemas/Marked'}
                            inner: {type: object, properties: {open: {type: integer}, marked: {type: string, x-sensitive: true}}}
                            all: {type: object, x-sensitive: true, properties: {within: {type: string}}}
                            list: {type: array, items: {type: object, properties: {open: {type: string}, marked: {type: string, x-sensitive: true}}}}
                            map: {type: object, additionalProperties: {type: number}}
                        examples: {made: {value: {open: a}}}
                  responses:
                    '200':
                      description: d
                      content:
                        application/json:
                          schema:
                            type: object
                            required: [id, limit]
                            properties:
                              id: {type: string, maxLength: 20, x-unique: true}
                              limit: {type: integer, minimum: 7}
                              inner: {type: object, nullable: true, properties: {open: {type: string, x-echoes: open}}}
                              of: {type: string, x-echoes: marked}
                              none: {type: string, x-echoes: nothing}
                          examples: {made: {value: {id: a_1, limit: 7}}}
                    '404': {description: d, content: {application/json: {schema: {type: object, required: [title], properties: {title: {type: string}}}}}}
            components:
              securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
              parameters:
                Open: {name: open, in: query, schema: {type: string}}
              schemas:
                Marked: {type: string, x-sensitive: true}
            """;

    private static final JsonNode OPERATION =
            Digest.of(Contract.parse("openapi.yaml", MARKED)).at("/operations/0");

    @Test
    void showsOnlyParametersWithoutAMark() {
        assertThat(OPERATION.path("parameters"))
                .extracting(parameter -> parameter.path("name").asText() + " "
                        + parameter.path("shown").asText())
                .containsExactlyInAnyOrder("marked false", "plain true", "h false", "q false", "open true");
    }

    @Test
    void showsOnlyBodyValuesWithoutAMarkOnThemOrAroundThem() {
        assertThat(OPERATION.at("/body/shown"))
                .extracting(JsonNode::toString)
                .containsExactly("[\"open\"]", "[\"inner\",\"open\"]", "[\"list\",0,\"open\"]", "[\"map\",null]");
    }

    @Test
    void namesAllFieldsAtTheTopOfABody() {
        assertThat(OPERATION.at("/body/fields"))
                .extracting(JsonNode::textValue)
                .containsExactly("open", "marked", "inner", "all", "list", "map");
    }

    @Test
    void repeatsWhatTheRequestHasAndMakesTheRestNew() {
        JsonNode response = OPERATION.at("/responses/0");
        assertThat(response.path("unique"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"at\":[\"id\"],\"maxLength\":20}");
        assertThat(response.path("echoes"))
                .extracting(echo ->
                        echo.path("in").asText() + " " + echo.path("name").asText())
                .containsExactly("body open", "body marked");
        assertThat(response.at("/echoes/0/around")).hasToString("[{}]");
    }

    @Test
    void hasASampleOfWhatHasNoExample() {
        assertThat(OPERATION.at("/responses/1/sample")).hasToString("{\"title\":\"text\"}");
        assertThat(OPERATION.at("/responses/1/standardError").booleanValue()).isFalse();
    }

    @Test
    void hasTheScenariosAndTheWaysToAuthenticate() {
        assertThat(OPERATION.at("/scenarios/0/name").textValue()).isEqualTo("made");
        assertThat(OPERATION.at("/scenarios/0/body")).hasToString("{\"open\":\"a\"}");
        assertThat(OPERATION.path("security"))
                .hasToString("[[{\"kind\":\"API_KEY_IN_HEADER\",\"name\":\"X-Key\"}],[]]");
    }
}
