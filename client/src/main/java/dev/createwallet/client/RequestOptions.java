package dev.createwallet.client;

import dev.createwallet.client.request.Credentials;
import dev.createwallet.client.request.RequestEncoder;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options for single calls, in place of those of the client: {@link WalletClient#with}. Immutable.
 */
public final class RequestOptions {

    static final RequestOptions NONE = builder().build();

    private final @Nullable Duration timeout;
    private final @Nullable Credentials credentials;
    private final Map<String, String> headers;
    private final Map<String, String> formFields;

    private RequestOptions(Builder builder) {
        timeout = builder.timeout;
        credentials = builder.credentials;
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
        formFields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.formFields));
    }

    /**
     * Starts a set of options.
     *
     * @return a builder without any option
     */
    public static Builder builder() {
        return new Builder();
    }

    @Nullable Duration timeout() {
        return timeout;
    }

    @Nullable Credentials credentials() {
        return credentials;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> formFields() {
        return formFields;
    }

    /** Shows the timeout and names: the values of headers and form fields may be secrets. */
    @Override
    public String toString() {
        return "RequestOptions[timeout=" + timeout + ", credentials=" + Masked.of(credentials) + ", headers="
                + headers.keySet() + ", formFields=" + formFields.keySet() + "]";
    }

    /** Takes the options. */
    public static final class Builder {

        private @Nullable Duration timeout;
        private @Nullable Credentials credentials;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Map<String, String> formFields = new LinkedHashMap<>();

        private Builder() {}

        /**
         * How long the call may take in all, in place of the client's timeout.
         *
         * @param timeout more than zero, a year at most
         * @return this
         * @throws IllegalArgumentException if it is zero or less, or more than a year
         */
        public Builder timeout(Duration timeout) {
            this.timeout = WalletClientBuilder.requireTimeout("timeout", timeout);
            return this;
        }

        /**
         * Another caller's credentials in place of the client's.
         *
         * @param secret what {@link WalletClient#builder} takes
         * @return this
         * @throws IllegalArgumentException if they cannot be sent; the message says why, and does not show them
         */
        public Builder credentials(String secret) {
            this.credentials = WalletClient.credentials(secret);
            return this;
        }

        /**
         * Sends a header: for idempotency, routing or tracing. It replaces a header of the request that has the same
         * name.
         *
         * @param name the name, in any case
         * @param value the value
         * @return this
         * @throws IllegalArgumentException if HTTP does not allow the name or the value, or if the client sets this header
         *     itself; the message does not show the value
         */
        public Builder header(String name, String value) {
            headers.put(RequestEncoder.requireHeaderName(name), RequestEncoder.requireHeader(name, value));
            return this;
        }

        /**
         * Sends a form field that the contract does not have yet. A call whose request has no form, or has this field,
         * throws an {@link IllegalArgumentException}.
         *
         * @param name the name of the field
         * @param value the value
         * @return this
         */
        public Builder formField(String name, String value) {
            formFields.put(RequestEncoder.requireNonEmpty("name", name), RequestEncoder.require("value", value));
            return this;
        }

        /**
         * Makes the options.
         *
         * @return the options
         */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }
}
