package dev.createwallet.server.stub;

import dev.createwallet.server.stub.Contract.Answer;
import dev.createwallet.server.stub.Refusal.Code;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a documented answer on demand, in the way of other mock servers: {@code Prefer: code=400} or
 * {@code Prefer: example=NAME}. A server error is not documented; it is given if faults are allowed.
 */
@Priority(Priorities.AUTHORIZATION - 1)
final class PreferredAnswers implements ContainerRequestFilter {

    private static final String CODE = "code";
    private static final String EXAMPLE = "example";
    private static final int SERVER_ERROR = 500;

    private final List<Answer> answers;
    private final boolean faultsAllowed;

    PreferredAnswers(List<Answer> answers, boolean faultsAllowed) {
        this.answers = answers;
        this.faultsAllowed = faultsAllowed;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var preferences = Preferences.of(request.getHeaderString(Preferences.HEADER));
        var answer = faultRefused(preferences);
        if (answer == null) {
            answer = preferred(request, preferences.value(CODE), preferences.value(EXAMPLE));
        }
        if (answer != null) {
            request.abortWith(answer);
        }
    }

    private @Nullable Response faultRefused(Preferences preferences) {
        var fault = preferences.value(Preferences.FAULT);
        var delay = preferences.value(Preferences.DELAY);
        if (fault == null && delay == null) {
            return null;
        }
        if (!faultsAllowed) {
            return refused("asks for a fault, which the stub was not started to allow (--allow-faults)");
        }
        if (fault != null && !List.of(Preferences.FAULT_DROP, Preferences.FAULT_TRUNCATE).contains(fault)) {
            return refused("asks for an unknown fault; there are "
                    + Preferences.FAULT_DROP + " and " + Preferences.FAULT_TRUNCATE);
        }
        return delay != null && preferences.number(Preferences.DELAY).orElse(Integer.MAX_VALUE) > Preferences.MAX_DELAY
                ? refused("asks for a delay that is not a number of milliseconds up to " + Preferences.MAX_DELAY) : null;
    }

    private @Nullable Response preferred(ContainerRequestContext request, @Nullable String code, @Nullable String example) {
        if (code == null && example == null) {
            return null;
        }
        if (faultsAllowed && example == null && String.valueOf(SERVER_ERROR).equals(code)) {
            return Refusal.of(SERVER_ERROR, "This fault was asked for").response();
        }
        var documented = answers.stream()
                .filter(answer -> answer.method().equals(request.getMethod()))
                .filter(answer -> answer.path().equals(request.getUriInfo().getMatchedResourceTemplate()))
                .toList();
        return documented.stream()
                .filter(answer -> code == null || code.equals(String.valueOf(answer.status())))
                .filter(answer -> example == null || example.equals(answer.example()))
                .findFirst()
                .map(PreferredAnswers::given)
                .orElseGet(() -> refused("asks for an answer that is not documented; documented are " + documented.stream()
                        .map(answer -> CODE + "=" + answer.status()
                                + (answer.example() == null ? "" : " " + EXAMPLE + "=" + answer.example()))
                        .collect(Collectors.joining(", "))));
    }

    private static Response given(Answer answer) {
        var response = answer.body().isMissingNode()
                ? Response.fromResponse(Refusal.of(answer.status(), "This answer was asked for").response())
                : Response.status(answer.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        if (answer.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, BasicAuthentication.CHALLENGE);
        }
        return response.header("Preference-Applied", CODE + "=" + answer.status()).build();
    }

    private static Response refused(String reason) {
        return Refusal.ofField(400, Code.INVALID_INPUT, Preferences.HEADER, reason).response();
    }
}
