package dev.createwallet.openapi.document;

import java.util.Comparator;

/**
 * Where something stands in the contract.
 *
 * @param file the name of the contract's file
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        return Comparator.comparing(Position::file)
                .thenComparingInt(Position::line)
                .thenComparingInt(Position::column)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
