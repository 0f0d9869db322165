package dev.createwallet.server.stub.internal.sandbox;

import dev.createwallet.server.stub.internal.filter.FormReader;
import dev.createwallet.server.stub.internal.filter.StrictPath;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the last requests, for a consumer's test to look at. */
public final class RequestLog implements ContainerResponseFilter {

    /** What is kept of one is bounded as well, so that all of it together stays small. */
    private static final int CAPACITY = 1_000;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_NAME = 64;
    private static final int MAX_FIELDS = 64;

    private final Set<String> headers;
    private final Set<String> fields;
    private final Deque<LoggedRequest> requests = new ArrayDeque<>();

    /**
     * What may be shown.
     *
     * @param headers the names of header parameters
     * @param fields the names of form fields
     */
    public RequestLog(Set<String> headers, Set<String> fields) {
        this.headers = headers;
        this.fields = fields;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = StrictPath.of(request);
        if (path.startsWith(SandboxResource.PATH + "/")) {
            return;
        }
        Map<String, String> sent = new LinkedHashMap<>();
        for (String name : headers) {
            String value = request.getHeaderString(name);
            if (value != null) {
                sent.put(name, shortened(value, MAX_TEXT));
            }
        }
        add(new LoggedRequest(request.getMethod(), shortened(path, MAX_TEXT), Collections.unmodifiableMap(sent),
                shown(FormReader.of(request).fields()), response.getStatus()));
    }

    private Map<String, String> shown(Map<String, String> form) {
        Map<String, String> shown = new LinkedHashMap<>();
        form.entrySet().stream().limit(MAX_FIELDS).forEach(field -> shown.put(shortened(field.getKey(), MAX_NAME),
                fields.contains(field.getKey()) ? shortened(field.getValue(), MAX_TEXT) : LoggedRequest.MASK));
        return Collections.unmodifiableMap(shown);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private synchronized void add(LoggedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** The last requests, the oldest first. */
    public synchronized List<LoggedRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized void clear() {
        requests.clear();
    }
}
