package dev.createwallet.conformance.internal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports of a run for people, CI systems and programs. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code index.html}, {@code junit.xml} and {@code report.json}.
     *
     * @param folder the folder, created if it does not exist
     * @throws IOException if they cannot be written; the message says what to do
     */
    public static void write(Path folder, TestRun run) throws IOException {
        try {
            Files.createDirectories(folder);
            String json = JsonReport.of(run);
            Files.writeString(folder.resolve("report.json"), json);
            Files.writeString(
                    folder.resolve("index.html"),
                    HtmlReport.of(json, run.source().text()));
            Files.writeString(folder.resolve("junit.xml"), JUnitReport.of(run));
        } catch (IOException e) {
            throw new IOException(
                    "Could not write the reports to " + folder + " ("
                            + e.getClass().getSimpleName() + "); name another folder",
                    e);
        }
    }
}
