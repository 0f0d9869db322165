package dev.createwallet.openapi.document;

/** The contract cannot be read as a tree: it is no YAML, or uses parts of YAML that readers of OpenAPI disagree on. */
public final class MalformedContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    MalformedContractException(Position position, String message) {
        super(position + ": " + message);
        finding = new Finding(position, Finding.OURS, message);
    }

    /** What is wrong, and where. */
    public Finding finding() {
        return finding;
    }
}
