package dev.createwallet.openapi.document;

/**
 * Something that is wrong with the contract.
 *
 * @param position where
 * @param source who found it: our own rules, or a linter and its rule
 * @param message what is wrong and what to do about it
 */
public record Finding(Position position, String source, String message) {

    /** The source of the rules that every build checks. */
    public static final String OURS = "contract";

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
