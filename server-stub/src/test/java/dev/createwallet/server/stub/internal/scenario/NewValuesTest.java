package dev.createwallet.server.stub.internal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.contract.DocumentedResponse;
import dev.createwallet.server.stub.internal.response.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewValuesTest {

    private final NewValues newValues = new NewValues();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"wlt_a1\"'       | {}                                      | 'wlt_[a-z0-9]{12}'",
                "'\"wlt_a1b2c3d4\"' | {'maxLength': 12}                       | 'wlt_([a-z][0-9]){4}'",
                "'\"N-AB12/x\"'     | {'pattern': '^N-[A-Z]{2}[0-9]{2}/[a-z]$'} | 'N-AB12/[a-z]'",
                "'\"AB12\"'         | {'pattern': '^[A-Z]{2}[0-9]{2}$'}       | '[A-Z]{2}[0-9]{2}'",
                "'1234'             | {}                                      | '[1-9][0-9]{3}'",
                "'15'               | {'minimum': 12, 'maximum': 19}          | '1[2-9]'",
                "'0'                | {'minimum': 20}                         | '0'",
                "'\"a\"'            | {'format': 'uuid'}                      | '[0-9a-f]{8}-.{27}'"
            })
    void keepToTheSchema(String example, String schema, String pattern) throws Exception {
        DocumentedResponse.Unique unique = unique(schema.replace('\'', '"'));
        for (int i = 0; i < 100; i++) {
            JsonNode made = newValues.like(Json.MAPPER.readTree(example), unique);
            assertThat(made.asText()).matches(pattern);
        }
    }

    private static DocumentedResponse.Unique unique(String schema) {
        String keywords = schema.substring(1, schema.length() - 1);
        String digest = """
                {"operations": [{"responses": [{"unique": [{"at": ["id"] %s}]}]}]}
                """.formatted(keywords.isEmpty() ? "" : "," + keywords);
        return Digest.read(digest.getBytes(StandardCharsets.UTF_8))
                .operations()
                .get(0)
                .responses()
                .get(0)
                .unique()
                .get(0);
    }
}
