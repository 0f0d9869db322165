package dev.createwallet.conformance;

import static dev.createwallet.conformance.Alteration.changesBytes;
import static dev.createwallet.conformance.Alteration.changesRequest;
import static dev.createwallet.conformance.Alteration.changesResponse;
import static dev.createwallet.conformance.Alteration.changesResponseTo;
import static dev.createwallet.conformance.Alteration.remembering;
import static dev.createwallet.conformance.Alteration.withBody;
import static dev.createwallet.conformance.Alteration.withField;
import static dev.createwallet.conformance.Alteration.withHeader;
import static dev.createwallet.conformance.Alteration.withJson;
import static dev.createwallet.conformance.Alteration.withPairs;
import static dev.createwallet.conformance.Alteration.withStatus;
import static dev.createwallet.conformance.Alteration.withText;
import static dev.createwallet.conformance.Alteration.withoutField;
import static dev.createwallet.conformance.Alteration.withoutHeader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.Alteration.Connections;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Parameter;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.SequenceClauses;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Group;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One fault that a server may have.
 *
 * @param name what the server does wrong
 * @param alteration makes the sound server do it
 * @param clause the beginning of the id of a clause that must find it
 * @param findings the highest number of findings that it may cause
 */
record Fault(String name, Alteration alteration, String clause, int findings) {

    /** What a mock may send. */
    private static final String ACCOUNT = "{\"id\":\"wlt_1\",\"object\":\"wallet_account\",\"wallet\":\"MOBIKWIK\","
            + "\"token\":null,\"current_balance\":null,\"linked\":false,\"last_refreshed\":null}";

    private static final String MARK = "x-altered-on-the-wire";

    @Override
    public String toString() {
        return name;
    }

    /** Returns the name of the field that the kit sends to try unknown fields. */
    private static String unknown(Operation operation) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.is(Kind.UNKNOWN))
                .flatMap(clause -> clause.call().properties().keySet().stream())
                .filter(name -> operation.member(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the faults of each kind. */
    static Stream<List<Fault>> kinds(Operation operation, String apiKey) {
        return Stream.of(
                        inTheStatus(operation),
                        inTheHeaders(operation),
                        inTheEncoding(operation),
                        inTheBody(operation, apiKey),
                        inAMember(operation),
                        inWhatIsRead(operation),
                        inTheCredentials(operation, apiKey),
                        inWhatIsRequired(operation),
                        inWhatIsRejected(operation),
                        inWhatIsAccepted(operation, apiKey),
                        inWhatIsRemembered(operation),
                        inTheTransport(operation),
                        inEachResponse(operation),
                        inWhatFollows(operation))
                .map(Stream::toList);
    }

    private static String anyScenario(Operation operation) {
        return operation.id() + "/scenario/"
                + operation.body().orElseThrow().content().examples().get(0).name();
    }

    private static Fault of(String name, String clause, Alteration alteration) {
        return new Fault(name, alteration, clause, 1);
    }

    /** Returns the same fault, which may cause several findings. */
    private Fault findings(int several) {
        return new Fault(name, alteration, clause, several);
    }

    private static Fault of(String name, String clause, int status, UnaryOperator<Response> change) {
        return of(name, clause, changesResponse(status, change));
    }

    // spotless:off
    private static Stream<Fault> inTheStatus(Operation operation) {
        String good = anyScenario(operation);
        String rejected = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("201 instead of 200", good, 200, response -> withStatus(response, 201)),
                of("202 instead of 200", good, 200, response -> withStatus(response, 202)),
                of("204 and nothing instead of 200", good, 200, response -> withBody(withStatus(response, 204), new byte[0])),
                of("500 instead of 200", good, 200, response -> withStatus(response, 500)),
                of("a redirect", good, 200, response -> withHeader(withStatus(response, 307), "Location", "http://127.0.0.1:1/")),
                of("404 instead of 400", rejected, 400, response -> withStatus(response, 404)),
                of("422 instead of 400", rejected, 400, response -> withStatus(response, 422)),
                of("500 instead of 400", rejected, 400, response -> withStatus(response, 500)),
                of("200 instead of 400", rejected, 400, response -> withStatus(response, 200)),
                of("401 instead of 400", rejected, 400, response -> withHeader(withStatus(response, 401), "WWW-Authenticate", "Basic")),
                of("403 instead of 401", unauthenticated, 401, response -> withStatus(response, 403)),
                of("404 instead of 401", unauthenticated, 401, response -> withStatus(response, 404)),
                of("400 instead of 401", unauthenticated, 401, response -> withStatus(response, 400)),
                of("200 instead of 401", unauthenticated, 401, response -> withStatus(response, 200)));
    }

    private static Stream<Fault> inTheHeaders(Operation operation) {
        String good = anyScenario(operation);
        String rejected = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("no challenge", unauthenticated, 401, response -> withoutHeader(response, "WWW-Authenticate")),
                of("an empty challenge", unauthenticated, 401, response -> withHeader(response, "WWW-Authenticate", "")),
                of("a challenge of another scheme", unauthenticated, 401,
                        response -> withHeader(response, "WWW-Authenticate", "Bearer realm=\"basic\"")),
                of("no Content-Type", good, 200, response -> withoutHeader(response, "Content-Type")),
                of("text/plain", good, 200, response -> withHeader(response, "Content-Type", "text/plain")),
                of("text/json", good, 200, response -> withHeader(response, "Content-Type", "text/json")),
                of("an invalid Content-Type", good, 200, response -> withHeader(response, "Content-Type", "json")),
                of("two Content-Type headers", good, changesBytes(wire ->
                        wire.startsWith("HTTP/1.1 200") ? wire.replaceFirst("\r\n", "\r\nContent-Type: text/plain\r\n") : wire)),
                of("no Content-Type of a rejection", rejected, 400, response -> withoutHeader(response, "Content-Type")),
                of("a problem document for a rejection", rejected, 400,
                        response -> withHeader(response, "Content-Type", "application/problem+json")),
                of("text/plain for bad credentials", unauthenticated, 401,
                        response -> withHeader(response, "Content-Type", "text/plain")));
    }

    private static Stream<Fault> inTheEncoding(Operation operation) {
        String good = anyScenario(operation);
        return Stream.of(
                of("another charset", good, 200,
                        response -> withHeader(response, "Content-Type", "application/json; charset=ISO-8859-1")),
                of("UTF-16", good, 200, response -> withBody(response, Alteration.text(response).getBytes(StandardCharsets.UTF_16LE))),
                of("bytes that are not UTF-8", good, 200, response -> withBody(response, Alteration.text(
                        withJson(response, body -> body.put("note", "\u00e9"))).getBytes(StandardCharsets.ISO_8859_1))),
                of("a byte order mark", good, 200, response -> withText(response, text -> "\uFEFF" + text)));
    }

    private static Stream<Fault> inTheBody(Operation operation, String apiKey) {
        String good = anyScenario(operation);
        String rejected = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("a truncated body", good, 200, response -> withText(response, text -> text.substring(0, text.length() / 2))),
                of("an empty body", good, 200, response -> withBody(response, new byte[0])),
                of("text after the JSON", good, 200, response -> withText(response, text -> text + "{}")),
                of("a trailing comma", good, 200, response -> withText(response, text -> text.replaceFirst("}$", ",}"))),
                of("single quotes", good, 200, response -> withText(response, text -> text.replace('"', '\''))),
                of("NaN", good, 200, response -> withText(response, text -> text.replaceFirst("}$", ",\"note\":NaN}"))),
                of("a comment in the JSON", good, 200, response -> withText(response, text -> "/* an account */" + text)),
                of("a property twice", good, 200,
                        response -> withText(response, text -> text.replaceFirst("\\{(\"\\w+\":[^,]*,)", "{$1$1"))),
                of("the account within another object", good, 200, response -> withText(response, text -> "{\"data\":" + text + "}")),
                of("an array", good, 200, response -> withText(response, text -> "[" + text + "]")),
                of("null", good, 200, response -> withText(response, text -> "null")),
                of("JSON in a string", good, 200,
                        response -> withText(response, text -> JsonNodeFactory.instance.textNode(text).toString())),
                of("an HTML page for a rejection", rejected, 400, response -> withText(
                        withHeader(response, "Content-Type", "text/html"), text -> "<h1>Bad Request</h1>")),
                of("a string for a rejection", rejected, 400, response -> withText(response, text -> "\"bad request\"")),
                of("an empty body for a rejection", rejected, 400, response -> withBody(response, new byte[0])),
                of("an array for a rejection", rejected, 400, response -> withText(response, text -> "[]")),
                of("error fields that are not an array", rejected, 400,
                        response -> withJson(response, body -> body.putObject("error_info").put("fields", "gateway"))),
                of("null for bad credentials", unauthenticated, 401, response -> withText(response, text -> "null")),
                of("a response that repeats the API key", good, 200,
                        response -> withJson(response, body -> body.put("key", apiKey))),
                of("a header that repeats the API key", good, 200, response -> withHeader(response, "X-Key", apiKey)),
                of("a response that repeats the credentials as they are sent", good, 200,
                        response -> withJson(response, body -> body.put("sent", Credentials.base64(apiKey + ":")))),
                of("nesting of 2,000 levels", good, 200, response -> withText(response, text -> text.replaceFirst("}$",
                        ",\"deep\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"))));
    }

    /** Properties of the response that are missing, or have a wrong type or value. */
    private static Stream<Fault> inAMember(Operation operation) {
        return PackagedContract.successBody(operation).members().stream().flatMap(member -> inAMember(operation, member));
    }

    private static Stream<Fault> inAMember(Operation operation, Element member) {
        String anyClause = operation.id() + "/";
        String name = member.name();
        Stream.Builder<Fault> faults = Stream.builder();
        if (member.required()) {
            faults.add(inJson(name + " is missing", anyClause, body -> body.remove(name)));
            faults.add(inJson(name + " has another name", anyClause, body -> body.set(name + "_", body.remove(name))));
            faults.add(inJson(name + " is one level too deep", anyClause,
                    body -> body.putObject("account").set(name, body.remove(name))));
        }
        if (!member.flag("nullable")) {
            faults.add(inJson(name + " is null", anyClause, body -> body.putNull(name)));
        }
        faults.add(inJson(name + " is of another type", anyClause, body -> body.putArray(name)));
        if (!member.is("object") && !member.is("string")) {
            faults.add(inJson(name + " is a word", anyClause, body -> body.put(name, "true")));
        }
        if (member.flag("x-unique")) {
            faults.add(inJson(name + " is always the same", operation.id() + "/unique/" + name, body -> body.put(name, "same")));
        } else if (member.has("x-echoes") || member.has("enum") || member.is("object")) {
            faults.add(inJson(name + " has another value", anyClause, body -> body.set(name, another(body.path(name)))).findings(2));
        }
        return faults.build();
    }

    private static Fault inJson(String name, String clause, Consumer<ObjectNode> change) {
        return of(name, clause, 200, response -> withJson(response, change));
    }

    private static JsonNode another(JsonNode value) {
        return value.isBoolean()
                ? JsonNodeFactory.instance.booleanNode(!value.booleanValue())
                : value.isObject() ? JsonNodeFactory.instance.objectNode() : JsonNodeFactory.instance.textNode("another");
    }

    /** Returns the form fields that a response repeats, in the order of the form. */
    private static List<Element> repeated(Operation operation) {
        return operation.members().stream()
                .filter(field -> SequenceClauses.echoes(PackagedContract.successBody(operation), field.name())).toList();
    }

    /** Form fields that the server misreads. What the response repeats shows it. */
    private static Stream<Fault> inWhatIsRead(Operation operation) {
        Stream<Fault> ofEach = repeated(operation).stream().filter(field -> !field.required()).flatMap(field -> Stream.of(
                of(field.name() + " is ignored", operation.id() + "/form/" + field.name(),
                        changesRequest(request -> withoutField(request, field.name()))),
                of(field.name() + " is taken for another field", operation.id() + "/form/" + field.name(),
                        changesRequest(request -> renamed(request, field.name(), "not_" + field.name()))),
                of(field.name() + " is cut short", operation.id() + "/form/" + field.name(),
                        changesRequest(request -> withField(request, field.name(), value -> value.substring(0, Math.min(100, value.length())))))));
        List<String> optional = repeated(operation).stream().filter(field -> !field.required()).map(Element::name).toList();
        String first = operation.id() + "/form/" + repeated(operation).get(0).name() + "/value/";
        Stream<Fault> ofAll = Stream.of(
                of("two fields are swapped", operation.id() + "/form/" + optional.get(0), changesRequest(request ->
                        renamed(renamed(renamed(request, optional.get(0), "third"), optional.get(1), optional.get(0)), "third", optional.get(1))))
                        .findings(3),
                of("a plus is not a space", first + "reserved",
                        changesRequest(request -> withPairs(request, pair -> pair.replace("+", "%2B")))),
                of("escapes are undone twice", first + "reserved", changesRequest(request ->
                        withPairs(request, pair -> twice(pair)))),
                of("escapes in lower case are not undone", operation.id() + "/form/percent-encoded", changesRequest(request ->
                        withPairs(request, pair -> pair.replaceAll("%(?=[0-9]?[a-f])", "%25")))),
                of("a form is read as Latin-1", first + "unicode", changesRequest(request ->
                        withPairs(request, pair -> Forms.encode(decoded(pair, StandardCharsets.ISO_8859_1))
                                .replaceFirst("%3D", "=")))),
                of("a form is read as ASCII", first + "unicode", changesRequest(request ->
                        withPairs(request, pair -> pair.replaceAll("%[89A-F][0-9A-F]", "?")))),
                of("whatever follows a semicolon is another field", first + "reserved",
                        changesRequest(request -> withPairs(request, pair -> pair.replaceFirst("%3B.*", "")))),
                of("whatever follows a hash sign is lost", first + "reserved",
                        changesRequest(request -> withPairs(request, pair -> pair.replaceFirst("%23.*", "")))),
                of("an ampersand ends a field even when escaped", first + "reserved",
                        changesRequest(request -> request.withBody(request.text().replace("%26", "&")))),
                of("markup is escaped", first + "reserved", changesResponse(200, response ->
                        withText(response, text -> text.replace("<", "&lt;").replace(">", "&gt;")))),
                of("long values are cut", first + "long", changesRequest(request ->
                        withField(request, repeated(operation).get(0).name(), value -> value.substring(0, Math.min(255, value.length()))))),
                of("surrounding spaces are removed", first + "blanks", changesRequest(request -> withField(request, repeated(operation).get(0).name(), String::strip))),
                of("an empty value causes a 500", operation.id() + "/form/", changesResponseTo(request -> Alteration.form(request).containsValue("")
                        && Alteration.form(request).getOrDefault(repeated(operation).get(0).name(), "").length() > 0,
                        response -> withStatus(response, 500))),
                of("values are put in upper case", first, changesRequest(request ->
                        withField(request, repeated(operation).get(0).name(), value -> value.toUpperCase(Locale.ROOT)))),
                of("the customer in the path is not checked", operation.id() + "/scenario/", changesRequest(request -> request.withTarget(
                        Contract.packaged().parameterExamples().stream().map(ParameterExample::value)
                                .reduce(request.target(), (target, value) -> target.replace("/" + value + "/", "/anyone/"))))));
        return Stream.concat(ofEach, ofAll);
    }

    private static Request renamed(Request request, String name, String other) {
        return withPairs(request, pair -> pair.startsWith(Forms.encode(name) + "=")
                ? Forms.encode(other) + pair.substring(Forms.encode(name).length()) : pair);
    }

    private static String twice(String pair) {
        String[] parts = pair.split("=", 2);
        try {
            return parts[0] + "=" + Forms.encode(URLDecoder.decode(decoded(parts[1], StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return pair;
        }
    }

    private static String decoded(String text, Charset charset) {
        return URLDecoder.decode(text, charset);
    }

    /** Bad credentials that the server accepts. */
    private static Stream<Fault> inTheCredentials(Operation operation, String apiKey) {
        return Stream.of(
                authenticated("any credentials are accepted", operation, "/security/wrong-key", sent -> true, apiKey),
                authenticated("the beginning of a key is accepted", operation, "/security/shorter-key",
                        sent -> !sent.isEmpty() && apiKey.startsWith(sent), apiKey),
                authenticated("an empty key is accepted", operation, "/security/empty-key", String::isEmpty, apiKey),
                authenticated("a key with more behind it is accepted", operation, "/security/longer-key",
                        sent -> sent.startsWith(apiKey), apiKey),
                authenticated("a key in capitals is accepted", operation, "/security/other-case-key",
                        sent -> sent.equalsIgnoreCase(apiKey), apiKey),
                of("one spelling of Authorization is known", operation.id() + "/security/lower-case-header", changesRequest(request ->
                        request.headers().toString().contains("Authorization") ? request : request.withoutHeader("Authorization"))),
                of("one spelling of other headers is known", operation.id() + "/header/", changesRequest(request ->
                        operation.parameters(In.HEADER).map(Parameter::name).reduce(request, (known, name) ->
                                known.headers().toString().matches(".*[\\[ ]" + name + "[,\\]].*") ? known : known.withoutHeader(name), (a, b) -> b))),
                of("credentials are not checked", operation.id() + "/security/none", changesRequest(request ->
                        request.withHeader("Authorization", "Basic " + Credentials.base64(apiKey + ":")))),
                of("the scheme is not checked", operation.id() + "/security/other-scheme", changesRequest(request ->
                        request.headers().first("Authorization").map(value -> request.withHeader("Authorization",
                                value.replaceFirst("Bearer", "Basic"))).orElse(request))));
    }

    private static Fault authenticated(String name, Operation operation, String clause, Predicate<String> key, String apiKey) {
        return of(name, operation.id() + clause, changesRequest(request -> request.headers().first("Authorization")
                .filter(value -> value.startsWith("Basic ")).filter(value -> key.test(key(value)))
                .map(value -> request.withHeader("Authorization", "Basic " + Credentials.base64(apiKey + ":"))).orElse(request)));
    }

    private static String key(String header) {
        try {
            return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                    .replaceFirst(":.*", "");
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }

    /** Optional inputs that the server requires. */
    private static Stream<Fault> inWhatIsRequired(Operation operation) {
        return Input.of(operation).stream().filter(input -> !input.required()).map(input -> input.in() == In.HEADER
                ? of(input + " is required", input.isIn(valid(operation).call())
                                ? operation.id() + "/header/" + input.name() + "/left-out" : operation.id() + "/form/required-only",
                        rejecting(operation, request -> request.headers().first(input.name()).isEmpty()))
                : of(input + " is required", operation.id() + "/form/required-only", rejecting(operation,
                        request -> !Alteration.form(request).containsKey(input.name()))))
                .map(fault -> fault.findings(rejections(operation)));
    }

    /** A 400 in place of success is one finding, and in place of each other rejection that a scenario gets another one. */
    private static int rejections(Operation operation) {
        return 1 + (int) Clauses.of(operation).stream()
                .filter(clause -> clause.is(Kind.SCENARIO) && !clause.status().success() && !clause.status().key().equals("400"))
                .map(Clause::status).distinct().count();
    }

    private static Clause valid(Operation operation) {
        return Clauses.of(operation).get(0);
    }

    /** Makes the sound server reject valid requests of a kind. */
    private static Alteration rejecting(Operation operation, Predicate<Request> which) {
        return changesRequest(request -> which.test(request) ? request.withBody("") : request);
    }

    private static Stream<Fault> inWhatIsRejected(Operation operation) {
        Stream<Fault> inputs = Input.of(operation).stream().filter(input -> input.element().has("enum"))
                .map(input -> of(input + " is rejected", operation.id() + "/form/" + input.name() + "/value/", rejecting(operation,
                        request -> Alteration.form(request).containsKey(input.name()))).findings(rejections(operation)));
        return Stream.concat(inputs, Stream.of(
                of("an unknown field is rejected", operation.id() + "/form/unknown",
                        rejecting(operation, request -> request.text().contains(unknown(operation)))),
                of("a charset parameter is rejected", operation.id() + "/media-type/charset",
                        rejecting(operation, request -> request.headers().first("Content-Type").orElse("").contains("charset"))),
                of("a media type in capitals is rejected", operation.id() + "/media-type/case", rejecting(operation,
                        request -> request.headers().first("Content-Type").orElse("").startsWith("APPLICATION"))),
                of("fields in another order are rejected", operation.id() + "/form/reversed", rejecting(operation, request ->
                        request.text().indexOf(repeated(operation).get(0).name() + "=") > 0)),
                of("an escaped letter of the path is not decoded", operation.id() + "/path/",
                        changesRequest(request -> request.target().contains("%") ? request.withTarget("/nowhere") : request)),
                of("an escaped letter of a name is not decoded", operation.id() + "/form/percent-encoded",
                        changesRequest(request -> request.text().startsWith("%") ? request.withBody("") : request)),
                of("basic in lower case is rejected", operation.id() + "/security/lower-case-scheme",
                        changesRequest(request -> request.headers().first("Authorization").orElse("").startsWith("basic")
                                ? request.withoutHeader("Authorization") : request))));
    }

    /** Invalid requests that the server accepts: it treats each as the valid request that it was made from. */
    static Stream<Fault> inWhatIsAccepted(Operation operation, String apiKey) {
        String target = valid(operation).call().request(operation, apiKey).target();
        Stream<Fault> ofEach = Clauses.of(operation).stream()
                .filter(clause -> clause.group() == Group.CONTRACT && !clause.is(Kind.CONNECTION) && !clause.status().success())
                .map(clause -> of("accepts " + clause, clause.id(), accepting(operation, clause, apiKey))
                        .findings(clause.is(Kind.BODY_MISSING) ? 5 : 1));
        return Stream.concat(ofEach, Stream.of(of("accepts whatever a known customer sends", operation.id() + "/form/",
                changesResponse((request, response) -> response.status() == 400 && request.target().equals(target)
                        ? withStatus(response, 200) : response))));
    }

    private static Alteration accepting(Operation operation, Clause clause, String apiKey) {
        Request rejected = clause.call().request(operation, apiKey);
        Request valid = valid(operation).call().request(operation, apiKey);
        return changesRequest(request -> {
            boolean same = request.method().equals(rejected.method())
                    && request.target().equals(rejected.target())
                    && Arrays.equals(request.body(), rejected.body())
                    && Stream.concat(Stream.of("Authorization", "Content-Type"), clause.call().headers().keySet().stream())
                            .allMatch(name -> request.headers().all(name).equals(rejected.headers().all(name)));
            return same ? valid : request;
        });
    }

    /** Responses that depend on other requests. */
    private static Stream<Fault> inWhatIsRemembered(Operation operation) {
        Stream<Fault> ofEach = Input.of(operation).stream().filter(input -> input.in() == In.FORM && !input.required()
                        && (SequenceClauses.echoes(PackagedContract.successBody(operation), input.name()) || input.element().sensitive()))
                .flatMap(input -> Stream.of(
                        of(input + " stays behind", operation.id() + "/separate/" + input.name(),
                                keeping(input.name(), (request, response) -> response.status() == 200)).findings(2),
                        of(input + " of a rejected request stays behind", operation.id() + "/separate/" + input.name() + "/refused",
                                keeping(input.name(), (request, response) -> response.status() == 400)).findings(2)));
        String repeated = repeated(operation).get(1).name();
        Stream<Fault> ofCalls = Stream.of(
                // The number of findings depends on the order of the requests.
                of("a response is that of the previous request", operation.id() + "/", lagging()).findings(10),
                of("ids repeat after ten", operation.id() + "/unique/", recurring(operation)),
                of("a header repeats a value of the previous request", operation.id() + "/separate/" + repeated,
                        remembering((earlier, request, response) -> withHeader(response, "X-Previous",
                                Forms.encode(Alteration.form(earlier).getOrDefault(repeated, "none"))))));
        return Stream.concat(ofEach, ofCalls);
    }

    @FunctionalInterface
    private interface Kept {

        boolean test(Request request, Response response);
    }

    /** A value of one request shows in the response to the next one that has none. */
    private static Alteration keeping(String name, Kept kept) {
        StringBuffer last = new StringBuffer();
        return changesResponse((request, response) -> {
            String value = Alteration.form(request).get(name);
            if (value != null) {
                if (kept.test(request, response)) {
                    last.replace(0, last.length(), value);
                }
                return response;
            }
            boolean known = response.status() == 200 || response.status() == 400;
            return last.isEmpty() || !known ? response : withJson(response, body -> body.put("note", last.toString()));
        });
    }

    private static Alteration recurring(Operation operation) {
        AtomicInteger count = new AtomicInteger();
        return changesResponse(200, response -> withJson(response, body -> PackagedContract.successBody(operation).members().stream()
                .filter(member -> member.flag("x-unique")).forEach(member -> body.put(member.name(), "n" + count.incrementAndGet() % 10))));
    }

    private static Alteration lagging() {
        StringBuffer last = new StringBuffer();
        return changesResponse(200, response -> {
            String body = Alteration.text(response);
            String before = last.isEmpty() ? body : last.toString();
            last.replace(0, last.length(), body);
            return withText(response, text -> before);
        });
    }

    private static Stream<Fault> inTheTransport(Operation operation) {
        String anyClause = operation.id() + "/";
        Predicate<Request> withNumber = request -> Alteration.form(request).size() > 1;
        String good = anyScenario(operation);
        return Stream.of(
                of("closes without a response", anyClause, wireOf(withNumber, wire -> "")),
                of("closes amid the headers", anyClause, wireOf(withNumber, wire -> wire.substring(0, 30))),
                of("closes amid the body", anyClause,
                        wireOf(withNumber, wire -> wire.substring(0, wire.length() - 5))),
                of("a Content-Length that is too small", good, changesBytes(wire -> wire.startsWith("HTTP/1.1 200")
                        ? wire.replaceFirst("content-length: \\d+", "content-length: 20") : wire)),
                of("an invalid Content-Length", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length: \\d+", "content-length: many"))),
                of("invalid chunks", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length: \\d+", "transfer-encoding: chunked"))),
                of("two Content-Length headers", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length", "content-length: 2\r\ncontent-length"))),
                of("Content-Length beside chunks", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length", "transfer-encoding: chunked\r\ncontent-length"))),
                of("a space before a colon", anyClause, wireOf(withNumber, wire -> wire.replaceFirst("\r\n", "\r\nX-A : b\r\n"))),
                of("a content coding that was not requested", good, 200, response -> withHeader(response, "Content-Encoding", "gzip")),
                of("an invalid status line", anyClause, wireOf(withNumber, wire -> "OK " + wire)),
                of("the body of a 401 is missing", operation.id() + "/security/none", changesBytes(wire ->
                        wire.startsWith("HTTP/1.1 401") ? wire.replaceFirst("(?s)content-length.*", "content-length: 0\r\n\r\n") : wire)));
    }

    /** One fault that many clauses show. */
    private static Stream<Fault> inEachResponse(Operation operation) {
        return Stream.of(
                of("one response to everything", "", changesResponse((request, response) -> constant(response, ACCOUNT))),
                of("an empty object in response to everything", "", changesResponse((request, response) -> constant(response, "{}"))),
                of("one body of success", "", 200, response -> withText(response, text -> ACCOUNT)),
                of("the body of success for each rejection", "", 400, response -> constant(response, ACCOUNT))
                        .findings(rejections(operation)),
                of("200 for each rejection and for bad credentials", "", changesResponse((request, response) -> withStatus(response, 200))),
                of("plain text", "", changesResponse((request, response) -> withHeader(response, "Content-Type", "text/plain"))),
                of("415 for everything", "", changesResponse((request, response) -> withStatus(response, 415))),
                of("one response to everything, with an id of its own", "", changesResponse((request, response) ->
                        constant(response, ACCOUNT.replace("wlt_1", UUID.randomUUID().toString())))));
    }

    private static Response constant(Response response, String body) {
        return withText(withHeader(withStatus(response, 200), "Content-Type", "application/json"), text -> body);
    }

    /** A connection that is kept, and is out of step after a response. */
    private static Stream<Fault> inWhatFollows(Operation operation) {
        String connection = operation.id() + "/connection/";
        return Stream.of(
                of("a body is not read if its request is rejected", connection + "unauthenticated",
                        Alteration.NONE.with(new Connections(Integer.MAX_VALUE, true, status -> false, false))),
                of("two bytes too many after 200", connection + "accepted", tooMany(200)),
                of("two bytes too many after 400", connection + "rejected", tooMany(400)),
                of("two bytes too many after 401", connection + "unauthenticated", tooMany(401)));
    }

    private static Alteration tooMany(int status) {
        return changesBytes(wire -> wire.startsWith("HTTP/1.1 " + status) ? wire + "xx" : wire).with(Connections.KEPT);
    }

    /** Changes the bytes of the responses to requests of a kind, which are marked on their way through. */
    private static Alteration wireOf(Predicate<Request> which, UnaryOperator<String> change) {
        return new Alteration(request -> request,
                (request, response) -> which.test(request) ? withHeader(response, MARK, "x") : response,
                wire -> wire.contains(MARK) ? change.apply(wire.replace(MARK + ": x\r\n", "")) : wire);
    }
    // spotless:on

    /** Requests that a server must survive, if no more. */
    static Stream<Fault> underJudgement(Operation operation) {
        String judgement = operation.id() + "/judgement/";
        List<String> clauses = Clauses.of(operation).stream().map(Clause::id).toList();
        Stream<Fault> faults = Stream.of(
                fails(
                        "a bad escape",
                        judgement + "bad-escape",
                        request -> request.text().contains("%zz")),
                fails(
                        "a bad escape in the path",
                        judgement + "path/customer_id/bad-escape",
                        request -> request.target().contains("%zz")),
                fails(
                        "bytes that are not UTF-8",
                        judgement + "not-utf-8",
                        request -> request.text().contains("%FF")),
                fails(
                        "a field twice",
                        judgement + "field-twice",
                        request -> request.text().contains("=another")),
                fails(
                        "JSON",
                        judgement + "json-for-form",
                        request -> request.text().startsWith("{")),
                fails(
                        "a form in the query",
                        judgement + "query-for-form",
                        request -> request.target().contains("?")),
                fails(
                        "a slash after the path",
                        judgement + "trailing-slash",
                        request -> request.target().endsWith("/")),
                of(
                        "reads a form whatever the media type",
                        judgement + "no-media-type",
                        changesRequest(request -> request.withHeader("Content-Type", MediaType.FORM.name()))),
                of(
                        "PATCH does what POST does",
                        judgement + "other-method",
                        changesRequest(
                                request -> request.method().equals("PATCH") ? request.withMethod("POST") : request)),
                of(
                        "names in capitals are known",
                        judgement + "name-in-capitals",
                        changesRequest(request -> withPairs(
                                request,
                                pair -> pair.replaceFirst(
                                        "^[A-Z_]+(?==)",
                                        pair.replaceFirst("=.*", "").toLowerCase(Locale.ROOT))))));
        // A contract that has grown may have a PATCH.
        return faults.filter(fault -> clauses.contains(fault.clause()));
    }

    private static Fault fails(String what, String clause, Predicate<Request> which) {
        return of("fails at " + what, clause, changesResponseTo(which, response -> withStatus(response, 500)));
    }

    /** Returns a fault against an element that the provider's page does not state. */
    static Optional<Fault> inferred(Operation operation, String apiKey) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.subject() instanceof Subject.Keyword broken
                        && broken.keyword().equals("minLength"))
                .map(clause -> of("accepts " + clause, clause.id(), accepting(operation, clause, apiKey)))
                .findFirst();
    }
}
