package dev.createwallet.openapi.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Where schemas are described: at their use, or once for all uses. */
class FieldsTest {

    private final String html = ReferencePage.html(Contract.parse("openapi.yaml", """
            info: {title: Trees, version: 1.0.0}
            paths:
              /trees:
                get:
                  operationId: trees
                  responses:
                    '200':
                      description: All.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}
                    default:
                      description: None.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}
            components:
              schemas:
                Tree:
                  type: object
                  description: It has trees in it.
                  properties:
                    branches: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                    first: {$ref: '#/components/schemas/Name'}
                    last: {$ref: '#/components/schemas/Name'}
                Name: {type: string, description: What it is called.}
                Fault: {type: object, properties: {reason: {type: string, description: Why there is none.}}}
            """));

    FieldsTest() throws IOException {}

    @Test
    void describesASchemaThatIsInItselfOnceAndLinksToIt() {
        assertThat(html)
                .containsOnlyOnce("It has trees in it.")
                .contains(
                        "<h3 id=\"schema-Tree\">",
                        "<span class=\"type\"><a href=\"#schema-Tree\">Tree</a></span>",
                        "array of <a href=\"#schema-Tree\">Tree</a>");
    }

    @Test
    void describesASchemaThatIsUsedOnceThere() {
        assertThat(html).containsOnlyOnce("Why there is none.").doesNotContain("schema-Fault");
        assertThat(html.indexOf("Why there is none.")).isLessThan(html.indexOf("<h3 id=\"schema-Tree\">"));
    }

    @Test
    void describesATextWhereverItIsUsed() {
        assertThat(html.split("What it is called[.]", -1)).hasSize(3);
        assertThat(html).doesNotContain("schema-Name");
    }
}
