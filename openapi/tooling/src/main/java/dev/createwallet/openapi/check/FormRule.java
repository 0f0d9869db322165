package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The contract has the form that {@code form.yaml} describes: each keyword that has to stand there does, and each has
 * its type.
 */
final class FormRule implements Rule {

    private final Schema form;

    FormRule() {
        try (InputStream yaml = FormRule.class.getResourceAsStream("form.yaml")) {
            form = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(yaml), InputFormat.YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Finding> check(Contract contract) {
        return form
                .validate(
                        contract.root().node(),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> finding(contract, error))
                .distinct()
                .toList();
    }

    private static Finding finding(Contract contract, Error error) {
        JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
        return switch (error.getKeyword()) {
            case "dependentRequired" ->
                contract.finding(
                        contract.at(place),
                        place + ": " + error.getMessage()
                                + "; a mark needs its x-provenance-note, and a note its x-provenance");
            default -> contract.finding(contract.at(place), place + ": " + error.getMessage());
        };
    }
}
