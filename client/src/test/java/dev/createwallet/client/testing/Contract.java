package dev.createwallet.client.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The contract as its artifact has it: the tests take paths, names and examples from there. */
public final class Contract {

    private static final ObjectNode DOCUMENT = read();

    private Contract() {}

    /** The whole document, to be changed. */
    public static ObjectNode copy() {
        return DOCUMENT.deepCopy();
    }

    /** Of the operation createWallet. */
    public static String path() {
        return DOCUMENT.get("paths").properties().stream()
                .filter(path -> path.getValue().at("/post/operationId").asText().equals("createWallet"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The operation createWallet. */
    public static JsonNode operation() {
        return DOCUMENT.get("paths").get(path()).get("post");
    }

    public static JsonNode schema(String name) {
        return DOCUMENT.at("/components/schemas").path(name);
    }

    public static String firstServer() {
        return DOCUMENT.at("/servers/0/url").textValue();
    }

    public static String version() {
        return DOCUMENT.at("/info/version").textValue();
    }

    /** The example of a response, as JSON text. */
    public static String response(String example) {
        return operation()
                .at("/responses/200/content/application~1json/examples")
                .path(example)
                .get("value")
                .toString();
    }

    /** The object schemas of the responses of createWallet. */
    public static List<String> schemasOfResponses() {
        Set<String> names = new LinkedHashSet<>();
        collect(operation().get("responses"), names);
        return names.stream().filter(name -> schema(name).has("properties")).toList();
    }

    private static void collect(JsonNode node, Set<String> names) {
        for (JsonNode reference : node.findValues("$ref")) {
            JsonNode target = DOCUMENT.at(reference.textValue().substring(1));
            String name = reference.textValue().replace("#/components/schemas/", "");
            if (DOCUMENT.at("/components/schemas").has(name) && !names.add(name)) {
                continue;
            }
            collect(target, names);
        }
    }

    private static ObjectNode read() {
        try (InputStream in = resource("META-INF/openapi/create-wallet.json").openStream()) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String name) {
        URL url = Contract.class.getClassLoader().getResource(name);
        if (url == null) {
            throw new IllegalStateException(
                    name + " is not on the class path; the artifact create-wallet-openapi has it");
        }
        return url;
    }
}
