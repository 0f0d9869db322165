package dev.createwallet.openapi.model;

/**
 * Something that is wrong with the contract.
 *
 * @param line where, counted from 1
 * @param column where in the line, counted from 1
 * @param message what is wrong and what to do about it
 */
public record Finding(int line, int column, String message) {

    @Override
    public String toString() {
        return line + ":" + column + ": " + message;
    }
}
