package dev.createwallet.server.stub;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Keeps the last requests, for a consumer's test to look at. */
final class RequestLog implements ContainerResponseFilter {

    private static final int CAPACITY = 1_000;

    private final Set<String> headers;
    private final Set<String> fields;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    /**
     * What may be shown.
     *
     * @param headers the names of header parameters
     * @param fields the names of form fields
     */
    RequestLog(Set<String> headers, Set<String> fields) {
        this.headers = headers;
        this.fields = fields;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var form = new LinkedHashMap<>(StrictForm.fields(request));
        form.replaceAll((name, value) -> fields.contains(name) ? value : RecordedRequest.MASK);
        var sent = new LinkedHashMap<String, String>();
        for (var name : headers) {
            var value = request.getHeaderString(name);
            if (value != null) {
                sent.put(name, value);
            }
        }
        add(new RecordedRequest(request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(),
                Collections.unmodifiableMap(sent), Collections.unmodifiableMap(form), response.getStatus()));
    }

    private synchronized void add(RecordedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** The last requests, the oldest first. */
    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }
}
