package dev.createwallet.openapi.generate;

import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.createwallet.openapi.check.ConstructTest;
import dev.createwallet.openapi.check.ConstructTest.Construct;
import dev.createwallet.openapi.digest.Digest;
import dev.createwallet.openapi.model.Contract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the check accepts, the client, the interface and the digest of the stub accept. */
final class SupportedConstructsTest {

    static List<Construct> supported() throws IOException {
        List<Construct> supported = new ArrayList<>();
        for (Construct construct : ConstructTest.constructs()) {
            if (construct.isSupported()) {
                supported.add(construct);
            }
        }
        return supported;
    }

    @ParameterizedTest
    @MethodSource("supported")
    void isGenerated(Construct construct) throws IOException {
        Contract contract = construct.contract();

        assertThatNoException().isThrownBy(() -> {
            ClientViews client = new ClientViews(contract);
            client.requests();
            client.objects();
            client.enums();
            InterfaceViews views = new InterfaceViews(contract, "api", "model");
            views.apis();
            views.parameters();
            views.objects();
            Digest.of(contract);
        });
    }
}
