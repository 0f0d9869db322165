package dev.createwallet.conformance;

import java.util.stream.Stream;

/** Calls without the credentials that the contract asks for, and with good ones in another spelling. */
final class SecurityClauses {

    private SecurityClauses() {}

    static Stream<Clause> of(Basis basis) {
        return basis.operation().security().stream().flatMap(security -> security.variants().stream())
                .map(credentials -> clause(basis, credentials));
    }

    private static Clause clause(Basis basis, Credentials credentials) {
        Call call = basis.least().with(credentials);
        String id = "security/" + credentials.id();
        // The name of a scheme has no case (RFC 9110, 11.1).
        return credentials.good()
                ? basis.clause(id, basis.operation().security().orElseThrow().scheme(), credentials.words(), call, basis.success())
                        .concluded()
                : basis.clause(id, basis.operation().response(basis.unauthenticated().statuses().get(0)), credentials.words(),
                        call, basis.unauthenticated());
    }
}
