package dev.createwallet.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of an operation, before it is put on the wire.
 *
 * @param path the value of each path parameter, not encoded
 * @param headers the value of each header parameter
 * @param form the value of each form field, not encoded, in the order they are sent
 * @param credentials who is calling
 */
record Call(Map<String, String> path, Map<String, String> headers, Map<String, String> form, Credentials credentials) {

    Call withForm(Map<String, String> other) {
        return new Call(path, headers, other, credentials);
    }

    Call withField(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put(name, value);
        return withForm(changed);
    }

    Call withoutField(String name) {
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.remove(name);
        return withForm(changed);
    }

    Call withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Call(path, changed, form, credentials);
    }

    Call with(Credentials other) {
        return new Call(path, headers, form, other);
    }

    String encodedForm() {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    String encodedPath(String template) {
        String result = template;
        for (Map.Entry<String, String> parameter : path.entrySet()) {
            result = result.replace("{" + parameter.getKey() + "}", encode(parameter.getValue()).replace("+", "%20"));
        }
        return result;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
