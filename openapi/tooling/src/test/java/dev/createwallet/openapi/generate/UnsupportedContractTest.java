package dev.createwallet.openapi.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.check.ContractCheck;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What no client can be generated for: the check finds it, and the generator stops, too, if it is run without the
 * check. Neither leaves it out in silence.
 */
final class UnsupportedContractTest {

    private static final Path CONTRACT = Path.of("../openapi.yaml");

    // spotless:off
    static Stream<Arguments> unsupported() {
        String post = "/paths/~1customers~1{customer_id}~1wallets/post";
        String content = post + "/requestBody/content";
        String responses = post + "/responses";
        String form = "/components/schemas/CreateWalletForm/properties";
        String wallet = "/components/schemas/WalletAccount/properties";
        String version = "/components/parameters/Version";
        return Stream.of(
                unsupported("a parameter of this style", set("/components/parameters/CustomerId", "style", "'label'")),
                unsupported("a parameter of this style", set("/components/parameters/CustomerId", "style", "'matrix'")),
                unsupported("a parameter of this style", set(version, "in", "'query'").andThen(set(version, "allowReserved", "true"))),
                unsupported("a parameter of this style", remove(version, "schema").andThen(set(version, "content", "{'text/plain':{'schema':{'type':'string'}}}"))),
                unsupported("a header that HTTP sets itself", set(version, "name", "'Host'")),
                unsupported("a header that HTTP sets itself", set(version, "name", "'content-length'")),
                unsupported("a header whose name", set(version, "name", "'two words'")),
                unsupported("a path that is not a URL", path("/my wallets")),
                unsupported("a parameter or form field of this type", set(version, "schema", "{'type':'object'}")),
                unsupported("a parameter or form field of this type", set("/components/parameters/CustomerId", "schema", "{'type':'array','items':{'type':'string'}}")),
                unsupported("a parameter or form field of this type", set(form, "device", "{'type':'object','properties':{'id':{'type':'string'}}}")),
                unsupported("a parameter or form field of this type", set(form, "extra", "{'type':'object','additionalProperties':{'type':'string'}}")),
                unsupported("a parameter or form field of this type", set(form, "any", "{}")),
                unsupported("a request in text/plain", content(content, "text/plain")),
                unsupported("a request in multipart/form-data", content(content, "multipart/form-data")),
                unsupported("a choice of media types", set(content, "application/json", "{'schema':{'$ref':'#/components/schemas/CreateWalletForm'}}")),
                unsupported("an encoding of form fields", set(content + "/application~1x-www-form-urlencoded", "encoding", "{'gateway':{'allowReserved':true}}")),
                unsupported("a form without fields", set("/components/schemas", "CreateWalletForm", "{'type':'object'}")),
                unsupported("allOf", set(wallet, "metadata", "{'allOf':[{'$ref':'#/components/schemas/WalletMetadata'}]}")),
                unsupported("anyOf", set(wallet, "metadata", "{'anyOf':[{'$ref':'#/components/schemas/WalletMetadata'}]}")),
                unsupported("oneOf", set(form, "note", "{'oneOf':[{'type':'string'},{'type':'integer'}]}")),
                unsupported("not", set(wallet, "note", "{'not':{'type':'string'}}")),
                unsupported("discriminator", set("/components/schemas/WalletMetadata", "discriminator", "{'propertyName':'mobile_number'}")),
                unsupported("an array or map of itself", set("/components/schemas", "Tree", "{'type':'array','items':{'$ref':'#/components/schemas/Tree'}}")
                        .andThen(set(wallet, "tree", "{'$ref':'#/components/schemas/Tree'}"))),
                unsupported("a schema of the type file", set(wallet, "file", "{'type':'file'}")),
                unsupported("a choice of security schemes", set("/components/securitySchemes", "one", "{'type':'http','scheme':'basic'}")
                        .andThen(set("/components/securitySchemes", "other", "{'type':'http','scheme':'bearer'}"))
                        .andThen(set("", "security", "[{'one':[]},{'other':[]}]"))),
                unsupported("a response in text/html", content(responses + "/400/content", "text/html")),
                unsupported("a response that is neither a success nor an error", set(responses, "303", "{'description':'d'}")),
                unsupported("a second type of result", set(responses, "202", "{'description':'d','content':{'application/json':{'schema':{'$ref':'#/components/schemas/ErrorBody'}}}}")),
                unsupported("an operation without a documented success", remove(responses, "200")),
                unsupported("a contract without servers", remove("", "servers")),
                unsupported("a server that is not", set("", "servers", "[{'url':'ftp://a.example','description':'A'}]")),
                unsupported("a server that is not", set("", "servers", "[{'url':'/v1','description':'A'}]")),
                unsupported("a server that is not", set("", "servers", "[{'url':'https://{host}.example','variables':{'host':{'default':'a'}}}]")));
    }
    // spotless:on

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unsupported")
    void isFoundByTheCheckAndStopsTheGenerator(String construct, Change change, @TempDir Path folder)
            throws IOException {
        ObjectNode document = (ObjectNode) ContractMerge.YAML.readTree(Files.readString(CONTRACT));
        change.accept(document);
        String version = document.at("/info/version").textValue();
        Path file = Files.writeString(folder.resolve("openapi.yaml"), ContractMerge.YAML.writeValueAsString(document));
        Contract contract = Contract.read(file);

        assertThat(ContractCheck.findings(file, version)).isNotEmpty();
        assertThatThrownBy(() -> new ClientViews(contract))
                .isInstanceOf(UnsupportedContractException.class)
                .hasMessageContaining(": " + construct)
                .hasMessageContaining(" is not supported here");
    }

    /** A change to a contract that can be told in a test's name. */
    private record Change(String text, Consumer<ObjectNode> edit) {

        void accept(ObjectNode contract) {
            edit.accept(contract);
        }

        Change andThen(Change next) {
            return new Change(text + ", " + next.text, edit.andThen(next.edit));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Arguments unsupported(String construct, Change change) {
        return Arguments.of(construct, change);
    }

    private static Change set(String place, String name, String value) {
        return new Change(
                name + " " + value, contract -> at(contract, place).set(name, json(value.replace('\'', '"'))));
    }

    private static Change remove(String place, String name) {
        return new Change("no " + name, contract -> at(contract, place).remove(name));
    }

    private static Change path(String path) {
        return new Change(path, contract -> {
            ObjectNode paths = at(contract, "/paths");
            paths.set(path, paths.remove("/customers/{customer_id}/wallets"));
        });
    }

    /** Gives the one content another media type. */
    private static Change content(String place, String mediaType) {
        return new Change(mediaType, contract -> {
            ObjectNode content = at(contract, place);
            JsonNode only = content.elements().next();
            content.removeAll();
            content.set(mediaType, only);
        });
    }

    private static ObjectNode at(ObjectNode contract, String place) {
        return (ObjectNode) contract.at(place);
    }

    private static JsonNode json(String text) {
        try {
            return ContractMerge.YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
