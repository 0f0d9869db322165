package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.contract.Content;
import dev.createwallet.conformance.internal.contract.ResponseSpec;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.server.stub.WalletStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Responds as the stub does, from a cache: the stub's response to a request is always the same, except for unique
 * values. Hundreds of faulty servers share it.
 */
final class Sound {

    private final Connection stub;
    private final Map<List<String>, Response> responses = new ConcurrentHashMap<>();
    private final Set<String> unique;
    private final Pattern path;

    private Sound(WalletStub stub) {
        this.stub = new Connection(Target.of(stub.baseUri(), stub.apiKey()).server());
        this.path =
                Pattern.compile(PackagedContract.createWallet().path().replaceAll("\\{[^}]*}", "[^/]*") + "(\\?.*)?");
        this.unique = PackagedContract.createWallet()
                .successful()
                .flatMap(ResponseSpec::json)
                .map(Content::uniqueNames)
                .orElseThrow();
    }

    /** The other operations of a contract that has grown respond twice alike. */
    private boolean creates(Request request) {
        return request.method().equals(PackagedContract.createWallet().method())
                && path.matcher(request.target()).matches();
    }

    static Sound at(WalletStub stub) {
        return new Sound(stub);
    }

    Response respond(Request request) throws NoResponseException {
        List<String> key = new ArrayList<>(List.of(request.method(), request.target(), request.text()));
        request.headers().forEach((name, value) -> key.addAll(List.of(name, value)));
        Optional<Response> known = Optional.ofNullable(responses.get(key));
        if (known.isEmpty()) {
            Response first = stub.send(request);
            responses.put(key, first);
            return first;
        }
        return known.get().status() != 200 || !creates(request)
                ? known.get()
                : Alteration.withJson(
                        known.get(),
                        body -> unique.forEach(name -> body.set(
                                name, TextNode.valueOf(UUID.randomUUID().toString()))));
    }
}
