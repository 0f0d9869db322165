package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Member;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Response;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says how the client reads the responses of an operation. */
final class ResponseViews {

    /** Conflicts and limits: whether anything was done before is not known from the status. */
    private static final Set<String> MAYBE_DONE = Set.of("408", "409", "425", "429");

    private static final Pattern CODE = Pattern.compile("(.*_)?code|.*Code");

    private final Contract contract;
    private final JavaTypes types;

    ResponseViews(Contract contract, JavaTypes types) {
        this.contract = contract;
        this.types = types;
    }

    /** The type of the operation's results; null if they have no body. */
    @Nullable JavaType results(Operation operation, JavaTypes.Scope scope, List<String> calls) {
        JavaType type = null;
        for (Response response : operation.responses()) {
            if (isError(response)) {
                continue;
            }
            if (!response.isSuccess()) {
                throw new UnsupportedContractException(
                        contract, response.place(), "a response that is neither a success nor an error");
            }
            Content content = operation.method().equals("HEAD") ? null : json(response);
            JavaType next =
                    content == null ? null : types.of(content.schema(), scope, hint(operation, response), "Result");
            if (next != null && type != null && !next.name().equals(type.name())) {
                throw new UnsupportedContractException(contract, response.place(), "a second type of result");
            }
            type = next == null ? type : next;
            calls.add(".result(" + statuses(response) + ", " + body(next, content) + ")");
        }
        if (calls.isEmpty()) {
            throw new UnsupportedContractException(
                    contract, operation.place(), "an operation without a documented success");
        }
        return type;
    }

    void rejections(Operation operation, JavaTypes.Scope scope, List<String> calls) {
        Set<String> readers = new LinkedHashSet<>();
        List<Response> errors = operation.responses().stream()
                .filter(ResponseViews::isError)
                .sorted(Comparator.comparing(ResponseViews::breadth))
                .toList();
        for (Response error : errors) {
            Content content = operation.method().equals("HEAD") ? null : json(error);
            String body = body(
                    content == null ? null : types.of(content.schema(), scope, hint(operation, error), "Error"),
                    content);
            boolean nothingDone = error.nothingDone()
                    .orElse(breadth(error) == 0
                            && error.status().startsWith("4")
                            && !MAYBE_DONE.contains(error.status()));
            calls.add(".rejection(" + statuses(error) + ", " + nothingDone + ", " + body + ")");
            if (content != null) {
                readers.add(body);
            }
        }
        boolean all = errors.stream().anyMatch(error -> error.status().equals(Response.DEFAULT));
        if (!all && readers.size() == 1) {
            // Servers tend to have one schema for all rejections, those included that are not documented.
            calls.add(".rejection(400, 599, false, " + readers.iterator().next() + ")");
        }
    }

    /**
     * The properties of errors that hold a code of a program, which an exception may show: by their name, since the
     * contract cannot say it, and not if it marks one of that name as a secret.
     */
    Set<String> codes(Operation operation) {
        Set<String> codes = new LinkedHashSet<>();
        Set<String> secrets = new LinkedHashSet<>();
        operation.responses().stream()
                .filter(ResponseViews::isError)
                .flatMap(response -> response.contents().stream())
                .flatMap(content -> contract.members(content.schema()).stream())
                .forEach(member -> {
                    if (!member.path().isEmpty()
                            && member.path().get(member.path().size() - 1) instanceof Member.Property property
                            && CODE.matcher(property.name()).matches()) {
                        (member.sensitive() ? secrets : codes).add(property.name());
                    }
                });
        codes.removeAll(secrets);
        return codes;
    }

    private static boolean isError(Response response) {
        return response.status().startsWith("4")
                || response.status().startsWith("5")
                || response.status().equals(Response.DEFAULT);
    }

    /** 0 for a single status, 1 for a range, 2 for all. */
    private static int breadth(Response response) {
        return response.status().equals(Response.DEFAULT)
                ? 2
                : response.status().chars().allMatch(Character::isDigit) ? 0 : 1;
    }

    private static String statuses(Response response) {
        return switch (breadth(response)) {
            case 0 -> response.status() + ", " + response.status();
            case 1 -> response.status().charAt(0) + "00, " + response.status().charAt(0) + "99";
            default -> "400, 599";
        };
    }

    private String body(@Nullable JavaType type, @Nullable Content content) {
        if (type == null || content == null) {
            return "BodyReader.none()";
        }
        return "BodyReader.json("
                + (contract.isNullable(content.schema()) && !type.name().equals("Object")
                        ? "Json.nullable(" + type.reader() + ")"
                        : type.reader())
                + ")";
    }

    private @Nullable Content json(Response response) {
        for (Content content : response.contents()) {
            if (!RequestViews.isJson(content)) {
                throw new UnsupportedContractException(
                        contract, content.place(), "a response in " + content.mediaType());
            }
        }
        return response.contents().isEmpty() ? null : response.contents().get(0);
    }

    private static String hint(Operation operation, Response response) {
        return Names.pascalCase(operation.id()) + Names.pascalCase(response.status()) + "Response";
    }
}
