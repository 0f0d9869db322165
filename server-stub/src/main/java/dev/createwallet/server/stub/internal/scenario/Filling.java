package dev.createwallet.server.stub.internal.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse.Echo;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse.Unique;
import dev.createwallet.server.stub.internal.contract.Scenario;
import dev.createwallet.server.stub.internal.contract.Way;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes a response of an example: repeats what {@code x-echoes} says, and makes new what {@code x-unique} says. */
final class Filling {

    private final NewValues newValues = new NewValues();

    /**
     * Fills in an example.
     *
     * @param scenario that the example is of, null if it is of none
     */
    JsonNode fill(DocumentedResponse response, JsonNode example, @Nullable Scenario scenario, Values request) {
        JsonNode body = example.deepCopy();
        for (Unique unique : response.unique()) {
            visit(body, unique.at().steps(), List.of(), (object, name) -> {
                JsonNode shape = object.path(name);
                if (shape.isTextual() || shape.isNumber()) {
                    object.set(name, newValues.like(shape, unique));
                }
            });
        }
        for (Echo echo : response.echoes()) {
            JsonNode sent = request.map().get(echo.source());
            if (sent != null) {
                visit(
                        body,
                        echo.at().steps(),
                        echo.around(),
                        (object, name) -> object.set(name, inShapeOf(object.path(name), sent)));
            } else if (scenario == null || scenario.values().containsKey(echo.source())) {
                visit(body, echo.at().steps(), List.of(), (object, name) -> withoutValue(echo, object, name));
            }
        }
        return body;
    }

    private static JsonNode inShapeOf(JsonNode example, JsonNode sent) {
        return example.isTextual() && sent.isValueNode() && !sent.isTextual() ? TextNode.valueOf(sent.asText()) : sent;
    }

    private static void withoutValue(Echo echo, ObjectNode object, String name) {
        if (echo.absent() == Echo.Absent.REMOVE) {
            object.remove(name);
        } else if (echo.absent() == Echo.Absent.NULL) {
            object.putNull(name);
        }
    }

    /**
     * Visits the properties at the end of a way.
     *
     * @param around what to add where an object on the way is missing; nothing is added beyond its end
     */
    private static void visit(
            JsonNode node, List<Way.Step> way, List<JsonNode> around, BiConsumer<ObjectNode, String> end) {
        Way.Step step = way.get(0);
        List<Way.Step> rest = way.subList(1, way.size());
        if (step instanceof Way.Property property) {
            if (node instanceof ObjectNode object) {
                if (rest.isEmpty()) {
                    end.accept(object, property.name());
                    return;
                }
                if (!object.hasNonNull(property.name())
                        && !around.isEmpty()
                        && around.get(0).isObject()) {
                    object.set(property.name(), around.get(0).deepCopy());
                }
                visit(
                        object.path(property.name()),
                        rest,
                        around.isEmpty() ? around : around.subList(1, around.size()),
                        end);
            }
        } else if (!rest.isEmpty()) {
            node.valueStream()
                    .forEach(element ->
                            visit(element, rest, around.isEmpty() ? around : around.subList(1, around.size()), end));
        }
    }
}
