package dev.createwallet.server.stub.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {

    @Test
    void logsInternalErrorWithPlaceAndWithoutValues() {
        List<String> lines = new ArrayList<>();
        ErrorMapperTest.Collecting handler = new Collecting(lines);
        Logger logger = Logger.getLogger(ErrorMapper.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            IllegalStateException error =
                    new IllegalStateException("tkn_secret", new IllegalArgumentException("99999999"));

            Response response = new ErrorMapper(List.of()).toResponse(error);

            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(Json.MAPPER.valueToTree(response.getEntity()).toString())
                    .doesNotContain(
                            "tkn_secret", "99999999", "IllegalState", getClass().getPackageName());
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
        assertThat(lines)
                .singleElement()
                .asString()
                .contains(IllegalStateException.class.getName(), getClass().getName())
                .doesNotContain("tkn_secret", "99999999");
    }

    private static final class Collecting extends Handler {

        private final List<String> lines;

        Collecting(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
