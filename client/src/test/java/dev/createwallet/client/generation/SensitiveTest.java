package dev.createwallet.client.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.createwallet.client.testing.RawServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract with x-sensitive in each place: no toString() and no exception of its client shows a value. */
class SensitiveTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String TOLD = """
            {"inline":"SECRET","number":5326,"referred":"SECRET","alias":"SECRET","code":"SECRET","list":["SECRET"],"items":["SECRET"],
             "referred_items":[["SECRET"]],"values":{"key":"SECRET"},"nested":{"deep":{"leaf":"SECRET"}},"whole":{"leaf":"SECRET"},
             "wholes":[{"leaf":"SECRET"}],"unknown":"SECRET"}""";

    @Test
    void masksEveryMarkedValue(@TempDir Path folder) throws Exception {
        Generation generation =
                Generation.from(RESOURCES.resolve("sensitive.yaml"), folder).compile();
        assertThat(generation.compileCaller(
                        "SensitiveCaller",
                        Files.readString(RESOURCES.resolve("SensitiveCaller.java")),
                        folder.resolve("caller")))
                .isEmpty();
        Iterator<String> responses = List.of(
                        RawServer.response(200, TOLD),
                        RawServer.response(200, TOLD),
                        RawServer.response(400, TOLD),
                        RawServer.response(200, TOLD.replace("5326", "\"SECRET\"")),
                        RawServer.response(500, "SECRET 5326"))
                .iterator();
        try (RawServer server = RawServer.start(connection -> {
            while (true) {
                connection.readRequest();
                connection.send(responses.next());
            }
        })) {
            String log = generation.runCaller("SensitiveCaller", folder.resolve("caller"), server);
            assertThat(server.requests()).hasSize(5).allMatch(request -> request.split("SECRET", -1).length > 10);
            assertThat(log.split("failed", -1)).hasSize(5);
            assertThat(log).contains("inline=***", "values=***", "Told[").doesNotContain("SECRET", "5326");
        }
    }
}
