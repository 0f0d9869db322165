package dev.createwallet.server.stub.internal.filter;

import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's {@code basicAuth}: the API key as user name, the password empty.
 *
 * <p>The provider's own SDK leaves out the colon after the key, so that form is served too. A password that is not
 * empty is refused: it is a caller's mistake that should show here rather than in production.
 */
@Priority(Priorities.AUTHENTICATION)
public final class BasicAuthentication implements ContainerRequestFilter {

    public static final String CHALLENGE = "Basic realm=\"create-wallet\", charset=\"UTF-8\"";
    private static final String SCHEME = "Basic ";

    private final byte[] withColon;
    private final byte[] withoutColon;

    public BasicAuthentication(String apiKey) {
        this.withoutColon = apiKey.getBytes(StandardCharsets.UTF_8);
        this.withColon = (apiKey + ":").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String fault = fault(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (fault != null) {
            Rejection refusal = new Rejection(401, Rejection.Code.UNAUTHENTICATED,
                    "Send the API key as the user name of Basic credentials, with an empty password: " + fault,
                    List.of(Rejection.field(HttpHeaders.AUTHORIZATION, fault)));
            Response response = refusal.response();
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            request.abortWith(response);
        }
    }

    private @Nullable String fault(@Nullable String header) {
        if (header == null) {
            return "the header is missing";
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "the scheme is not Basic";
        }
        byte[] credentials;
        try {
            credentials = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return "the credentials are not Base64";
        }
        // Both are compared, whatever the outcome of the first, and each in a time that depends on what was sent alone.
        boolean matches = MessageDigest.isEqual(credentials, withColon) | MessageDigest.isEqual(credentials, withoutColon);
        return matches ? null : "the credentials are not those of this server";
    }
}
