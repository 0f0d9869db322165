package dev.createwallet.conformance.internal.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.conformance.internal.clause.Call;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Input;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.SequenceClauses;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.conformance.result.Provenance;
import dev.createwallet.conformance.result.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that a response repeats neither the credentials, nor a write-only value, nor what only an earlier request
 * sent.
 */
final class Secrets {

    private final Operation operation;
    private final Call call;
    private final Response response;
    private final String text;
    private final List<Breach> breaches = new ArrayList<>();

    Secrets(Operation operation, Call call, Response response) {
        this.operation = operation;
        this.call = call;
        this.response = response;
        this.text = new String(response.body(), StandardCharsets.UTF_8);
    }

    List<Breach> breaches(List<Call> earlierCalls, String apiKey) {
        Input.of(operation).forEach(input -> {
            if (input.element().flag("writeOnly") && repeated(input.text(call))) {
                JsonPointer place = input.element().keyword("writeOnly");
                breach(place, operation.document().provenance(place), "body", "nothing of the " + input, "its value");
            } else if (earlierCalls.stream()
                    .anyMatch(earlier ->
                            !input.text(earlier).equals(input.text(call)) && repeated(input.text(earlier)))) {
                // The document does not say that requests are independent of each other.
                breach(
                        input.element().place(),
                        Provenance.INFERRED,
                        "body",
                        "nothing of the " + input + " of an earlier request",
                        "its value");
            }
        });
        if (Stream.of(apiKey, Credentials.base64(apiKey), Credentials.base64(apiKey + ":"))
                .anyMatch(this::repeated)) {
            breach(
                    operation.place(),
                    operation.document().provenance(operation.place()),
                    "response",
                    "nothing of the credentials",
                    "the API key");
        }
        return breaches;
    }

    private void breach(JsonPointer place, Provenance provenance, String subject, String expected, String found) {
        breaches.add(new Breach(place, provenance, Rule.SECRET, response.status(), subject, expected, found));
    }

    private boolean repeated(String value) {
        return value.length() >= SequenceClauses.TELLING_LENGTH
                && (text.contains(value) || response.headers().contain(value));
    }
}
