package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.result.LeftOut;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Verdict;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import dev.createwallet.server.stub.internal.response.ContractResource;
import dev.createwallet.server.stub.internal.sandbox.SandboxResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stub's own paths, and the document that describes them. */
@ExtendWith(WalletStubExtension.class)
final class ControlApiTest {

    private static Contract contract(WalletStub stub) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stub.baseUri().resolve(SandboxResource.DOCUMENT))
                .build();
        return Contract.parse(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    @Test
    void describesEachResourceMethod(WalletStub stub) throws Exception {
        Stream<Method> methods = Stream.concat(
                Stream.of(SandboxResource.class.getDeclaredMethods())
                        .filter(method -> !method.getName().equals("document")),
                Stream.of(ContractResource.class.getDeclaredMethod("health")));

        assertThat(contract(stub).reading().operations())
                .extracting(Operation::method, Operation::path)
                .containsExactlyInAnyOrderElementsOf(
                        methods.flatMap(ControlApiTest::operation).toList());
    }

    private static Stream<Tuple> operation(Method method) {
        Path own = method.getAnnotation(Path.class);
        String path =
                method.getDeclaringClass().getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return Stream.of(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(http -> tuple(http.value(), path.replace("//", "/")));
    }

    @Test
    void behavesAsDescribed(WalletStub stub) throws Exception {
        Contract contract = contract(stub);

        Report report = Conformance.of(contract, Target.of(stub.baseUri(), stub.apiKey()))
                .strict(true)
                .judgement(true)
                .run(result -> {});

        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
        // Of the requests, no other part: those without a response 400 take nothing that could be invalid.
        assertThat(report.leftOut())
                .extracting(LeftOut::reason)
                .filteredOn(reason -> !reason.startsWith("without a response 400"))
                .containsExactlyInAnyOrder(
                        "the kit sends no query parameter of type object and style form: values",
                        "the kit sends application/json in its place");
    }
}
