package dev.createwallet.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Writes what a run has shown for those who read it: people, CI systems, programs. */
public final class Reports {

    private Reports() {}

    /**
     * Writes {@code index.html}, {@code junit.xml} and {@code report.json}.
     *
     * @param folder where to; made if it is not there
     * @throws IOException if that cannot be done; the message says what to do
     */
    public static void write(Path folder, TestRun run) throws IOException {
        try {
            Files.createDirectories(folder);
            String json = JsonReport.of(run);
            Files.writeString(folder.resolve("report.json"), json);
            Files.writeString(folder.resolve("index.html"), HtmlReport.of(json));
            Files.writeString(folder.resolve("junit.xml"), JUnitReport.of(run));
        } catch (IOException e) {
            throw new IOException("Could not write the reports to " + folder + " (" + e.getClass().getSimpleName()
                    + "); name another folder", e);
        }
    }
}
