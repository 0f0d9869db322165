package dev.createwallet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks the real contract, one edit at a time, and looks at what the check says and which line it names. */
final class ContractCheckTest {

    private static final Path FILE = Path.of("openapi.yaml");

    private final String contract = Files.readString(FILE);
    private final String version = new YAMLMapper().readTree(contract).at("/info/version").asText();

    ContractCheckTest() throws IOException {}

    @Test
    void theContractIsSound() {
        assertThatNoException().isThrownBy(() -> ContractCheck.check("openapi.yaml", contract, version));
    }

    @Test
    void swaggerParserHasNothingToSay() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        assertThat(new OpenAPIV3Parser().readContents(contract, null, options).getMessages()).isEmpty();
    }

    /**
     * A deliberate break of the contract.
     *
     * @param from the text that is replaced, where it first stands
     * @param to what replaces it
     * @param line text that stands on the line that has to be named, and on none before it
     */
    record Break(String what, String from, String to, String line, String message) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Break> breaks() {
        return Stream.of(
                new Break("malformed YAML", "title: Juspay Create Wallet", "title: 'Juspay Create Wallet",
                        "The provider's own dated", "malformed YAML: expected <block end>"),
                new Break("a tab as indentation", "  title: Juspay", "\ttitle: Juspay", "title: Juspay", "found character"),
                new Break("a duplicate key", "      summary: Create a wallet for", "      tags: [Wallets] #",
                        "tags: [Wallets] #", "Duplicate field 'tags'"),
                new Break("a dangling reference", "schemas/WalletMetadata'", "schemas/Metadata'",
                        "schemas/Metadata'", "$ref '#/components/schemas/Metadata' leads nowhere"),
                new Break("a dangling reference to a parameter", "parameters/Version'", "parameters/Vers'",
                        "parameters/Vers'", "$ref '#/components/parameters/Vers' leads nowhere"),
                new Break("an unknown keyword in a schema", "minLength: 1", "minLenght: 1",
                        "minLenght: 1", "unknown keyword 'minLenght' in /components/schemas/CreateWalletForm/properties/gateway"),
                new Break("an unknown keyword in an operation", "operationId:", "operationID:",
                        "operationID:", "unknown keyword 'operationID'"),
                new Break("an unknown extension", "          x-unique: true", "          x-uniq: true", "x-uniq: true", "unknown keyword 'x-uniq'"),
                new Break("a keyword beside a reference", "          $ref: '#/components/schemas/ApiErrorInfo'",
                        "          nullable: true\n          $ref: '#/components/schemas/ApiErrorInfo'",
                        "nullable: true\n          $ref", "unknown keyword 'nullable'"),
                new Break("a keyword that nothing here supports", "enum: [wallet_account]", "oneOf: []",
                        "oneOf: []", "unknown keyword 'oneOf'"),
                new Break("a keyword of the wrong type", "minLength: 1", "minLength: one", "minLength: one", "integer expected"),
                new Break("an unknown type", "type: boolean", "type: bool", "type: bool\n", "properties/linked/type"),
                new Break("a pattern that is none", "pattern: '^", "pattern: '(^", "pattern: '(^", "Version/schema/pattern"),
                new Break("a mark without its note", "    x-provenance-note: A newer version of the page and the API introduction name it.\n", "",
                        "url: https://sandbox", "a mark needs its x-provenance-note"),
                new Break("a note without its mark", "    x-provenance: related\n    x-provenance-note: A newer", "    x-provenance-note: A newer",
                        "url: https://sandbox", "a note its x-provenance"),
                new Break("an unknown mark", "x-provenance: related\n    x", "x-provenance: hearsay\n    x",
                        "x-provenance: hearsay", "/servers/1/x-provenance"),
                new Break("a mark on an absent keyword", "covers: [writeOnly]", "covers: [readOnly]",
                        "covers: [readOnly]", "the mark covers 'readOnly', which does not stand beside it"),
                new Break("an example outside its enum", "object: wallet_account", "object: wallet",
                        "object: wallet\n", "does not have a value in the enumeration"),
                new Break("an example without a required property", "                    id: wlt_q23xzki3pazgtezo\n", "",
                        "value:\n                    object: wallet_account", "required property 'id' not found"),
                new Break("an example of another type", "linked: false", "linked: 'false'",
                        "linked: 'false'", "string found, boolean expected"),
                new Break("a null where none is allowed", "id: wlt_q23xzki3pazgtezo", "id: null",
                        "id: null", "null found, string expected"),
                new Break("a parameter's example", "example: '2023-06-30'", "example: 30 June 2023",
                        "example: 30 June 2023", "does not match the regex pattern"),
                new Break("a property's example", "example: wlt_q23xzki3pazgtezo", "example: 5",
                        "example: 5", "integer found, string expected"),
                new Break("a request without its answer", "              with_mobile_number:", "              with_number:",
                        "with_number:", "the example 'with_number' has no answer"),
                new Break("an answer without its request", "                with_mobile_number:", "                with_number:",
                        "with_number:", "the example 'with_number' has no request"),
                new Break("a request with two answers", "                unknown_customer:", "                with_mobile_number:",
                        "                with_mobile_number:\n                  summary: An answer", "the example 'with_mobile_number' has two answers"),
                new Break("a required parameter without an example", "      examples:\n        existing_customer:", "      x-examples:\n        existing_customer:",
                        "x-examples:", "unknown keyword 'x-examples'"),
                new Break("a required name that is no property", "required: [gateway]", "required: [gatewy]",
                        "required: [gatewy]", "'gatewy' is required, but it is not among the properties"),
                new Break("an echo of what nobody sends", "x-echoes: mobile_number", "x-echoes: mobile",
                        "x-echoes: mobile\n", "x-echoes names 'mobile', which no request sends"),
                new Break("another version than the project's", "  version: 1.0.0", "  version: 1.0.1",
                        "version: 1.0.1", "info.version is 1.0.1, the Maven project's version is 1.0.0; raise both together"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakIsReportedWithItsLine(Break planned) {
        assertThat(contract).as("the text to replace").contains(planned.from());
        int start = contract.indexOf(planned.from());
        String broken = contract.substring(0, start) + planned.to() + contract.substring(start + planned.from().length());
        assertThat(broken).as("the line to name").contains(planned.line());
        long line = 1 + broken.substring(0, broken.indexOf(planned.line())).lines().count()
                - (broken.charAt(broken.indexOf(planned.line()) - 1) == '\n' ? 0 : 1);

        assertThatExceptionOfType(ContractBrokenException.class)
                .isThrownBy(() -> ContractCheck.check("openapi.yaml", broken, version))
                .withMessageContaining("\nopenapi.yaml:" + line + ":")
                .withMessageContaining(planned.message());
    }

    @Test
    void aBrokenContractIsNotPackaged(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("openapi.yaml"), contract.replace("paths:", "path:"));
        Path packaged = folder.resolve("META-INF/openapi/create-wallet.yaml");

        assertThatExceptionOfType(ContractBrokenException.class)
                .isThrownBy(() -> ContractCheck.main(new String[] {broken.toString(), packaged.toString(), version}));
        assertThat(packaged).doesNotExist();
    }

    @Test
    void thePackagedContractIsTheFileItselfAndItsJsonSaysTheSame(@TempDir Path folder) throws IOException {
        Path packaged = folder.resolve("META-INF/openapi/create-wallet.yaml");
        ContractCheck.main(new String[] {FILE.toString(), packaged.toString(), version});

        assertThat(packaged).hasSameBinaryContentAs(FILE);
        assertThat(new ObjectMapper().readTree(packaged.resolveSibling("create-wallet.json").toFile()))
                .isEqualTo(new YAMLMapper().readTree(contract));
    }

    @Test
    void anUnchangedContractIsNotWrittenAgain(@TempDir Path folder) throws IOException {
        Path packaged = folder.resolve("create-wallet.yaml");
        String[] args = {FILE.toString(), packaged.toString(), version};
        ContractCheck.main(args);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(packaged, longAgo);

        ContractCheck.main(args);

        assertThat(Files.getLastModifiedTime(packaged)).isEqualTo(longAgo);
    }
}
