package dev.createwallet.openapi.check;

import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Map;

/**
 * Schemas are not named as code generators name their own types. Each name failed in the generator that is named with
 * it.
 */
final class SchemaNameRule implements Rule {

    private static final Map<String, String> TAKEN = Map.ofEntries(
            Map.entry("ApiClient", "the Java and Ruby clients have a class of that name"),
            Map.entry(
                    "ApiError",
                    "the Ruby client cannot be loaded, and openapi-typescript-codegen's does not compile: both have an exception of that name"),
            Map.entry("ApiException", "the Java, C# and Python clients have an exception of that name"),
            Map.entry("ApiResponse", "the Java, Kotlin and C# clients have a type of that name"),
            Map.entry("Configuration", "most clients have a class of that name"),
            Map.entry("Error", "it is a type of JavaScript, Swift and Go, and generators rename it to ModelError"),
            Map.entry("ErrorResponse", "the typescript-fetch client has a class of that name"),
            Map.entry("Exception", "it is a type of Java, C#, Kotlin and Python"),
            Map.entry("File", "generators take it for an upload, and make it the language's type for files"),
            Map.entry("Model", "the Python client has a class of that name, and the Ruby client a module"),
            Map.entry("Object", "it is a type of Java and JavaScript"),
            Map.entry("Request", "it is a type of JavaScript's fetch"),
            Map.entry("RequestError", "typescript-fetch has a class of that name"),
            Map.entry("Response", "it is a type of JavaScript's fetch and of Jakarta REST"),
            Map.entry("ResponseError", "the typescript-fetch client has a class of that name"),
            Map.entry("String", "it is a type of Java and JavaScript"));

    @Override
    public List<Finding> check(Contract contract) {
        return contract.root()
                .member("components")
                .member("schemas")
                .children()
                .filter(schema -> TAKEN.containsKey(schema.name()))
                .map(schema -> contract.finding(
                        schema,
                        "choose another name than '" + schema.name() + "' for this schema: "
                                + TAKEN.get(schema.name())))
                .toList();
    }
}
