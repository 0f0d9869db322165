package dev.createwallet.openapi.document;

import java.util.Map;
import java.util.stream.Stream;

/**
 * The kinds of objects that an OpenAPI 3.0 document is made of, and which of their keywords hold other objects. Every
 * other keyword holds a value.
 */
public enum Kind {
    // spotless:off
    CONTRACT("contract"), INFO("info"), CONTACT("contact"), LICENSE("license"), SERVER("server"), SERVER_VARIABLE("serverVariable"),
    TAG("tag"), EXTERNAL_DOCS("externalDocs"), SECURITY_REQUIREMENT("securityRequirement"), COMPONENTS("components"), PATH("path"),
    OPERATION("operation"), PARAMETER("parameter"), REQUEST_BODY("requestBody"), MEDIA_TYPE("mediaType"), ENCODING("encoding"),
    RESPONSE("response"), HEADER("header"), EXAMPLE("example"), LINK("link"), CALLBACK("callback"), SCHEMA("schema"),
    DISCRIMINATOR("discriminator"), XML("xml"), SECURITY_SCHEME("securityScheme"), OAUTH_FLOWS("oauthFlows");
    // spotless:on

    /** How a keyword holds objects. */
    private enum Shape {
        ONE,
        LIST,
        MAP
    }

    private record Held(Shape shape, Kind kind) {}

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The name of the kind in supported.json. */
    public String word() {
        return word;
    }

    /** The objects that an object of this kind holds. One that is a reference holds none. */
    public Stream<Part> within(Place place) {
        if (place.isReference()) {
            return Stream.empty();
        }
        if (this == CALLBACK) {
            return place.children().map(path -> new Part(PATH, path));
        }
        return place.children().flatMap(member -> {
            Held held = HELD.getOrDefault(this, Map.of()).get(member.name());
            if (held == null) {
                return Stream.empty();
            }
            return switch (held.shape()) {
                case ONE -> member.node().isObject() ? Stream.of(new Part(held.kind(), member)) : Stream.empty();
                case LIST ->
                    member.node().isArray()
                            ? member.children().map(element -> new Part(held.kind(), element))
                            : Stream.empty();
                case MAP ->
                    member.node().isObject()
                            ? member.children().map(value -> new Part(held.kind(), value))
                            : Stream.empty();
            };
        });
    }

    private static Held one(Kind kind) {
        return new Held(Shape.ONE, kind);
    }

    private static Held list(Kind kind) {
        return new Held(Shape.LIST, kind);
    }

    private static Held map(Kind kind) {
        return new Held(Shape.MAP, kind);
    }

    // spotless:off
    private static final Map<Kind, Map<String, Held>> HELD = Map.ofEntries(
            Map.entry(CONTRACT, Map.of("info", one(INFO), "externalDocs", one(EXTERNAL_DOCS), "servers", list(SERVER), "tags", list(TAG),
                    "security", list(SECURITY_REQUIREMENT), "paths", map(PATH), "components", one(COMPONENTS))),
            Map.entry(INFO, Map.of("contact", one(CONTACT), "license", one(LICENSE))),
            Map.entry(SERVER, Map.of("variables", map(SERVER_VARIABLE))),
            Map.entry(TAG, Map.of("externalDocs", one(EXTERNAL_DOCS))),
            Map.entry(COMPONENTS, Map.of("schemas", map(SCHEMA), "responses", map(RESPONSE), "parameters", map(PARAMETER),
                    "examples", map(EXAMPLE), "requestBodies", map(REQUEST_BODY), "headers", map(HEADER),
                    "securitySchemes", map(SECURITY_SCHEME), "links", map(LINK), "callbacks", map(CALLBACK))),
            Map.entry(PATH, Map.of("get", one(OPERATION), "put", one(OPERATION), "post", one(OPERATION), "delete", one(OPERATION),
                    "patch", one(OPERATION), "head", one(OPERATION), "options", one(OPERATION), "trace", one(OPERATION),
                    "parameters", list(PARAMETER), "servers", list(SERVER))),
            Map.entry(OPERATION, Map.of("externalDocs", one(EXTERNAL_DOCS), "parameters", list(PARAMETER), "requestBody", one(REQUEST_BODY),
                    "responses", map(RESPONSE), "callbacks", map(CALLBACK), "security", list(SECURITY_REQUIREMENT), "servers", list(SERVER))),
            Map.entry(PARAMETER, Map.of("schema", one(SCHEMA), "examples", map(EXAMPLE), "content", map(MEDIA_TYPE))),
            Map.entry(REQUEST_BODY, Map.of("content", map(MEDIA_TYPE))),
            Map.entry(MEDIA_TYPE, Map.of("schema", one(SCHEMA), "examples", map(EXAMPLE), "encoding", map(ENCODING))),
            Map.entry(ENCODING, Map.of("headers", map(HEADER))),
            Map.entry(RESPONSE, Map.of("headers", map(HEADER), "content", map(MEDIA_TYPE), "links", map(LINK))),
            Map.entry(HEADER, Map.of("schema", one(SCHEMA), "examples", map(EXAMPLE), "content", map(MEDIA_TYPE))),
            Map.entry(LINK, Map.of("server", one(SERVER))),
            Map.entry(SCHEMA, Map.of("properties", map(SCHEMA), "items", one(SCHEMA), "additionalProperties", one(SCHEMA),
                    "allOf", list(SCHEMA), "oneOf", list(SCHEMA), "anyOf", list(SCHEMA), "not", one(SCHEMA),
                    "discriminator", one(DISCRIMINATOR), "xml", one(XML), "externalDocs", one(EXTERNAL_DOCS))),
            Map.entry(SECURITY_SCHEME, Map.of("flows", one(OAUTH_FLOWS))));
    // spotless:on
}
