package dev.createwallet.client;

import org.jspecify.annotations.Nullable;

/** How secrets and personal data (x-sensitive in the contract) are shown. */
final class Masked {

    private Masked() {}

    static String of(@Nullable Object value) {
        return value == null ? "null" : "***";
    }
}
