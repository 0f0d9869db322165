package dev.createwallet.openapi.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.ContractMerge;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The argument of the client's builder, and what the client makes of it: the contract's security scheme says it. */
final class ClientCredentialsTest {

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{type: http, scheme: basic}          | apiKey | basic(apiKey)",
        "{type: http, scheme: bearer}         | token  | bearer(token)",
        "{type: apiKey, in: header, name: X-K}| apiKey | header(\"X-K\", apiKey)",
        "{type: apiKey, in: query, name: k}   | apiKey | query(\"k\", apiKey)"
    })
    // spotless:on
    void followFromTheSecurityScheme(String scheme, String argument, String credentials) throws IOException {
        ObjectNode document = contract();
        ((ObjectNode) document.at("/components/securitySchemes")).set("scheme", ContractMerge.YAML.readTree(scheme));
        document.putArray("security").addObject().putArray("scheme");

        Views.Client client = views(document).clientView();

        assertThat(client.secret()).isEqualTo(argument);
        assertThat(client.credentials()).isEqualTo(credentials);
    }

    @Test
    void areNoArgumentWithoutASecurityScheme() throws IOException {
        ObjectNode document = contract();
        document.putArray("security");

        Views.Client client = views(document).clientView();

        assertThat(client.secret()).isNull();
        assertThat(client.credentials()).isEqualTo("none()");
    }

    private static ObjectNode contract() throws IOException {
        return (ObjectNode) ContractMerge.YAML.readTree(Files.readString(Path.of("../openapi.yaml")));
    }

    private static ClientViews views(ObjectNode document) throws IOException {
        return new ClientViews(Contract.parse("openapi.yaml", ContractMerge.YAML.writeValueAsString(document)));
    }
}
