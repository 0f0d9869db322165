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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks credentials in the ways that the contract lists. Whatever the scheme, the API key of the stub is what it
 * carries.
 *
 * <p>The provider's own SDKs leave out the colon after the key of Basic credentials, so that form is accepted too. A
 * password that is not empty is rejected: it is a caller's mistake that should show here rather than in production.
 */
@Priority(Priorities.AUTHENTICATION)
public final class Authentication implements ContainerRequestFilter {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final List<List<Scheme>> ways;
    private final byte[] key;
    private final byte[] keyAndColon;

    /**
     * Makes the filter.
     *
     * @param ways the ways to authenticate, of which a request needs one
     */
    public Authentication(List<List<Scheme>> ways, String apiKey) {
        this.ways = ways;
        this.key = apiKey.getBytes(StandardCharsets.UTF_8);
        this.keyAndColon = (apiKey + ":").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (ways.isEmpty()) {
            return;
        }
        for (List<Scheme> way : ways) {
            if (isTaken(way, request)) {
                return;
            }
        }
        // The message is about the first way.
        Scheme scheme = ways.get(0).stream()
                .filter(each -> fault(each, request) != null)
                .findFirst()
                .orElse(ways.get(0).get(0));
        String fault = String.valueOf(fault(scheme, request));
        Rejection rejection = new Rejection(
                401,
                Code.UNAUTHENTICATED,
                instruction(scheme) + ": " + fault,
                List.of(new Field(place(scheme), fault)));
        request.abortWith(challenged(rejection.response()));
    }

    private boolean isTaken(List<Scheme> way, ContainerRequestContext request) {
        for (Scheme scheme : way) {
            if (fault(scheme, request) != null) {
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

    private @Nullable String fault(Scheme scheme, ContainerRequestContext request) {
        return switch (scheme.kind()) {
            case BASIC -> basicFault(request.getHeaderString(HttpHeaders.AUTHORIZATION));
            case BEARER -> bearerFault(request.getHeaderString(HttpHeaders.AUTHORIZATION));
            case API_KEY_IN_HEADER -> keyFault(request.getHeaderString(scheme.name()), "the header is missing");
            case API_KEY_IN_QUERY ->
                keyFault(
                        request.getUriInfo().getQueryParameters().getFirst(scheme.name()),
                        "the query parameter is missing");
        };
    }

    private @Nullable String basicFault(@Nullable String header) {
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
        boolean hasColon = MessageDigest.isEqual(credentials, keyAndColon);
        boolean hasNone = MessageDigest.isEqual(credentials, key);
        return hasColon || hasNone
                ? null
                : startsWithKey(credentials)
                        ? "the password is not empty"
                        : "the credentials are not those of this server";
    }

    private boolean startsWithKey(byte[] credentials) {
        return credentials.length > keyAndColon.length
                && MessageDigest.isEqual(Arrays.copyOf(credentials, keyAndColon.length), keyAndColon);
    }

    private @Nullable String bearerFault(@Nullable String header) {
        if (header == null) {
            return "the header is missing";
        }
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keyFault(header.substring(BEARER.length()).strip(), "")
                : "the scheme is not Bearer";
    }

    private @Nullable String keyFault(@Nullable String sent, String missing) {
        if (sent == null) {
            return missing;
        }
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), key)
                ? null
                : "the key is not that of this server";
    }
}
