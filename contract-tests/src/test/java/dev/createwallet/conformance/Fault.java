package dev.createwallet.conformance;

import static dev.createwallet.conformance.Alteration.answering;
import static dev.createwallet.conformance.Alteration.answeringTo;
import static dev.createwallet.conformance.Alteration.asking;
import static dev.createwallet.conformance.Alteration.onTheWire;
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
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.In;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.derive.SequenceClauses;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.message.Forms;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One fault that a server may have.
 *
 * @param name what the server does
 * @param alteration how
 * @param clause the beginning of the id of a clause that must find it
 * @param findings how many findings it may cause at most; mostly one
 */
record Fault(String name, Alteration alteration, String clause, int findings) {

    private static final String MARK = "x-altered-on-the-wire";

    @Override
    public String toString() {
        return name;
    }

    /** Returns the name of the field that the kit sends though no contract has it. */
    private static String unknown(Operation operation) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.is(Kind.UNKNOWN))
                .flatMap(clause -> clause.call().properties().keySet().stream())
                .filter(name -> operation.member(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Returns all faults. */
    static Stream<Fault> all(Operation operation, String apiKey) {
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
                        inTheTransport(operation))
                .flatMap(faults -> faults);
    }

    private static String anyScenario(Operation operation) {
        return operation.id() + "/scenario/"
                + operation.body().orElseThrow().content().examples().get(0).name();
    }

    private static Fault of(String name, String clause, Alteration alteration) {
        return new Fault(name, alteration, clause, 1);
    }

    /** Returns the same fault, which may cause several findings. */
    private Fault toldAs(int several) {
        return new Fault(name, alteration, clause, several);
    }

    private static Fault of(String name, String clause, int status, UnaryOperator<Response> change) {
        return of(name, clause, answering(status, change));
    }

    // spotless:off
    private static Stream<Fault> inTheStatus(Operation operation) {
        String good = anyScenario(operation);
        String refused = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("201 instead of 200", good, 200, answer -> withStatus(answer, 201)),
                of("202 instead of 200", good, 200, answer -> withStatus(answer, 202)),
                of("204 and nothing instead of 200", good, 200, answer -> withBody(withStatus(answer, 204), new byte[0])),
                of("500 instead of 200", good, 200, answer -> withStatus(answer, 500)),
                of("a redirect", good, 200, answer -> withHeader(withStatus(answer, 307), "Location", "http://127.0.0.1:1/")),
                of("404 instead of 400", refused, 400, answer -> withStatus(answer, 404)),
                of("422 instead of 400", refused, 400, answer -> withStatus(answer, 422)),
                of("500 instead of 400", refused, 400, answer -> withStatus(answer, 500)),
                of("200 instead of 400", refused, 400, answer -> withStatus(answer, 200)).toldAs(2),
                of("401 instead of 400", refused, 400, answer -> withHeader(withStatus(answer, 401), "WWW-Authenticate", "Basic")),
                of("403 instead of 401", unauthenticated, 401, answer -> withStatus(answer, 403)),
                of("404 instead of 401", unauthenticated, 401, answer -> withStatus(answer, 404)),
                of("400 instead of 401", unauthenticated, 401, answer -> withStatus(answer, 400)),
                of("200 instead of 401", unauthenticated, 401, answer -> withStatus(answer, 200)));
    }

    private static Stream<Fault> inTheHeaders(Operation operation) {
        String good = anyScenario(operation);
        String refused = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("no challenge", unauthenticated, 401, answer -> withoutHeader(answer, "WWW-Authenticate")),
                of("an empty challenge", unauthenticated, 401, answer -> withHeader(answer, "WWW-Authenticate", "")),
                of("a challenge of another scheme", unauthenticated, 401,
                        answer -> withHeader(answer, "WWW-Authenticate", "Bearer realm=\"basic\"")),
                of("no Content-Type", good, 200, answer -> withoutHeader(answer, "Content-Type")),
                of("text/plain", good, 200, answer -> withHeader(answer, "Content-Type", "text/plain")),
                of("text/json", good, 200, answer -> withHeader(answer, "Content-Type", "text/json")),
                of("a Content-Type that is none", good, 200, answer -> withHeader(answer, "Content-Type", "json")),
                of("two Content-Types", good, onTheWire(wire ->
                        wire.startsWith("HTTP/1.1 200") ? wire.replaceFirst("\r\n", "\r\nContent-Type: text/plain\r\n") : wire)),
                of("no Content-Type of a refusal", refused, 400, answer -> withoutHeader(answer, "Content-Type")),
                of("a problem document for a refusal", refused, 400,
                        answer -> withHeader(answer, "Content-Type", "application/problem+json")),
                of("text/plain for bad credentials", unauthenticated, 401,
                        answer -> withHeader(answer, "Content-Type", "text/plain")));
    }

    private static Stream<Fault> inTheEncoding(Operation operation) {
        String good = anyScenario(operation);
        return Stream.of(
                of("another charset", good, 200,
                        answer -> withHeader(answer, "Content-Type", "application/json; charset=ISO-8859-1")),
                of("UTF-16", good, 200, answer -> withBody(answer, Alteration.text(answer).getBytes(StandardCharsets.UTF_16LE))).toldAs(2),
                of("bytes that are not UTF-8", good, 200, answer -> withBody(answer, Alteration.text(
                        withJson(answer, body -> body.put("note", "\u00e9"))).getBytes(StandardCharsets.ISO_8859_1))),
                of("a byte order mark", good, 200, answer -> withText(answer, text -> "\uFEFF" + text)));
    }

    private static Stream<Fault> inTheBody(Operation operation, String apiKey) {
        String good = anyScenario(operation);
        String refused = operation.id() + "/form/";
        String unauthenticated = operation.id() + "/security/none";
        return Stream.of(
                of("a truncated body", good, 200, answer -> withText(answer, text -> text.substring(0, text.length() / 2))),
                of("an empty body", good, 200, answer -> withBody(answer, new byte[0])),
                of("more after the JSON", good, 200, answer -> withText(answer, text -> text + "{}")),
                of("a comma too many", good, 200, answer -> withText(answer, text -> text.replaceFirst("}$", ",}"))),
                of("single quotes", good, 200, answer -> withText(answer, text -> text.replace('"', '\''))),
                of("NaN", good, 200, answer -> withText(answer, text -> text.replaceFirst("}$", ",\"note\":NaN}"))),
                of("a comment", good, 200, answer -> withText(answer, text -> "/* an account */" + text)),
                of("a member twice", good, 200,
                        answer -> withText(answer, text -> text.replaceFirst("\\{(\"\\w+\":[^,]*,)", "{$1$1"))),
                of("the account within another object", good, 200, answer -> withText(answer, text -> "{\"data\":" + text + "}")),
                of("an array", good, 200, answer -> withText(answer, text -> "[" + text + "]")),
                of("null", good, 200, answer -> withText(answer, text -> "null")),
                of("JSON in a string", good, 200,
                        answer -> withText(answer, text -> JsonNodeFactory.instance.textNode(text).toString())),
                of("an HTML page for a refusal", refused, 400, answer -> withText(
                        withHeader(answer, "Content-Type", "text/html"), text -> "<h1>Bad Request</h1>")),
                of("a string for a refusal", refused, 400, answer -> withText(answer, text -> "\"bad request\"")),
                of("nothing for a refusal", refused, 400, answer -> withBody(answer, new byte[0])),
                of("a list for a refusal", refused, 400, answer -> withText(answer, text -> "[]")),
                of("error fields that are no list", refused, 400,
                        answer -> withJson(answer, body -> body.putObject("error_info").put("fields", "gateway"))),
                of("null for bad credentials", unauthenticated, 401, answer -> withText(answer, text -> "null")),
                of("an answer that repeats the API key", good, 200,
                        answer -> withJson(answer, body -> body.put("key", apiKey))),
                of("a header that repeats the API key", good, 200, answer -> withHeader(answer, "X-Key", apiKey)),
                of("an answer that repeats the credentials as they are sent", good, 200,
                        answer -> withJson(answer, body -> body.put("sent", Credentials.base64(apiKey + ":")))),
                of("nesting beyond measure", good, 200, answer -> withText(answer, text -> text.replaceFirst("}$",
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
        faults.add(member.flag("x-unique")
                ? inJson(name + " is always the same", operation.id() + "/unique/" + name, body -> body.put(name, "same"))
                : inJson(name + " has another value", anyClause, body -> body.set(name, another(body.path(name)))).toldAs(2));
        return faults.build();
    }

    private static Fault inJson(String name, String clause, Consumer<ObjectNode> change) {
        return of(name, clause, 200, answer -> withJson(answer, change));
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
                        asking(question -> withoutField(question, field.name()))),
                of(field.name() + " is taken for another field", operation.id() + "/form/" + field.name(),
                        asking(question -> renamed(question, field.name(), "not_" + field.name()))),
                of(field.name() + " is cut short", operation.id() + "/form/" + field.name(),
                        asking(question -> withField(question, field.name(), value -> value.substring(0, Math.min(100, value.length())))))));
        List<String> optional = repeated(operation).stream().filter(field -> !field.required()).map(Element::name).toList();
        String first = operation.id() + "/form/" + repeated(operation).get(0).name() + "/value/";
        Stream<Fault> ofAll = Stream.of(
                of("two fields are swapped", operation.id() + "/form/" + optional.get(0), asking(question ->
                        renamed(renamed(renamed(question, optional.get(0), "third"), optional.get(1), optional.get(0)), "third", optional.get(1))))
                        .toldAs(3),
                of("a plus is not a space", first + "reserved",
                        asking(question -> withPairs(question, pair -> pair.replace("+", "%2B")))),
                of("escapes are undone twice", first + "reserved", asking(question ->
                        withPairs(question, pair -> twice(pair)))),
                of("escapes in lower case are not undone", operation.id() + "/form/percent-encoded", asking(question ->
                        withPairs(question, pair -> pair.replaceAll("%(?=[0-9]?[a-f])", "%25")))),
                of("a form is read as Latin-1", first + "unicode", asking(question ->
                        withPairs(question, pair -> Forms.encode(decoded(pair, StandardCharsets.ISO_8859_1))
                                .replaceFirst("%3D", "=")))),
                of("a form is read as ASCII", first + "unicode", asking(question ->
                        withPairs(question, pair -> pair.replaceAll("%[89A-F][0-9A-F]", "?")))),
                of("whatever follows a semicolon is another field", first + "reserved",
                        asking(question -> withPairs(question, pair -> pair.replaceFirst("%3B.*", "")))),
                of("whatever follows a hash sign is lost", first + "reserved",
                        asking(question -> withPairs(question, pair -> pair.replaceFirst("%23.*", "")))),
                of("an ampersand ends a field even when escaped", first + "reserved",
                        asking(question -> question.withBody(question.text().replace("%26", "&")))),
                of("markup is escaped", first + "reserved", answering(200, answer ->
                        withText(answer, text -> text.replace("<", "&lt;").replace(">", "&gt;")))),
                of("long values are cut", first + "long", asking(question ->
                        withField(question, repeated(operation).get(0).name(), value -> value.substring(0, Math.min(255, value.length()))))),
                of("blanks are cut off", first + "blanks", asking(question -> withField(question, repeated(operation).get(0).name(), String::strip))),
                of("an empty value is a failure", operation.id() + "/form/", answeringTo(question -> Alteration.form(question).containsValue("")
                        && Alteration.form(question).getOrDefault(repeated(operation).get(0).name(), "").length() > 0,
                        answer -> withStatus(answer, 500))),
                of("values are put in capitals", first, asking(question ->
                        withField(question, repeated(operation).get(0).name(), value -> value.toUpperCase(Locale.ROOT)))),
                of("the customer in the path is not looked at", operation.id() + "/scenario/", asking(question -> question.withTarget(
                        Contract.packaged().parameterExamples().stream().map(ParameterExample::value)
                                .reduce(question.target(), (target, value) -> target.replace("/" + value + "/", "/anyone/"))))));
        return Stream.concat(ofEach, ofAll);
    }

    private static Request renamed(Request question, String name, String other) {
        return withPairs(question, pair -> pair.startsWith(Forms.encode(name) + "=")
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
                authenticated("any credentials do", operation, "/security/wrong-key", sent -> true, apiKey),
                authenticated("the beginning of a key does", operation, "/security/shorter-key",
                        sent -> !sent.isEmpty() && apiKey.startsWith(sent), apiKey),
                authenticated("an empty key does", operation, "/security/empty-key", String::isEmpty, apiKey),
                of("credentials are not looked at", operation.id() + "/security/none", asking(question ->
                        question.withHeader("Authorization", "Basic " + Credentials.base64(apiKey + ":")))),
                of("the scheme is not looked at", operation.id() + "/security/other-scheme", asking(question ->
                        question.headers().first("Authorization").map(value -> question.withHeader("Authorization",
                                value.replaceFirst("Bearer", "Basic"))).orElse(question))));
    }

    private static Fault authenticated(String name, Operation operation, String clause, Predicate<String> key, String apiKey) {
        return of(name, operation.id() + clause, asking(question -> question.headers().first("Authorization")
                .filter(value -> value.startsWith("Basic ")).filter(value -> key.test(key(value)))
                .map(value -> question.withHeader("Authorization", "Basic " + Credentials.base64(apiKey + ":"))).orElse(question)));
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
                ? of(input + " is required", operation.id() + "/header/" + input.name() + "/left-out",
                        refusing(operation, question -> question.headers().first(input.name()).isEmpty()))
                : of(input + " is required", operation.id() + "/form/required-only", refusing(operation,
                        question -> !Alteration.form(question).containsKey(input.name()))));
    }

    /** Makes the sound server reject valid requests of a kind. */
    private static Alteration refusing(Operation operation, Predicate<Request> which) {
        return asking(question -> which.test(question) ? question.withBody("") : question);
    }

    private static Stream<Fault> inWhatIsRejected(Operation operation) {
        Stream<Fault> inputs = Input.of(operation).stream().filter(input -> input.element().has("enum"))
                .map(input -> of(input + " is refused", operation.id() + "/form/" + input.name() + "/value/", refusing(operation,
                        question -> Alteration.form(question).containsKey(input.name()))));
        return Stream.concat(inputs, Stream.of(
                of("a field that it does not know is refused", operation.id() + "/form/unknown",
                        refusing(operation, question -> question.text().contains(unknown(operation)))),
                of("a charset parameter is refused", operation.id() + "/media-type/charset",
                        refusing(operation, question -> question.headers().first("Content-Type").orElse("").contains("charset"))),
                of("a media type in capitals is refused", operation.id() + "/media-type/case", refusing(operation,
                        question -> question.headers().first("Content-Type").orElse("").startsWith("APPLICATION"))),
                of("fields in another order are refused", operation.id() + "/form/reversed", refusing(operation, question ->
                        question.text().indexOf(repeated(operation).get(0).name() + "=") > 0)),
                of("an escaped letter of the path is not understood", operation.id() + "/path/",
                        asking(question -> question.target().contains("%") ? question.withTarget("/nowhere") : question)),
                of("an escaped letter of a name is not understood", operation.id() + "/form/percent-encoded",
                        asking(question -> question.text().startsWith("%") ? question.withBody("") : question)),
                of("basic in lower case is refused", operation.id() + "/security/lower-case-scheme",
                        asking(question -> question.headers().first("Authorization").orElse("").startsWith("basic")
                                ? question.withoutHeader("Authorization") : question))));
    }

    /** Invalid requests that the server accepts: it treats each as the valid request that it was made from. */
    static Stream<Fault> inWhatIsAccepted(Operation operation, String apiKey) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.group() == Group.CONTRACT && !clause.status().success())
                .map(clause -> of("accepts " + clause, clause.id(), accepting(operation, clause, apiKey))
                        .toldAs(clause.is(Kind.BODY_MISSING) ? 5 : 1));
    }

    private static Alteration accepting(Operation operation, Clause clause, String apiKey) {
        Request refused = clause.call().request(operation, apiKey);
        Request valid = Clauses.of(operation).get(0).call().request(operation, apiKey);
        return asking(question -> {
            boolean same = question.method().equals(refused.method())
                    && question.target().equals(refused.target())
                    && Arrays.equals(question.body(), refused.body())
                    && Stream.concat(Stream.of("Authorization", "Content-Type"), clause.call().headers().keySet().stream())
                            .allMatch(name -> question.headers().all(name).equals(refused.headers().all(name)));
            return same ? valid : question;
        });
    }

    /** Responses that depend on other requests. */
    private static Stream<Fault> inWhatIsRemembered(Operation operation) {
        Stream<Fault> ofEach = Input.of(operation).stream().filter(input -> input.in() == In.FORM && !input.required()
                        && (SequenceClauses.echoes(PackagedContract.successBody(operation), input.name()) || input.element().sensitive()))
                .flatMap(input -> Stream.of(
                        of(input + " stays behind", operation.id() + "/separate/" + input.name(),
                                keeping(input.name(), (request, answer) -> answer.status() == 200)).toldAs(2),
                        of(input + " of a refused call stays behind", operation.id() + "/separate/" + input.name() + "/refused",
                                keeping(input.name(), (request, answer) -> answer.status() == 400)).toldAs(2)));
        String repeated = repeated(operation).get(1).name();
        Stream<Fault> ofCalls = Stream.of(
                // The findings depend on which requests meet.
                of("an answer is the one of the call before", operation.id() + "/", lagging()).toldAs(10),
                of("ids come again after ten", operation.id() + "/unique/", recurring(operation)),
                of("what was sent last comes back in a header", operation.id() + "/separate/" + repeated,
                        remembering((earlier, question, answer) -> withHeader(answer, "X-Previous",
                                Forms.encode(Alteration.form(earlier).getOrDefault(repeated, "none"))))));
        return Stream.concat(ofEach, ofCalls);
    }

    @FunctionalInterface
    private interface Kept {

        boolean test(Request question, Response answer);
    }

    /** A value of one request shows in the response to the next one that has none. */
    private static Alteration keeping(String name, Kept kept) {
        StringBuffer last = new StringBuffer();
        return answering((question, answer) -> {
            String value = Alteration.form(question).get(name);
            if (value != null) {
                if (kept.test(question, answer)) {
                    last.replace(0, last.length(), value);
                }
                return answer;
            }
            boolean answered = answer.status() == 200 || answer.status() == 400;
            return last.isEmpty() || !answered ? answer : withJson(answer, body -> body.put("note", last.toString()));
        });
    }

    private static Alteration recurring(Operation operation) {
        AtomicInteger count = new AtomicInteger();
        return answering(200, answer -> withJson(answer, body -> PackagedContract.successBody(operation).members().stream()
                .filter(member -> member.flag("x-unique")).forEach(member -> body.put(member.name(), "n" + count.incrementAndGet() % 10))));
    }

    private static Alteration lagging() {
        StringBuffer last = new StringBuffer();
        return answering(200, answer -> {
            String body = Alteration.text(answer);
            String before = last.isEmpty() ? body : last.toString();
            last.replace(0, last.length(), body);
            return withText(answer, text -> before);
        });
    }

    private static Stream<Fault> inTheTransport(Operation operation) {
        String anyClause = operation.id() + "/";
        Predicate<Request> withNumber = question -> Alteration.form(question).size() > 1;
        String good = anyScenario(operation);
        return Stream.of(
                of("closes without an answer", anyClause, wireOf(withNumber, wire -> "")),
                of("closes amid the headers", anyClause, wireOf(withNumber, wire -> wire.substring(0, 30))),
                of("closes amid the body", anyClause,
                        wireOf(withNumber, wire -> wire.substring(0, wire.length() - 5))),
                of("a length that is too short", good, onTheWire(wire -> wire.startsWith("HTTP/1.1 200")
                        ? wire.replaceFirst("content-length: \\d+", "content-length: 20") : wire)),
                of("a length that is none", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length: \\d+", "content-length: many"))),
                of("chunks that are none", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length: \\d+", "transfer-encoding: chunked"))),
                of("two lengths", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length", "content-length: 2\r\ncontent-length"))),
                of("a length beside chunks", anyClause, wireOf(withNumber,
                        wire -> wire.replaceFirst("content-length", "transfer-encoding: chunked\r\ncontent-length"))),
                of("a blank before a colon", anyClause, wireOf(withNumber, wire -> wire.replaceFirst("\r\n", "\r\nX-A : b\r\n"))),
                of("a coding that was not asked for", good, 200, answer -> withHeader(answer, "Content-Encoding", "gzip")),
                of("a status line that is none", anyClause, wireOf(withNumber, wire -> "OK " + wire)),
                of("the body of a 401 is missing", operation.id() + "/security/none", onTheWire(wire ->
                        wire.startsWith("HTTP/1.1 401") ? wire.replaceFirst("(?s)content-length.*", "content-length: 0\r\n\r\n") : wire)));
    }

    /** Changes the bytes of the responses to requests of a kind, which are marked on their way through. */
    private static Alteration wireOf(Predicate<Request> which, UnaryOperator<String> change) {
        return new Alteration(question -> question,
                (question, answer) -> which.test(question) ? withHeader(answer, MARK, "x") : answer,
                wire -> wire.contains(MARK) ? change.apply(wire.replace(MARK + ": x\r\n", "")) : wire);
    }
    // spotless:on

    /** Returns a fault against an element that the provider's page does not state. */
    static Optional<Fault> inferred(Operation operation, String apiKey) {
        return Clauses.of(operation).stream()
                .filter(clause -> clause.subject() instanceof Subject.Keyword broken
                        && broken.keyword().equals("minLength"))
                .map(clause -> of("accepts " + clause, clause.id(), accepting(operation, clause, apiKey)))
                .findFirst();
    }
}
