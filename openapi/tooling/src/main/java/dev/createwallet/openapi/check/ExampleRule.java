package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.document.Kind;
import dev.createwallet.openapi.document.Place;
import dev.createwallet.openapi.model.Contract;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every example and every default is valid under its schema. */
final class ExampleRule implements Rule {

    private static final String CONTRACT = "urn:contract";

    @Override
    public List<Finding> check(Contract contract) {
        SchemaRegistry registry = SchemaRegistry.withDialect(
                OpenApi30.getInstance(),
                builder ->
                        builder.schemas(Map.of(CONTRACT, contract.root().node().toString())));
        Stream<Finding> beside = contract.all(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE)
                .filter(holder -> holder.member("schema").exists())
                .flatMap(holder -> examples(contract, holder)
                        .flatMap(example -> findings(contract, registry, holder.member("schema"), "example", example)));
        Stream<Finding> within = contract.all(Kind.SCHEMA)
                .flatMap(schema -> Stream.of("example", "default")
                        .filter(keyword -> schema.member(keyword).exists())
                        .flatMap(keyword -> findings(contract, registry, schema, keyword, schema.member(keyword))));
        Stream<Finding> both = contract.all(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE)
                .filter(holder -> holder.member("example").exists()
                        && holder.member("examples").exists())
                .map(holder -> contract.finding(
                        holder.member("example"), "example and examples exclude each other; name this one, too"));
        return Stream.of(beside, within, both)
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }

    private static Stream<Place> examples(Contract contract, Place holder) {
        return Stream.concat(
                Stream.of(holder.member("example")).filter(Place::exists),
                holder.member("examples")
                        .children()
                        .map(contract::resolve)
                        .map(example -> example.member("value"))
                        .filter(Place::exists));
    }

    private static Stream<Finding> findings(
            Contract contract, SchemaRegistry registry, Place schemaPlace, String keyword, Place example) {
        Schema schema = registry.getSchema(SchemaLocation.of(CONTRACT + "#" + schemaPlace.pointer()));
        return schema
                .validate(
                        example.node(),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> {
                    JsonPointer within =
                            JsonPointer.compile(error.getInstanceLocation().toString());
                    return contract.finding(
                            contract.at(example.pointer().append(within)),
                            "the " + keyword + " breaks its schema: " + example.pointer() + error);
                });
    }
}
