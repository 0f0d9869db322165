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

    private final Set<String> showable;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    RequestLog(Set<String> showable) {
        this.showable = showable;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var form = new LinkedHashMap<String, String>();
        StrictForm.fields(request).forEach((name, value) ->
                form.put(name, showable.contains(name) ? value : RecordedRequest.MASK));
        var headers = new LinkedHashMap<String, String>();
        showable.forEach(name -> {
            var value = request.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        });
        add(new RecordedRequest(request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(),
                Collections.unmodifiableMap(headers), Collections.unmodifiableMap(form), response.getStatus()));
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
