package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi30;
import dev.createwallet.openapi.model.Contract;
import dev.createwallet.openapi.model.Finding;
import dev.createwallet.openapi.model.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every example is valid under the schema that it is an example of. */
final class ExampleRule implements Rule {

    private static final String CONTRACT = "urn:contract";

    @Override
    public List<Finding> check(Contract contract) {
        SchemaRegistry registry = SchemaRegistry.withDialect(OpenApi30.getInstance(),
                builder -> builder.schemas(Map.of(CONTRACT, contract.root().node().toString())));
        Stream<Finding> beside = contract.schemaHolders().flatMap(holder ->
                examples(contract, holder).flatMap(example -> findings(contract, registry, holder.member("schema"), example)));
        Stream<Finding> within = contract.schemas().flatMap(schema ->
                Stream.of(schema.member("example"), schema.member("default")).filter(Place::exists)
                        .flatMap(example -> findings(contract, registry, schema, example)));
        return Stream.concat(beside, within).distinct().toList();
    }

    private static Stream<Place> examples(Contract contract, Place holder) {
        return Stream.concat(
                Stream.of(holder.member("example")).filter(Place::exists),
                holder.member("examples").children().map(contract::resolve).map(example -> example.member("value")));
    }

    private static Stream<Finding> findings(
            Contract contract, SchemaRegistry registry, Place schemaPlace, Place example) {
        Schema schema = registry.getSchema(SchemaLocation.of(CONTRACT + "#" + schemaPlace.pointer()));
        return schema.validate(example.node()).stream().map(error -> {
            JsonPointer within = JsonPointer.compile(error.getInstanceLocation().toString());
            return contract.finding(contract.at(example.pointer().append(within)),
                    "the example breaks its schema: " + example.pointer() + error);
        });
    }
}
