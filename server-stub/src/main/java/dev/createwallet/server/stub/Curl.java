package dev.createwallet.server.stub;

import dev.createwallet.server.stub.internal.contract.Digest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The contract's first scenario as a command to paste into a shell. */
final class Curl {

    private Curl() {}

    /**
     * Makes the command.
     *
     * @param trust the file of the certificate, empty if there is none to trust
     */
    static String of(Digest contract, URI baseUri, String apiKey, String trust) {
        return SampleRequest.of(contract, apiKey)
                .map(request -> of(request, baseUri, trust))
                .orElse("");
    }

    private static String of(SampleRequest request, URI baseUri, String trust) {
        String target = baseUri + request.target();
        String url = target.matches("[\\w:/.-]+") ? target : quoted(target);
        List<String> parts = new ArrayList<>();
        parts.add(
                "curl" + (trust.isEmpty() ? "" : " --cacert " + quoted(trust)) + " -X " + request.method() + " " + url);
        request.user().ifPresent(user -> parts.add("-u " + quoted(user + ":")));
        request.headers().forEach(header -> parts.add("-H " + quoted(header.name() + ": " + header.value())));
        request.form().forEach(field -> parts.add("--data-urlencode " + quoted(field.name() + "=" + field.value())));
        if (!request.json().isEmpty()) {
            parts.add("-H 'Content-Type: application/json'");
            parts.add("-d " + quoted(request.json()));
        }
        return String.join(" \\\n  ", parts);
    }

    private static String quoted(String shellWord) {
        return "'" + shellWord.replace("'", "'\\''") + "'";
    }
}
