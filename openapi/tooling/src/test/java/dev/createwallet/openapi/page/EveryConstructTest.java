package dev.createwallet.openapi.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.createwallet.openapi.check.ConstructTest;
import dev.createwallet.openapi.check.ConstructTest.Construct;
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

    private static String html(Construct construct) throws IOException {
        return ReferencePage.html(construct.contract());
    }
}
