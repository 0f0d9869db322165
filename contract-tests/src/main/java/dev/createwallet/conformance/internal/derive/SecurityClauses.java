package dev.createwallet.conformance.internal.derive;

import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.clause.Subject;
import dev.createwallet.conformance.internal.contract.Security;
import java.util.stream.Stream;

/** Requests without the required credentials, and with good ones in another spelling. */
final class SecurityClauses {

    private SecurityClauses() {}

    static Stream<Clause> of(ClauseBuilder builder) {
        return builder.operation().security().stream()
                .flatMap(security -> Credentials.variants(security).stream()
                        .flatMap(credentials -> clause(builder, security, credentials)));
    }

    private static Stream<Clause> clause(ClauseBuilder builder, Security security, Credentials credentials) {
        Call call = builder.least().with(credentials);
        Subject subject = new Subject.Sent(credentials);
        // The names of schemes and headers ignore case (RFC 9110, 5.1 and 11.1).
        return credentials.good()
                ? Stream.of(builder.clause(
                                Kind.CREDENTIALS,
                                subject,
                                security.schemes().get(0).place(),
                                credentials.words(),
                                call,
                                builder.success())
                        .concluded())
                : builder.unauthenticated().stream()
                        .map(expectation -> builder.clause(
                                Kind.CREDENTIALS,
                                subject,
                                builder.operation()
                                        .response(expectation.status())
                                        .orElseThrow()
                                        .place(),
                                credentials.words(),
                                call,
                                expectation));
    }
}
