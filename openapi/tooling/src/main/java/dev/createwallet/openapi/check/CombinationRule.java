package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Response;
import dev.createwallet.openapi.model.SecurityScheme;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is supported by itself, but not together: the modules after this one refuse it, so it is refused here, at its
 * line.
 */
final class CombinationRule implements Rule {

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Set<String> SET_BY_HTTP = Set.of("connection", "content-length", "expect", "host", "upgrade");

    @Override
    public List<Finding> check(Contract contract) {
        return Stream.of(
                        contract.all(Kind.SERVER)
                                .filter(server ->
                                        !isAbsolute(server.member("url").text()))
                                .map(server -> Supported.notSupported(
                                        contract,
                                        server.member("url"),
                                        "a relative url",
                                        "a client needs to know the host; start it with https://")),
                        contract.all(Kind.SCHEMA)
                                .filter(schema -> isWithinItself(contract, schema))
                                .map(schema -> Supported.notSupported(
                                        contract,
                                        schema,
                                        "an array or map of itself",
                                        "Java has no type for it; put an object with a property between")),
                        contract.all(Kind.REQUEST_BODY)
                                .flatMap(body ->
                                        body.member("content").children().skip(1))
                                .map(media -> Supported.notSupported(
                                        contract,
                                        media,
                                        "a second media type for a request",
                                        "the client would not know which one to send; keep one")),
                        contract.operations().stream().flatMap(operation -> operation(contract, operation)),
                        security(contract))
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private static boolean isAbsolute(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isWithinItself(Contract contract, Place schema) {
        Set<JsonPointer> seen = new HashSet<>();
        Place current = schema;
        while (current.exists()) {
            if (!seen.add(current.pointer())) {
                return current.pointer().equals(schema.pointer());
            }
            boolean map = current.member("properties").node().isEmpty()
                    && current.member("additionalProperties").node().isObject();
            current = contract.resolve(map ? current.member("additionalProperties") : current.member("items"));
        }
        return false;
    }

    private static Stream<Finding> operation(Contract contract, Operation operation) {
        return Stream.of(
                        isPath(operation.path())
                                ? Stream.<Finding>empty()
                                : Stream.of(contract.finding(
                                        operation.place(),
                                        operation
                                                + ": the path has characters that a URL has not; escape them with %")),
                        operation.parameters().stream()
                                .filter(parameter -> parameter.in() == Parameter.In.HEADER)
                                .flatMap(header -> header(contract, header)),
                        operation
                                .requestContents()
                                .filter(Content::isForm)
                                .map(Content::schema)
                                .map(contract::resolve)
                                .filter(form -> form.member("properties").node().isEmpty())
                                .map(form -> Supported.notSupported(
                                        contract, form, "a form without fields", "list them under properties")),
                        results(contract, operation))
                .flatMap(findings -> findings);
    }

    private static boolean isPath(String template) {
        try {
            new URI("http://host" + template.replace('{', '_').replace('}', '_'));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Stream<Finding> header(Contract contract, Parameter header) {
        if (SET_BY_HTTP.contains(header.name().toLowerCase(Locale.ROOT))) {
            return Stream.of(Supported.notSupported(
                    contract,
                    header.place(),
                    "a parameter '" + header.name() + "'",
                    "HTTP clients set this header themselves; leave it out"));
        }
        return TOKEN.matcher(header.name()).matches()
                ? Stream.empty()
                : Stream.of(contract.finding(
                        header.place().member("name"),
                        "'" + header.name() + "' is not a name that HTTP allows for a header"));
    }

    /** The client's method has one result. */
    private static Stream<Finding> results(Contract contract, Operation operation) {
        List<Place> schemas = operation.responses().stream()
                .filter(Response::isSuccess)
                .flatMap(response -> response.contents().stream())
                .map(Content::schema)
                .toList();
        return schemas.stream()
                .skip(1)
                .filter(schema -> !contract.resolve(schema)
                        .node()
                        .equals(contract.resolve(schemas.get(0)).node()))
                .map(
                        schema -> Supported.notSupported(
                                contract,
                                schema,
                                operation + ": a second schema for success",
                                "the client's method has one result; use one schema, in which what not every response has is optional"));
    }

    private static Stream<Finding> security(Contract contract) {
        Stream<SecurityScheme> used = contract.operations().stream()
                .flatMap(operation -> operation.security().stream())
                .flatMap(List::stream);
        return used.distinct()
                .skip(1)
                .map(scheme -> Supported.notSupported(
                        contract,
                        scheme.place(),
                        "a second security scheme",
                        "the client sends one kind of credentials; keep one scheme in use"));
    }
}
