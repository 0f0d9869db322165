package dev.createwallet.openapi.model;

/**
 * Where something stands in the contract.
 *
 * @param file the name of the contract's file
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
