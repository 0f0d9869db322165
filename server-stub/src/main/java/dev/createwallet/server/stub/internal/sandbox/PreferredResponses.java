package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Contract.Answer;
import dev.createwallet.server.stub.internal.contract.Contract;
import dev.createwallet.server.stub.internal.filter.BasicAuthentication;
import dev.createwallet.server.stub.internal.response.Rejection.Code;
import dev.createwallet.server.stub.internal.response.Rejection;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a documented answer on demand, in the way of other mock servers: {@code Prefer: code=400} or
 * {@code Prefer: example=NAME}. A server error is not documented; it is given if faults are allowed, as faults are.
 *
 * <p>What is to be preferred can also be said beforehand, for the requests of a client that sends no such header.
 */
@Priority(Priorities.AUTHORIZATION - 1)
public final class PreferredResponses implements ContainerRequestFilter {

    private static final int SERVER_ERROR = 500;

    private final List<Answer> answers;
    private final boolean faultsAllowed;
    private final Queue<Preferences> next = new ConcurrentLinkedQueue<>();

    public PreferredResponses(List<Answer> answers, boolean faultsAllowed) {
        this.answers = answers;
        this.faultsAllowed = faultsAllowed;
    }

    /**
     * Prefers these for the next requests that have no preference of their own, one for each.
     *
     * @throws IllegalArgumentException if one asks for what there is not, or for nothing
     */
    public void next(Collection<String> headers) {
        List<Preferences> preferences = headers.stream().map(Preferences::of).toList();
        for (Preferences preference : preferences) {
            String fault = fault(preference, answers);
            if (fault != null) {
                throw new IllegalArgumentException("The next answer " + fault);
            }
            if (Stream.of(Preferences.CODE, Preferences.EXAMPLE, Preferences.FAULT, Preferences.DELAY)
                    .allMatch(name -> preference.value(name) == null)) {
                throw new IllegalArgumentException("The next answer asks for nothing: it is code=STATUS, example=NAME, "
                        + "fault=" + Preferences.FAULT_DROP + ", fault=" + Preferences.FAULT_TRUNCATE
                        + " or delay=MILLISECONDS");
            }
        }
        next.addAll(preferences);
    }

    /** Forgets what was to be preferred next. */
    void clear() {
        next.clear();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(Preferences.HEADER);
        Preferences preferences = header == null ? next.poll() : Preferences.of(header);
        if (preferences == null) {
            return;
        }
        List<Contract.Answer> documented = answers.stream()
                .filter(answer -> answer.method().equals(request.getMethod()))
                .filter(answer -> answer.path().equals(request.getUriInfo().getMatchedResourceTemplate()))
                .toList();
        String fault = fault(preferences, documented);
        if (fault != null) {
            request.abortWith(Rejection.ofField(400, Code.INVALID_INPUT, Preferences.HEADER, fault).response());
            return;
        }
        preferences.grant(request);
        if (isServerError(preferences)) {
            request.abortWith(Rejection.of(SERVER_ERROR, "This fault was asked for").response());
        } else {
            preferred(preferences, documented).map(PreferredResponses::given).ifPresent(request::abortWith);
        }
    }

    /** What is asked for and can't be had, as the end of a sentence. */
    private @Nullable String fault(Preferences preferences, List<Answer> documented) {
        String fault = preferences.value(Preferences.FAULT);
        String delay = preferences.value(Preferences.DELAY);
        if ((fault != null || delay != null) && !faultsAllowed) {
            return "asks for a fault, which the stub was not started to allow (--allow-faults)";
        }
        if (fault != null && !List.of(Preferences.FAULT_DROP, Preferences.FAULT_TRUNCATE).contains(fault)) {
            return "asks for an unknown fault; there are "
                    + Preferences.FAULT_DROP + " and " + Preferences.FAULT_TRUNCATE;
        }
        if (delay != null && preferences.number(Preferences.DELAY).orElse(Integer.MAX_VALUE) > Preferences.MAX_DELAY) {
            return "asks for a delay that is not a number of milliseconds up to " + Preferences.MAX_DELAY;
        }
        return asksForAnAnswer(preferences) && !isServerError(preferences) && preferred(preferences, documented).isEmpty()
                ? "asks for an answer that is not documented; documented are " + documented.stream()
                        .map(Answer::preference).collect(Collectors.joining(" or ")) : null;
    }

    private static boolean asksForAnAnswer(Preferences preferences) {
        return preferences.value(Preferences.CODE) != null || preferences.value(Preferences.EXAMPLE) != null;
    }

    private boolean isServerError(Preferences preferences) {
        return faultsAllowed && preferences.value(Preferences.EXAMPLE) == null
                && String.valueOf(SERVER_ERROR).equals(preferences.value(Preferences.CODE));
    }

    private static Optional<Answer> preferred(Preferences preferences, List<Answer> documented) {
        String code = preferences.value(Preferences.CODE);
        String example = preferences.value(Preferences.EXAMPLE);
        return asksForAnAnswer(preferences) ? documented.stream()
                .filter(answer -> code == null || code.equals(String.valueOf(answer.status())))
                .filter(answer -> example == null || Objects.equals(example, answer.example()))
                .findFirst() : Optional.empty();
    }

    private static Response given(Answer answer) {
        Response.ResponseBuilder response = answer.body().isMissingNode()
                ? Response.fromResponse(Rejection.of(answer.status(), "This answer was asked for").response())
                : Response.status(answer.status()).type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        if (answer.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, BasicAuthentication.CHALLENGE);
        }
        return response.header("Preference-Applied", Preferences.CODE + "=" + answer.status()).build();
    }
}
