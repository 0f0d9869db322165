package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every keyword is one of OpenAPI's, or one of our extensions, and supported here. */
final class KeywordRule implements Rule {

    private final Supported supported;

    KeywordRule(Supported supported) {
        this.supported = supported;
    }

    @Override
    public List<Finding> check(Contract contract) {
        return contract.parts()
                .filter(part -> part.place().node().isObject())
                .flatMap(part -> findings(contract, part))
                .toList();
    }

    private Stream<Finding> findings(Contract contract, Part part) {
        // A section that is missing belongs to an object that is not supported as a whole.
        if (!supported.hasSection(part.kind().word())) {
            return Stream.empty();
        }
        if (part.place().isReference() && part.kind() != Kind.PATH) {
            return Stream.concat(
                    part.place()
                            .children()
                            .filter(member -> !member.name().equals("$ref"))
                            .map(member -> contract.finding(
                                    member,
                                    "'" + member.name() + "' beside $ref has no effect in OpenAPI 3.0; "
                                            + "write it where the reference leads, or write the "
                                            + part.kind().word() + " here without $ref")),
                    Stream.of(part.place().member("$ref"))
                            .filter(reference -> !reference.text().startsWith("#/"))
                            .map(reference -> Supported.notSupported(
                                    contract,
                                    reference,
                                    "a reference to another file",
                                    "the contract is one file; write it under components")));
        }
        return part.place().children().flatMap(member -> finding(contract, part.kind(), member).stream());
    }

    private Optional<Finding> finding(Contract contract, Kind kind, Place member) {
        String keyword = member.name();
        if (supported.knows(kind.word(), keyword)) {
            return supported.finding(contract, member, kind.word(), keyword);
        }
        return Optional.of(contract.finding(
                member,
                "unknown " + (keyword.startsWith("x-") ? "extension" : "keyword") + " '" + keyword
                        + "' in " + kind.word() + " " + member.pointer().head() + "; "
                        + supported
                                .closest(kind.word(), keyword)
                                .map(closest -> "did you mean '" + closest + "'?")
                                .orElse("supported.json lists those that may stand here")));
    }
}
