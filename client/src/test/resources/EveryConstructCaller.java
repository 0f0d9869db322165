import dev.createwallet.client.*;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Uses all that is generated from every-construct.yaml. Returns what the test looks at, a line each. */
@SuppressWarnings("deprecation")
public final class EveryConstructCaller {

    private EveryConstructCaller() {}

    public static String call(String uri) {
        StringBuilder seen = new StringBuilder();
        try (WalletClient client = WalletClient.builder("k3y").baseUri(URI.create(uri)).build()) {
            GetThingsRequest get = GetThingsRequest.builder()
                    .thingId("a/b")
                    .day(LocalDate.of(2026, 11, 27))
                    .count(3)
                    .limit(5_000_000_000L)
                    .xTenant("t1")
                    .state(List.of(State.OPEN, new State("new one")))
                    .filterName("n&m")
                    .since(OffsetDateTime.parse("2026-11-27T10:00+05:30"))
                    .amount(new BigDecimal("1E+3"))
                    .deep(true)
                    .class_(GetThingsRequest.ClassValue._2ND)
                    .step(2L)
                    .xMode(GetThingsRequest.XMode.FAST)
                    .xSize(7L)
                    .build();
            seen.append(get).append('\n');
            List<Thing> things = client.getThings(get);
            Thing thing = things.get(0);
            seen.append(things).append('\n');
            seen.append(thing.state().equals(State.CLOSED)).append(thing.states()).append(thing.both()).append(thing.hasKind())
                    .append(thing.grid().get(1).get(0) + 1L).append(thing.holes()).append(thing.children().get(0).name())
                    .append(thing.byName().get("x").tags()).append(thing.days().get("d").plusDays(1)).append(thing.small() + 1)
                    .append(thing.large()).append(thing.exact()).append(thing.flag()).append(thing.day()).append(thing.at())
                    .append(thing.nested().inner().leaf()).append(thing.free().get("f")).append(thing.any()).append(thing.id())
                    .append(thing.kind()).append(thing.hashCode_()).append(thing.hashCode_2()).append(thing.createdAt())
                    .append(thing.createdAt2()).append(thing.json_()).append(thing.default_()).append(thing.response().list())
                    .append('\n');

            client.deleteThing(DeleteThingRequest.builder().thingId("t").day(LocalDate.EPOCH).count(1L).build());
            client.deleteThingAsync(DeleteThingRequest.builder().thingId("t").day(LocalDate.EPOCH).count(1L).build()).join();
            client.headThing(HeadThingRequest.builder().thingId("t").day(LocalDate.EPOCH).count(1L).build());
            client.touch(TouchRequest.builder().build());
            client.sendForm2(SendForm2Request.builder().build());

            Thing made = Thing.builder()
                    .name("n")
                    .state(new State("of tomorrow"))
                    .both(null)
                    .tags(List.of("t"))
                    .kind(null)
                    .grid(List.of(List.of(1L), List.of()))
                    .states(List.of(State.OPEN))
                    .holes(Arrays.asList("h", null))
                    .children(List.of(thing))
                    .byName(Map.of("x", thing))
                    .days(Map.of("d", LocalDate.EPOCH))
                    .small(1)
                    .large(2L)
                    .exact(new BigDecimal("0.10"))
                    .flag(false)
                    .day(LocalDate.EPOCH)
                    .at(OffsetDateTime.parse("2026-11-27T10:00Z"))
                    .secret("s3cret")
                    .free(new JsonObject(Map.of("f", 1)))
                    .any(List.of(1, "a"))
                    .nested(ThingNested.builder().inner(ThingNestedInner.builder().leaf(ThingNestedInner.Leaf.X).build()).build())
                    .old("o")
                    .old(null)
                    .été("é")
                    .build();
            seen.append(made).append('\n');
            seen.append(client.createThing(CreateThingRequest.builder().body(made).build())).append('\n');
            seen.append(client.replaceThings(ReplaceThingsRequest.builder()
                    .body(Arrays.asList(ReplaceThingsBodyInner.builder().name("a").at(OffsetDateTime.parse("2026-11-27T10:00Z")).build(), null))
                    .build())).append('\n');
            client.replaceThings(ReplaceThingsRequest.builder().build());
            SendFormRequest form = SendFormRequest.builder()
                    .name("n")
                    .code("s3cret")
                    .at(OffsetDateTime.parse("2026-11-27T10:00Z"))
                    .day(LocalDate.EPOCH)
                    .big(1L)
                    .ratio(new BigDecimal("0.50"))
                    .flag(true)
                    .state(State.OPEN)
                    .class_("c")
                    .class_2("C")
                    .hashCode_("h")
                    .build_("b")
                    ._2fa("2")
                    .value("v")
                    .build();
            seen.append(form).append('\n');
            seen.append(client.sendForm(form)).append('\n');
            seen.append(WalletClient.WHERE_IT_RUNS).append(WalletClient.SERVER);
        }
        return seen.toString();
    }
}
