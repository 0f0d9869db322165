package dev.createwallet.openapi.diff;

import dev.createwallet.openapi.document.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The security schemes of both contracts. */
record Schemes(Changes changes) {

    /** What of a scheme decides about the credentials, those that have no case in lower case. */
    private record Credentials(String type, String scheme, String in, String name) {

        static Credentials of(Place scheme) {
            String in = scheme.member("in").text();
            String name = scheme.member("name").text();
            return new Credentials(
                    scheme.member("type").text(),
                    scheme.member("scheme").text().toLowerCase(Locale.ROOT),
                    in,
                    in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
        }
    }

    /** Schemes that have another name now, and ask for the same credentials: the old names, and the new ones. */
    Map<String, String> renamed() {
        Pair schemes = changes.document().member("components").member("securitySchemes");
        List<Pair> pairs = schemes.names().stream().map(schemes::member).toList();
        Map<Credentials, String> added = pairs.stream()
                .filter(Pair::added)
                .map(pair -> changes.resolve(pair).after())
                .collect(Collectors.toMap(Credentials::of, Place::name, (one, other) -> one));
        return pairs.stream()
                .filter(Pair::removed)
                .map(Pair::before)
                .filter(scheme -> added.containsKey(Credentials.of(scheme)))
                .collect(Collectors.toMap(Place::name, scheme -> added.get(Credentials.of(scheme))));
    }
}
