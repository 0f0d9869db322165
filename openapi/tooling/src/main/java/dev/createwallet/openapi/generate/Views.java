package dev.createwallet.openapi.generate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the client's templates show. Names of the contract are Java string literals here, quotes included. */
final class Views {

    private Views() {}

    /** The class of the client. */
    record Client(
            List<String> doc,
            String version,
            List<Server> servers,
            List<Operation> operations,
            String credentials,
            @Nullable String secret,
            List<String> secretDoc,
            Set<String> imports) {}

    /** A server of the contract, as a constant. */
    record Server(String constant, String url, List<String> doc) {}

    /**
     * An operation: the methods of the client.
     *
     * @param result the type that it returns, {@code void} if it returns nothing
     * @param boxedResult the same as a type argument
     * @param responses what comes back, as calls of the builder of an operation
     */
    record Operation(
            String method,
            String constant,
            String id,
            String requestClass,
            String inputs,
            String codes,
            boolean deprecated,
            List<String> summary,
            List<String> doc,
            String result,
            String boxedResult,
            boolean isVoid,
            List<String> responses) {}

    /** The request of an operation: its parameters and body as an object. */
    record Request(
            String className,
            String method,
            String id,
            String call,
            String verb,
            String path,
            List<Input> inputs,
            List<String> encoding,
            List<EnumType> enums,
            Set<String> imports) {

        public List<Input> required() {
            return inputs.stream().filter(Input::required).toList();
        }

        public List<Input> optional() {
            return inputs.stream().filter(input -> !input.required()).toList();
        }
    }

    /**
     * A value that a builder takes.
     *
     * @param wire its name in the contract
     * @param code the same for Javadoc
     * @param type as in a declaration
     * @param kept the expression of what the builder keeps of it
     * @param shown the expression of what toString() shows
     * @param limits what its values must be beyond the type, for Javadoc
     */
    record Input(
            String name,
            String step,
            String wire,
            String code,
            String type,
            boolean required,
            boolean nullable,
            boolean deprecated,
            List<String> doc,
            String kept,
            String shown,
            @Nullable String limits) {}

    /** An object of the contract: a record around JSON, with a builder if requests have it. */
    record ObjectType(
            String className,
            List<String> doc,
            String schema,
            List<Property> properties,
            boolean written,
            List<Input> inputs,
            List<EnumType> enums,
            Set<String> imports) {

        public List<Input> required() {
            return inputs.stream().filter(Input::required).toList();
        }

        public List<Input> optional() {
            return inputs.stream().filter(input -> !input.required()).toList();
        }
    }

    /**
     * A property of an object.
     *
     * @param type what the accessor returns
     * @param read the expression of its value
     * @param absent what the accessor returns if the property is absent or null, for Javadoc
     * @param has the method that tells null from absent, if there is one
     */
    record Property(
            String name,
            String wire,
            String code,
            String type,
            String read,
            boolean deprecated,
            List<String> doc,
            @Nullable String absent,
            @Nullable String has,
            String shown) {}

    /** An enumeration. A server may send other texts, too. */
    record EnumType(String className, List<String> doc, List<EnumValue> values) {}

    /** A text that the contract lists. */
    record EnumValue(String constant, String wire, String code) {}
}
