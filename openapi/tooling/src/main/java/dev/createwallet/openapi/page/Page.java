package dev.createwallet.openapi.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.openapi.document.Part;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.generate.JavaExamples;
import dev.createwallet.openapi.model.Content;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Example;
import dev.createwallet.openapi.model.Operation;
import dev.createwallet.openapi.model.Parameter;
import dev.createwallet.openapi.model.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the page says, for its template.
 *
 * @param description as HTML, as all descriptions here
 * @param source the page that states what has no mark, as HTML; empty if there is none
 * @param links out of the page, as HTML
 * @param baseUrl the server that the commands of the page are shown with
 * @param javaClient makes the client that the code in Java calls; empty if there is none
 * @param groups the operations by their first tags
 * @param schemas those that several operations or schemas use
 */
record Page(
        String title,
        String version,
        String description,
        String source,
        List<String> links,
        List<Server> servers,
        String baseUrl,
        String javaClient,
        List<Scheme> schemes,
        List<Mark> legend,
        List<Group> groups,
        List<Field> schemas) {

    record Server(String url, String description, List<Mark.Shown> marks) {}

    /** {@code sent} says as HTML how the credentials are sent. */
    record Scheme(String id, String name, String sent, String description, List<Mark.Shown> marks) {}

    record Group(String id, String title, String description, List<Entry> entries) {}

    /**
     * An operation.
     *
     * @param authentication in words, as HTML
     * @param fields its parameters
     * @param credentials how the page sends them when it tries the operation out, for its script
     */
    record Entry(
            String id,
            String operationId,
            String title,
            String method,
            String path,
            boolean deprecated,
            String description,
            List<Mark.Shown> marks,
            String authentication,
            String credentials,
            List<Field> fields,
            Body body,
            List<Reply> replies,
            List<Pair> pairs,
            List<Input> inputs,
            List<Form> forms) {

        String style() {
            return method.toLowerCase(Locale.ROOT);
        }

        boolean choice() {
            return forms.size() > 1;
        }
    }

    /** The body of a request; it has no contents if there is none. */
    record Body(String optionality, String description, List<Mark.Shown> marks, List<Media> contents) {

        boolean present() {
            return !contents.isEmpty();
        }
    }

    /** A body in one media type, with the examples that belong to no pair. */
    record Media(String type, Field schema, List<Mark.Shown> marks, List<Sample> samples) {}

    /** A documented response; its fields are its headers. */
    record Reply(
            String id,
            String status,
            String description,
            List<Mark.Shown> marks,
            List<Field> fields,
            List<Media> contents) {

        String style() {
            return "status-" + status.charAt(0);
        }

        boolean empty() {
            return contents.isEmpty();
        }
    }

    /** An example alone. */
    record Sample(String name, String summary, String description, String value, List<Mark.Shown> marks) {

        static final Sample NONE = new Sample("", "", "", "", List.of());

        boolean valued() {
            return !value.isEmpty();
        }
    }

    /**
     * A request and its response.
     *
     * @param java calls the client that is generated from the contract; empty if there is none
     * @param values of the inputs for trying it out, as a JSON object
     */
    record Pair(
            String id,
            String title,
            String name,
            String curl,
            String java,
            Sample request,
            String status,
            Sample response,
            String values) {

        String style() {
            return "status-" + status.charAt(0);
        }
    }

    /**
     * A control for trying out.
     *
     * @param name where the value goes and under which name, as {@code query.limit}
     * @param described the id of what describes it; empty if nothing does
     * @param about what is to be known of it, in words
     * @param options of a choice; empty if it takes any text
     * @param lines whether each line is a value
     */
    record Input(
            String id, String name, String label, String described, String about, List<String> options, boolean lines) {

        boolean chosen() {
            return !options.isEmpty();
        }
    }

    /** The controls for a body in one media type: one for each field, or one for the whole. */
    record Form(String id, String type, List<Input> inputs) {

        boolean whole() {
            return !type.equals(Content.FORM);
        }
    }

    static Page of(Contract contract) {
        return new Builder(contract).page();
    }

    private static final class Builder {

        private final Contract contract;
        private final Place root;
        private final Ids ids = new Ids();
        private final Fields fields;
        private final Optional<JavaExamples> java;

        Builder(Contract contract) {
            this.contract = contract;
            this.root = contract.root();
            // Ids that the template uses itself.
            List.of(
                            "content",
                            "contents",
                            "servers",
                            "authentication",
                            "marks",
                            "schemas",
                            "sandbox",
                            "base-url",
                            "api-key")
                    .forEach(ids::of);
            for (Mark mark : Mark.values()) {
                ids.of(mark.id());
            }
            this.fields = new Fields(contract, ids);
            this.java = JavaExamples.of(contract);
        }

        Page page() {
            Place info = root.member("info");
            List<Server> servers = root.member("servers")
                    .children()
                    .map(server -> new Server(
                            server.member("url").text(),
                            Markdown.line(server.member("description").text()),
                            Mark.of(server)))
                    .toList();
            List<Group> groups = groups();
            return new Page(
                    info.member("title").text(),
                    info.member("version").text(),
                    Markdown.html(info.member("description").text()),
                    Stream.of(root.member("externalDocs").member("url"))
                            .filter(Place::exists)
                            .map(url -> Fields.anchor(url.text(), "the provider's page"))
                            .collect(Collectors.joining()),
                    links(info),
                    servers,
                    servers.stream()
                            .filter(server -> server.description().matches("(?is).*\\b(sandbox|tests?)\\b.*"))
                            .findFirst()
                            .or(() -> servers.stream().findFirst())
                            .map(Server::url)
                            .orElse(""),
                    java.map(JavaExamples::client).orElse(""),
                    root.member("components")
                            .member("securitySchemes")
                            .children()
                            .map(this::scheme)
                            .toList(),
                    Mark.within(contract.parts().map(Part::place)),
                    groups,
                    fields.sections());
        }

        private List<String> links(Place info) {
            return Stream.of(
                            Fields.docs(root),
                            Stream.of("contact", "license")
                                    .map(info::member)
                                    .filter(Place::exists)
                                    .map(place -> Fields.anchor(
                                            place.member("url").exists()
                                                    ? place.member("url").text()
                                                    : "mailto:"
                                                            + place.member("email")
                                                                    .text(),
                                            place.member("name").text())),
                            Stream.of(info.member("termsOfService"))
                                    .filter(Place::exists)
                                    .map(terms -> Fields.anchor(terms.text(), "Terms of service")))
                    .flatMap(links -> links)
                    .distinct()
                    .toList();
        }

        private Scheme scheme(Place declared) {
            Place place = contract.resolve(declared);
            String sent = switch (place.member("type").text() + " "
                    + place.member("scheme").text().toLowerCase(Locale.ROOT)) {
                case "http basic" -> "HTTP Basic, in the header <code>Authorization: Basic</code>";
                case "http bearer" ->
                    "A bearer token"
                            + (place.member("bearerFormat").exists()
                                    ? " ("
                                            + Html.escaped(
                                                    place.member("bearerFormat").text()) + ")"
                                    : "")
                            + ", in the header <code>Authorization: Bearer</code>";
                default ->
                    "An API key, in the " + Html.escaped(place.member("in").text()) + " "
                            + (place.member("in").text().equals("query") ? "parameter " : "")
                            + Html.code(place.member("name").text());
            };
            return new Scheme(
                    ids.of("authentication-" + declared.name()),
                    declared.name(),
                    sent,
                    Markdown.html(place.member("description").text()),
                    Mark.of(place));
        }

        private List<Group> groups() {
            Map<String, List<Operation>> byTag = new LinkedHashMap<>();
            root.member("tags")
                    .children()
                    .forEach(tag -> byTag.put(tag.member("name").text(), new ArrayList<>()));
            contract.operations()
                    .forEach(operation -> byTag.computeIfAbsent(
                                    operation.tag().orElse("Operations"), name -> new ArrayList<>())
                            .add(operation));
            return byTag.entrySet().stream()
                    .filter(group -> !group.getValue().isEmpty())
                    .map(group -> {
                        Place tag = root.member("tags")
                                .children()
                                .filter(each -> each.member("name").text().equals(group.getKey()))
                                .findFirst()
                                .orElse(Place.NOWHERE);
                        return new Group(
                                ids.of("tag-" + group.getKey()),
                                group.getKey(),
                                Markdown.html(tag.member("description").text())
                                        + Fields.docs(tag)
                                                .map(docs -> "<p>" + docs + "</p>")
                                                .collect(Collectors.joining()),
                                group.getValue().stream().map(this::entry).toList());
                    })
                    .toList();
        }

        private Entry entry(Operation operation) {
            Place place = operation.place();
            Place path = contract.at(place.pointer().head());
            String id = ids.of(operation.id());
            List<Scenario> scenarios = operation.scenarios();
            List<Field> parameters = operation.parameters().stream()
                    .map(parameter -> fields.parameter(id, parameter))
                    .toList();
            List<Media> contents = operation
                    .requestContents()
                    .map(content -> media(
                            id + ".request",
                            content,
                            scenarios.stream()
                                    .flatMap(scenario -> scenario.request().stream())
                                    .map(Scenario.Message::example)
                                    .collect(Collectors.toSet())))
                    .toList();
            List<Input> inputs = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = operation.parameters().get(i);
                inputs.add(input(
                        parameters.get(i).where(),
                        parameter.name(),
                        parameter.required(),
                        parameter.schema(),
                        parameters.get(i)));
            }
            Set<Example> ofResponses = scenarios.stream()
                    .flatMap(scenario -> scenario.body().stream())
                    .map(Scenario.Message::example)
                    .collect(Collectors.toSet());
            return new Entry(
                    id,
                    operation.id(),
                    place.member("summary").exists() ? place.member("summary").text() : operation.id(),
                    operation.method(),
                    operation.path(),
                    place.member("deprecated").isTrue(),
                    Stream.of(
                                            path.member("summary").text(),
                                            path.member("description").text(),
                                            place.member("description").text())
                                    .map(Markdown::html)
                                    .collect(Collectors.joining())
                            + Fields.docs(place)
                                    .map(docs -> "<p>" + docs + "</p>")
                                    .collect(Collectors.joining()),
                    Stream.concat(Mark.of(path).stream(), Mark.of(place).stream())
                            .toList(),
                    authentication(operation),
                    operation.security().get(0).stream()
                            .map(scheme -> scheme.kind() + " " + scheme.parameter())
                            .map(String::strip)
                            .collect(Collectors.joining(",")),
                    parameters,
                    operation
                            .body()
                            .map(body -> new Body(
                                    body.required() ? Field.REQUIRED : Field.OPTIONAL,
                                    Markdown.html(
                                            body.place().member("description").text()),
                                    Mark.of(body.place()),
                                    contents))
                            .orElse(new Body("", "", List.of(), List.of())),
                    operation.responses().stream()
                            .map(response -> {
                                String own = ids.of(id + "." + response.status());
                                return new Reply(
                                        own,
                                        response.status(),
                                        Markdown.html(response.place()
                                                .member("description")
                                                .text()),
                                        Mark.of(response.place()),
                                        response.headers().stream()
                                                .map(header -> fields.header(own, header))
                                                .toList(),
                                        response.contents().stream()
                                                .map(content -> media(own, content, ofResponses))
                                                .toList());
                            })
                            .toList(),
                    scenarios.stream()
                            .map(scenario -> pair(id, operation, scenario))
                            .toList(),
                    inputs,
                    forms(operation, contents));
        }

        private String authentication(Operation operation) {
            return operation.security().stream()
                    .map(way -> way.isEmpty()
                            ? "none"
                            : way.stream()
                                    .map(scheme -> Html.link("authentication", Html.code(scheme.id())))
                                    .collect(Collectors.joining(" and ")))
                    .collect(Collectors.joining(" or "));
        }

        private Media media(String id, Content content, Set<Example> paired) {
            return new Media(
                    content.mediaType(),
                    fields.body(id, content.schema(), content.isForm()),
                    Mark.of(content.place()),
                    content.examples().stream()
                            .filter(example -> !paired.contains(example))
                            .map(this::sample)
                            .toList());
        }

        private Sample sample(Example example) {
            // One without a name is the value itself.
            Place place = example.isNamed() ? contract.resolve(example.declared()) : Place.NOWHERE;
            return new Sample(
                    example.name(),
                    Markdown.line(place.member("summary").text()),
                    Markdown.html(place.member("description").text()),
                    Html.json(example.json()),
                    Mark.of(place));
        }

        private Pair pair(String id, Operation operation, Scenario scenario) {
            Sample request =
                    scenario.request().map(message -> sample(message.example())).orElse(Sample.NONE);
            Sample response =
                    scenario.body().map(message -> sample(message.example())).orElse(Sample.NONE);
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            scenario.parameters()
                    .forEach((parameter, example) -> values.set(
                            parameter.in().name().toLowerCase(Locale.ROOT) + "." + parameter.name(), example.json()));
            scenario.request().ifPresent(body -> {
                values.put("type", body.content().mediaType());
                if (body.content().isForm()) {
                    body.example()
                            .json()
                            .properties()
                            .forEach(field -> values.set("form." + field.getKey(), field.getValue()));
                } else {
                    values.put("body.", Html.json(body.example().json()));
                }
            });
            return new Pair(
                    ids.of(id + ".example." + scenario.name()),
                    Stream.of(request.summary(), response.summary(), Html.escaped(scenario.name()))
                            .filter(title -> !title.isEmpty())
                            .findFirst()
                            .orElse(""),
                    scenario.name(),
                    Curl.of(operation, scenario),
                    java.flatMap(examples -> examples.call(operation, scenario)).orElse(""),
                    request,
                    scenario.response().status(),
                    response,
                    values.toString());
        }

        private Input input(String where, String name, boolean required, Place schema, Field shown) {
            Place resolved = contract.resolve(schema);
            boolean lines = resolved.member("type").text().equals("array");
            return new Input(
                    ids.of("try." + shown.id()),
                    where + "." + name,
                    name,
                    shown.describing(),
                    Stream.of(
                                    shown.where().isEmpty() ? "" : "in " + shown.where(),
                                    required ? Field.REQUIRED : "",
                                    lines ? "each value on a line" : "")
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining(", ")),
                    resolved.member("type").text().equals("boolean")
                            ? List.of("true", "false")
                            : resolved.member("enum")
                                    .children()
                                    .map(value -> Html.text(value.node()))
                                    .toList(),
                    lines);
        }

        private List<Form> forms(Operation operation, List<Media> shown) {
            List<Content> contents = operation.requestContents().toList();
            return IntStream.range(0, contents.size())
                    .mapToObj(i -> form(contents.get(i), shown.get(i).schema()))
                    .toList();
        }

        private Form form(Content content, Field shown) {
            Place schema = contract.resolve(content.schema());
            Set<String> required =
                    schema.member("required").children().map(Place::text).collect(Collectors.toSet());
            List<Place> properties = schema.member("properties").children().toList();
            return new Form(
                    ids.of("try." + shown.id()),
                    content.mediaType(),
                    IntStream.range(0, content.isForm() ? properties.size() : 0)
                            .mapToObj(i -> input(
                                    "form",
                                    properties.get(i).name(),
                                    required.contains(properties.get(i).name()),
                                    properties.get(i),
                                    shown.fields().get(i)))
                            .toList());
        }
    }
}
