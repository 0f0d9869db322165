package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.contract.Digest;
import dev.createwallet.server.stub.internal.filter.Authentication;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sandboxes of a stub, one for each API key, so that tests that run in parallel do not meet. */
public final class Sandboxes {

    /** The API key of a stub that is given none. */
    public static final String DEFAULT_API_KEY = "stub_api_key";

    private final Map<String, Sandbox> byKey = new LinkedHashMap<>();
    private final Sandbox first;

    /**
     * Makes a sandbox for each key.
     *
     * @param apiKeys at least one
     * @param started the settings of each until others are made
     */
    public Sandboxes(Digest contract, Collection<String> apiKeys, Settings started) {
        apiKeys.forEach(key -> byKey.put(key, new Sandbox(contract, started)));
        this.first = byKey.values().iterator().next();
    }

    /** The API keys, in the order in which they were given. */
    public Set<String> apiKeys() {
        return byKey.keySet();
    }

    /** The sandbox of an API key. */
    public Sandbox of(String apiKey) {
        return Objects.requireNonNull(byKey.get(apiKey), "no such API key");
    }

    /** The sandbox of a request; that of the first key if the request was not authenticated. */
    Sandbox of(@Nullable SecurityContext context) {
        return Authentication.keyOf(context).map(this::of).orElse(first);
    }
}
