package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.contract.Operation.Scheme;
import dev.createwallet.server.stub.internal.response.Rejection;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection.Field;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks credentials in the ways that the contract lists. Whatever the scheme, it carries one of the
 * stub's API keys.
 *
 * <p>The provider's own SDKs leave out the colon after the key of Basic credentials, so that form is accepted too. A
 * password that is not empty is rejected: it is a caller's mistake that should show here rather than in production.
 */
@Priority(Priorities.AUTHENTICATION)
public final class Authentication implements ContainerRequestFilter {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private static final String FOREIGN = "the credentials are not those of this server";

    private final List<List<Scheme>> ways;
    private final List<Key> keys;

    private static final class Key {

        private final String text;
        private final byte[] bytes;
        private final byte[] withColon;

        Key(String text) {
            this.text = text;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
            this.withColon = (text + ":").getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Makes the filter.
     *
     * @param ways the ways to authenticate, of which a request needs one
     * @param apiKeys the keys that are accepted
     */
    public Authentication(List<List<Scheme>> ways, Collection<String> apiKeys) {
        this.ways = ways;
        this.keys = apiKeys.stream().map(Key::new).toList();
    }

    /** The key that a request was authenticated with; empty if it was not. */
    public static Optional<String> keyOf(@Nullable SecurityContext context) {
        return context != null && context.getUserPrincipal() instanceof Caller caller
                ? Optional.of(caller.key())
                : Optional.empty();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // All keys are compared, so that the time does not tell which one is like what was sent.
        Key accepted = null;
        for (Key key : keys) {
            for (List<Scheme> way : ways) {
                if (!way.isEmpty() && isTaken(way, request, key)) {
                    accepted = key;
                }
            }
        }
        if (accepted != null) {
            request.setSecurityContext(new Authenticated(new Caller(accepted.text)));
        } else if (!ways.isEmpty() && ways.stream().noneMatch(List::isEmpty)) {
            request.abortWith(challenged(rejection(request).response()));
        }
    }

    /** About the first way, and the key that is most like what was sent. */
    private Rejection rejection(ContainerRequestContext request) {
        Scheme scheme = ways.get(0).stream()
                .filter(each -> keys.stream().allMatch(key -> fault(each, request, key) != null))
                .findFirst()
                .orElse(ways.get(0).get(0));
        String fault = keys.stream()
                .flatMap(key -> Stream.ofNullable(fault(scheme, request, key)))
                .filter(text -> !text.equals(FOREIGN))
                .findFirst()
                .orElse(FOREIGN);
        return new Rejection(
                401,
                Code.UNAUTHENTICATED,
                instruction(scheme) + ": " + fault,
                List.of(new Field(place(scheme), fault)));
    }

    private static boolean isTaken(List<Scheme> way, ContainerRequestContext request, Key key) {
        for (Scheme scheme : way) {
            if (fault(scheme, request, key) != null) {
                return false;
            }
        }
        return true;
    }

    /** Adds the challenge that HTTP requires of a 401, if a scheme has one. */
    public Response challenged(Response response) {
        String challenge = ways.stream()
                .flatMap(List::stream)
                .map(Authentication::challenge)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!challenge.isEmpty()) {
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return response;
    }

    private static String challenge(Scheme scheme) {
        return switch (scheme.kind()) {
            case BASIC -> "Basic realm=\"create-wallet\", charset=\"UTF-8\"";
            case BEARER -> "Bearer realm=\"create-wallet\"";
            case API_KEY_IN_HEADER, API_KEY_IN_QUERY -> "";
        };
    }

    private static String instruction(Scheme scheme) {
        return switch (scheme.kind()) {
            case BASIC -> "Send the API key as the user name of Basic credentials, with an empty password";
            case BEARER -> "Send the API key as a Bearer token";
            case API_KEY_IN_HEADER -> "Send the API key in the header " + scheme.name();
            case API_KEY_IN_QUERY -> "Send the API key in the query parameter " + scheme.name();
        };
    }

    private static String place(Scheme scheme) {
        return scheme.name().isEmpty() ? HttpHeaders.AUTHORIZATION : scheme.name();
    }

    private static @Nullable String fault(Scheme scheme, ContainerRequestContext request, Key key) {
        return switch (scheme.kind()) {
            case BASIC -> basicFault(request.getHeaderString(HttpHeaders.AUTHORIZATION), key);
            case BEARER -> bearerFault(request.getHeaderString(HttpHeaders.AUTHORIZATION), key);
            case API_KEY_IN_HEADER -> keyFault(request.getHeaderString(scheme.name()), "the header is missing", key);
            case API_KEY_IN_QUERY ->
                keyFault(
                        request.getUriInfo().getQueryParameters().getFirst(scheme.name()),
                        "the query parameter is missing",
                        key);
        };
    }

    private static @Nullable String basicFault(@Nullable String header, Key key) {
        if (header == null) {
            return "the header is missing";
        }
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "the scheme is not Basic";
        }
        byte[] credentials;
        try {
            credentials =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
        } catch (IllegalArgumentException e) {
            return "the credentials are not Base64";
        }
        // Both are compared, whatever the outcome of the first, and each in a time that depends on what was sent alone.
        boolean hasColon = MessageDigest.isEqual(credentials, key.withColon);
        boolean hasNone = MessageDigest.isEqual(credentials, key.bytes);
        return hasColon || hasNone ? null : startsWithKey(credentials, key) ? "the password is not empty" : FOREIGN;
    }

    private static boolean startsWithKey(byte[] credentials, Key key) {
        int length = key.withColon.length;
        return credentials.length > length && MessageDigest.isEqual(Arrays.copyOf(credentials, length), key.withColon);
    }

    private static @Nullable String bearerFault(@Nullable String header, Key key) {
        if (header == null) {
            return "the header is missing";
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keyFault(header.substring(BEARER.length()).strip(), "", key)
                : "the scheme is not Bearer";
    }

    private static @Nullable String keyFault(@Nullable String sent, String missing, Key key) {
        if (sent == null) {
            return missing;
        }
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), key.bytes)
                ? null
                : "the key is not that of this server";
    }

    /** Who sent a request: whoever has that key. */
    private record Caller(String key) implements Principal {

        @Override
        public String getName() {
            return "caller";
        }

        /** Without the key, which is a secret. */
        @Override
        public String toString() {
            return getName();
        }
    }

    private record Authenticated(Caller caller) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
