package dev.createwallet.openapi.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.check.ConstructTest;
import dev.createwallet.openapi.check.ConstructTest.Construct;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that a contract may say is missing on the page. */
class EveryConstructTest {

    /** What nothing refers to is not shown. */
    private static final Set<String> UNUSED = Set.of(
            "components responses",
            "components examples",
            "components requestBodies",
            "components headers",
            // Of a tag without operations.
            "tag externalDocs");

    @Test
    void showsEachConstructThatIsSupported() throws IOException {
        String sound = html(new Construct("", "", JsonNodeFactory.instance.objectNode()));
        List<Construct> constructs = ConstructTest.constructs();
        assertThat(constructs).isNotEmpty();
        for (Construct construct : constructs) {
            if (construct.isSupported() && !construct.change().isEmpty() && !UNUSED.contains(construct.toString())) {
                assertThat(html(construct)).as(construct.toString()).isNotEqualTo(sound);
            }
        }
    }

    /** Of what a contract has already: the page changes with each keyword that is taken out of it. */
    @Test
    void showsEachKeywordOfAContract() throws IOException {
        Contract sound = new Construct("", "", JsonNodeFactory.instance.objectNode()).contract();
        String html = ReferencePage.html(sound);
        for (Part part : sound.parts().toList()) {
            for (String keyword : keywords(part)) {
                JsonNode tree = sound.root().node().deepCopy();
                ((ObjectNode) tree.at(part.place().pointer())).remove(keyword);
                assertThat(ReferencePage.html(Contract.parse("openapi.yaml", tree.toString())))
                        .as(part.place().pointer() + "/" + keyword)
                        .isNotEqualTo(html);
            }
        }
    }

    private static List<String> keywords(Part part) {
        // The page is not about OpenAPI.
        return part.place().isReference()
                ? List.of()
                : part.place()
                        .children()
                        .map(Place::name)
                        .filter(name -> !name.equals("openapi"))
                        .toList();
    }

    private static String html(Construct construct) throws IOException {
        return ReferencePage.html(construct.contract());
    }
}
