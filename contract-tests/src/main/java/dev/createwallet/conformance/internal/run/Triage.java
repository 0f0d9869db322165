package dev.createwallet.conformance.internal.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.contract.Security;
import dev.createwallet.conformance.internal.message.Forms;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.internal.message.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds out why a server rejects every valid request with one status: sends such a request with one difference after
 * the other, until one is accepted.
 */
final class Triage {

    private static final String BASIC = "Basic ";
    private static final String NOWHERE = "/a-path-that-no-contract-has";

    /** A gateway, or a key or a value that the server does not know, is no fault of the server. */
    private static final Set<Integer> MAYBE_SETTINGS = Set.of(400, 401, 403, 404, 407, 409, 429);

    /**
     * Why a server rejects every valid request.
     *
     * @param status the status of every rejection, {@link Attempt#NONE} without a response
     * @param words what the server does, to stand behind "it"
     */
    record Diagnosis(int status, String words) {}

    private record Variant(Call call, String words) {}

    private final Clause valid;
    private final Operation operation;
    private final Function<Clause, Attempt> attempt;

    /**
     * @param valid a clause that sends a valid request
     * @param attempt sends what a clause sends
     */
    Triage(Clause valid, Function<Clause, Attempt> attempt) {
        this.valid = valid;
        this.operation = valid.operation();
        this.attempt = attempt;
    }

    /** Returns how the server breaks the contract, if that explains a status. */
    Optional<Diagnosis> of(int status) {
        for (Variant variant : variants(status)) {
            if (attempt.apply(valid.sending(variant.call())).accepted()) {
                return Optional.of(new Diagnosis(status, variant.words()));
            }
        }
        boolean clear = status / 100 == 4
                && !MAYBE_SETTINGS.contains(status)
                && operation.documented(status).isEmpty();
        return clear ? Optional.of(new Diagnosis(status, words(status))) : Optional.empty();
    }

    private String words(int status) {
        return switch (status) {
            case 405 -> "takes no " + operation.method() + " there";
            case 406 ->
                "does not send "
                        + valid.call()
                                .request(operation, "")
                                .headers()
                                .first("Accept")
                                .orElse("what is asked for");
            case 411 -> "does not read the Content-Length";
            case 415 -> operation.takesForm() ? "accepts no form bodies" : "accepts no bodies of the documented type";
            default -> "accepts no valid request";
        };
    }

    /** Returns whether a path that leads nowhere gets the same response: then the operation's path leads nowhere, too. */
    boolean leadsNowhere(Attempt rejected) {
        Attempt nowhere = attempt.apply(valid.sending(valid.call().altered(request -> request.withTarget(NOWHERE))));
        return nowhere.status() == rejected.status() && text(nowhere, NOWHERE).equals(text(rejected, target()));
    }

    private String target() {
        return valid.call().request(operation, "").target();
    }

    /** A response may name the path. */
    private static String text(Attempt attempt, String target) {
        Response response = attempt.responses().get(0);
        return response.headers().first("Content-Type").orElse("")
                + new String(response.body(), StandardCharsets.UTF_8)
                        .replace(target, "")
                        .replaceAll("\\d+", "");
    }

    /** Returns what may make a difference, given the status. */
    private List<Variant> variants(int status) {
        List<Variant> variants = new ArrayList<>();
        switch (status) {
            case 401 -> credentials(variants);
            case 403 -> {
                credentials(variants);
                parameters(variants);
            }
            case 404, 405, 301, 302, 303, 307, 308 ->
                add(
                        variants,
                        "wants a slash after the path",
                        request -> request.withTarget(request.target().replaceFirst("(\\?|$)", "/$1")));
            default -> {
                parameters(variants);
                bodies(variants);
                add(
                        variants,
                        "rejects the documented media type in Accept",
                        request -> request.withHeader("Accept", "*/*"));
            }
        }
        return variants;
    }

    private void parameters(List<Variant> variants) {
        Call call = valid.call();
        Input.of(operation).stream()
                .filter(input -> !input.in().body() && !input.required() && input.isIn(call))
                .forEach(input -> variants.add(new Variant(input.without(call), "rejects the documented " + input)));
    }

    private void credentials(List<Variant> variants) {
        if (isBasic()) {
            variants.add(
                    new Variant(valid.call().with(Credentials.WITH_PASSWORD), "wants a password beside the API key"));
            add(
                    variants,
                    "wants the API key without the colon after it",
                    request -> authorized(request, key -> BASIC + Credentials.base64(key)));
            add(
                    variants,
                    "wants the API key as a bearer token",
                    request -> authorized(request, key -> "Bearer " + key));
        }
    }

    private void bodies(List<Variant> variants) {
        Call call = valid.call();
        if (operation.takesForm()) {
            add(variants, "accepts no form bodies, but the same as JSON", Triage::asJson);
            add(
                    variants,
                    "reads the form from the query, not from the body",
                    request -> request.withTarget(
                                    request.target() + (request.target().contains("?") ? "&" : "?") + request.text())
                            .withBody(""));
        } else if (operation.hasBody() && call.body().isObject()) {
            add(
                    variants,
                    "accepts no JSON bodies, but the same as a form",
                    request -> request.withHeader("Content-Type", MediaType.FORM.name())
                            .withBody(call.form()));
        }
        if (operation.hasBody()) {
            add(
                    variants,
                    "wants a charset in the media type",
                    request -> request.headers()
                            .first("Content-Type")
                            .map(type -> request.withHeader("Content-Type", type + "; charset=UTF-8"))
                            .orElse(request));
        }
    }

    private void add(List<Variant> variants, String words, UnaryOperator<Request> change) {
        variants.add(new Variant(valid.call().altered(change), words));
    }

    private boolean isBasic() {
        return operation
                .security()
                .filter(security -> security.schemes().size() == 1
                        && security.schemes().get(0).kind() == Security.Kind.BASIC)
                .isPresent();
    }

    private static Request authorized(Request request, UnaryOperator<String> value) {
        String key = request.headers().first("Authorization").orElse("").replaceFirst("^" + BASIC, "");
        byte[] user = Base64.getDecoder().decode(key);
        // What follows the user is the colon.
        return request.withHeader(
                "Authorization",
                value.apply(new String(Arrays.copyOf(user, Math.max(0, user.length - 1)), StandardCharsets.UTF_8)));
    }

    private static Request asJson(Request form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try {
            Forms.once(form.body()).forEach(json::put);
        } catch (UnreadableException e) {
            // A field that comes several times is sent as it was.
            return form;
        }
        return form.withHeader("Content-Type", MediaType.JSON.name()).withBody(json.toString());
    }
}
