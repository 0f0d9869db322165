package dev.createwallet.openapi.review;

import dev.createwallet.openapi.diff.Arguments;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.stream.Stream;

/** What a change does to callers of stock clients whose methods take the inputs of an operation one by one. */
final class PositionalCallers {

    private static final String USER = "what calls it by position";

    private PositionalCallers() {}

    static List<JavaImpact.Break> breaks(Contract released, Contract changed) {
        return released.operations().stream()
                .flatMap(before -> changed.operations().stream()
                        .filter(after -> after.id().equals(before.id()))
                        .flatMap(after -> breaks(Arguments.of(released, before), Arguments.of(changed, after))))
                .toList();
    }

    private static Stream<JavaImpact.Break> breaks(Arguments before, Arguments after) {
        if (before.names().equals(after.names())) {
            return Stream.empty();
        }
        if (after.continues(before) && after.required() == before.required()) {
            return Stream.of(new JavaImpact.Break(
                    after + " takes more arguments at its end",
                    USER,
                    " does not compile where none may be left out, once the client is generated again",
                    false));
        }
        return Stream.of(
                before.names().size() == after.names().size()
                        ? new JavaImpact.Break(
                                after + " takes " + after.moved(before), USER, JavaImpact.Break.MIXED_UP, true)
                        : new JavaImpact.Break(
                                after + " takes other arguments",
                                USER,
                                " does not compile or, where the last arguments may be left out, "
                                        + "sends values under other names",
                                true));
    }
}
