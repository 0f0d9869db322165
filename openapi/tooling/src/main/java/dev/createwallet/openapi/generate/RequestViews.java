package dev.createwallet.openapi.generate;

import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.RequestBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Describes the request class of each operation: its parameters and its body. */
final class RequestViews {

    /** Headers that a parameter does not set, as OpenAPI says. */
    private static final Set<String> NOT_PARAMETERS = Set.of("accept", "authorization", "content-type");

    /** Headers that the JDK sets itself. */
    private static final Set<String> OF_THE_JDK = Set.of("connection", "content-length", "expect", "host", "upgrade");

    /** The name of a header (RFC 9110, section 5.6.2). */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final Contract contract;
    private final JavaTypes types;

    private final Inputs inputViews;

    RequestViews(Contract contract, JavaTypes types) {
        this.contract = contract;
        this.types = types;
        this.inputViews = new Inputs(contract);
    }

    Views.Request request(Operation operation, String className, String method, List<String> wireNames) {
        try {
            new URI("http://host" + operation.path().replace('{', '_').replace('}', '_'));
        } catch (URISyntaxException e) {
            throw new UnsupportedContractException(contract, operation.place(), "a path that is not a URL path");
        }
        Names names = Names.members("builder", "toBuilder", "build", "encoder");
        Names nested = Names.types(ClientViews.TYPES, "Value");
        JavaTypes.Scope scope = new JavaTypes.Scope(nested, true);
        Set<String> imports =
                new TreeSet<>(Set.of("dev.createwallet.client.request.RequestEncoder", JavaType.NULLABLE));
        List<Views.Input> inputs = new ArrayList<>();
        List<String> encoding = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in() == Parameter.In.HEADER
                    && NOT_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            Views.Input input = parameter(parameter, names, scope, imports);
            inputs.add(input);
            wireNames.add(parameter.name());
            encoding.add("." + parameter.in().name().toLowerCase(Locale.ROOT) + "(" + input.wire() + ", " + input.name()
                    + ")");
        }
        operation.body().ifPresent(body -> body(operation, body, names, scope, inputs, encoding, wireNames, imports));
        boolean open = operation.security().stream().allMatch(List::isEmpty);
        if (open
                && contract.operations().stream()
                        .anyMatch(other -> !other.security().stream().allMatch(List::isEmpty))) {
            encoding.add(".withoutCredentials()");
        }
        if (!inputs.isEmpty()) {
            imports.add("java.util.Objects");
        }
        List<Views.EnumType> enums = ObjectViews.enums(scope);
        if (!enums.isEmpty()) {
            imports.addAll(ObjectViews.ENUM_IMPORTS);
        }
        return new Views.Request(
                className,
                method,
                Javadoc.code(operation.id()),
                Javadoc.code(operation.method() + " " + operation.path()),
                ClientViews.literal(operation.method()),
                ClientViews.literal(operation.path()),
                inputs,
                encoding,
                enums,
                imports);
    }

    private Views.Input parameter(Parameter parameter, Names names, JavaTypes.Scope scope, Set<String> imports) {
        Place place = parameter.place();
        String style = place.member("style").text();
        boolean plain = switch (parameter.in()) {
            case PATH, HEADER -> style.isEmpty() || style.equals("simple");
            case QUERY ->
                (style.isEmpty() || style.equals("form"))
                        && !place.member("allowReserved").isTrue();
        };
        if (!plain || !parameter.schema().exists()) {
            throw new UnsupportedContractException(contract, place, "a parameter of this style or with a media type");
        }
        if (parameter.in() == Parameter.In.HEADER
                && OF_THE_JDK.contains(parameter.name().toLowerCase(Locale.ROOT))) {
            throw new UnsupportedContractException(contract, place, "a header that HTTP sets itself");
        }
        if (parameter.in() == Parameter.In.HEADER
                && !TOKEN.matcher(parameter.name()).matches()) {
            throw new UnsupportedContractException(contract, place, "a header whose name HTTP does not allow");
        }
        JavaType type = types.of(parameter.schema(), scope, "", Names.pascalCase(parameter.name()));
        requireScalar(type, parameter.schema(), parameter.in() == Parameter.In.QUERY);
        if (type.isCollection()
                && place.member("explode").exists()
                && !place.member("explode").isTrue()
                && parameter.in() == Parameter.In.QUERY) {
            throw new UnsupportedContractException(
                    contract, place.member("explode"), "an array in one query parameter");
        }
        String wire = ClientViews.literal(parameter.name());
        String name = names.member(parameter.name());
        String looked = switch (parameter.in()) {
            case PATH -> "UrlEncoding.requireSegment(" + wire + ", %s)";
            case HEADER -> "RequestEncoder.requireHeader(" + wire + ", %s)";
            case QUERY -> "%s";
        };
        String limits = !type.text()
                ? null
                : switch (parameter.in()) {
                    case PATH -> "the value cannot be a path segment: it must not be empty, {@code .} or {@code ..}";
                    case HEADER ->
                        "a header cannot carry the value: it must be printable ASCII, without a space at either end";
                    case QUERY -> null;
                };
        if (type.text() && parameter.in() == Parameter.In.PATH) {
            imports.add("dev.createwallet.client.request.UrlEncoding");
        }
        return inputViews.input(
                name,
                parameter.name(),
                type,
                parameter.required(),
                false,
                place,
                parameter.schema(),
                type.text() ? looked : "%s",
                limits,
                imports);
    }

    private void body(
            Operation operation,
            RequestBody body,
            Names names,
            JavaTypes.Scope scope,
            List<Views.Input> inputs,
            List<String> encoding,
            List<String> wireNames,
            Set<String> imports) {
        if (body.contents().size() != 1) {
            throw new UnsupportedContractException(contract, body.place(), "a choice of media types for the request");
        }
        Content content = body.contents().get(0);
        if (content.isForm()) {
            form(content, names, scope, inputs, encoding, wireNames, imports);
        } else if (isJson(content)) {
            JavaType type = types.of(content.schema(), scope, Names.pascalCase(operation.id()) + "Body", "Body");
            Views.Input input = inputViews.input(
                    names.member("body"),
                    "body",
                    type,
                    body.required(),
                    contract.isNullable(content.schema()),
                    body.place(),
                    content.schema(),
                    "%s",
                    null,
                    imports);
            inputs.add(input);
            contract.resolve(content.schema())
                    .member("properties")
                    .children()
                    .forEach(property -> wireNames.add(property.name()));
            String json = "JsonText.write(" + type.written(input.name()) + ")";
            encoding.add(".body(" + ClientViews.literal(content.mediaType()) + ", "
                    + (body.required() ? json : input.name() + " == null ? null : " + json) + ")");
        } else {
            throw new UnsupportedContractException(contract, content.place(), "a request in " + content.mediaType());
        }
    }

    private void form(
            Content content,
            Names names,
            JavaTypes.Scope scope,
            List<Views.Input> inputs,
            List<String> encoding,
            List<String> wireNames,
            Set<String> imports) {
        if (content.place().member("encoding").exists()) {
            throw new UnsupportedContractException(
                    contract, content.place().member("encoding"), "an encoding of form fields");
        }
        Place schema = contract.resolve(content.schema());
        if (schema.member("properties").node().isEmpty()) {
            throw new UnsupportedContractException(contract, schema, "a form without fields");
        }
        Set<String> required = Inputs.required(schema);
        schema.member("properties").children().forEach(field -> {
            if (contract.resolve(field).member("readOnly").isTrue()) {
                return;
            }
            JavaType type = types.of(field, scope, "", Names.pascalCase(field.name()));
            requireScalar(type, field, false);
            Views.Input input = inputViews.input(
                    names.member(field.name()),
                    field.name(),
                    type,
                    required.contains(field.name()),
                    false,
                    contract.resolve(field),
                    field,
                    "%s",
                    null,
                    imports);
            inputs.add(input);
            wireNames.add(field.name());
            encoding.add(".form(" + input.wire() + ", " + input.name() + ")");
        });
    }

    /** Parameters and form fields: texts, numbers, booleans and times; in the query arrays of them, too. */
    private void requireScalar(JavaType type, Place schema, boolean orArray) {
        Place resolved = contract.resolve(schema);
        Place scalar = orArray && type.isCollection() ? contract.resolve(resolved.member("items")) : resolved;
        if (!Set.of("string", "number", "integer", "boolean")
                .contains(scalar.member("type").text())) {
            throw new UnsupportedContractException(contract, schema, "a parameter or form field of this type");
        }
    }

    static boolean isJson(Content content) {
        String type = content.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }
}
