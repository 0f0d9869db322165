package dev.createwallet.client.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The contract as its artifact has it: the tests take paths, names and examples from there. */
public final class Contract {

    private static final ObjectNode DOCUMENT = read();

    private Contract() {}

    /** The whole document, to be changed. */
    public static ObjectNode copy() {
        return DOCUMENT.deepCopy();
    }

    public static String path() {
        return DOCUMENT.get("paths").fieldNames().next();
    }

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

    /** The example of an answer, as JSON text. */
    public static String response(String example) {
        return operation()
                .at("/responses/200/content/application~1json/examples")
                .path(example)
                .get("value")
                .toString();
    }

    public static List<String> schemasOfResponses() {
        List<String> names = new ArrayList<>();
        DOCUMENT.at("/components/schemas").fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> operation().get("requestBody").toString().contains("schemas/" + name + "\""));
        return names;
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
            throw new IllegalStateException(name + " is not on the class path; the artifact create-wallet-openapi has it");
        }
        return url;
    }
}
