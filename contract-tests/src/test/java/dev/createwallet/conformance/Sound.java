package dev.createwallet.conformance;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.createwallet.conformance.internal.document.Element;
import dev.createwallet.conformance.internal.exchange.Connection;
import dev.createwallet.conformance.internal.exchange.NoResponseException;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.server.stub.WalletStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Responds as the stub does. The stub responds to one request always the same, except for unique values. So each
 * request is sent to it once, and hundreds of servers are made from its responses.
 */
final class Sound {

    private final Connection stub;
    private final Map<List<String>, Response> answers = new ConcurrentHashMap<>();
    private final List<String> unique;

    private Sound(WalletStub stub) {
        this.stub = new Connection(Target.of(stub.baseUri(), stub.apiKey()).server());
        this.unique = PackagedContract.successBody(PackagedContract.createWallet()).members().stream()
                .filter(member -> member.flag("x-unique"))
                .map(Element::name)
                .toList();
    }

    static Sound at(WalletStub stub) {
        return new Sound(stub);
    }

    Response answer(Request request) throws NoResponseException {
        List<String> key = new ArrayList<>(List.of(request.method(), request.target(), request.text()));
        request.headers().forEach((name, value) -> key.addAll(List.of(name, value)));
        Optional<Response> known = Optional.ofNullable(answers.get(key));
        if (known.isEmpty()) {
            Response first = stub.send(request);
            answers.put(key, first);
            return first;
        }
        return known.get().status() != 200
                ? known.get()
                : Alteration.withJson(
                        known.get(),
                        body -> unique.forEach(name -> body.set(
                                name, TextNode.valueOf(UUID.randomUUID().toString()))));
    }
}
