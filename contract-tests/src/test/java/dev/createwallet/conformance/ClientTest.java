package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.client.RequestRejectedException;
import dev.createwallet.client.WalletAccount;
import dev.createwallet.client.WalletClient;
import dev.createwallet.conformance.internal.check.RequestCheck;
import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.clause.Credentials;
import dev.createwallet.conformance.internal.clause.Kind;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.internal.message.Headers;
import dev.createwallet.conformance.internal.message.MediaType;
import dev.createwallet.conformance.internal.message.Request;
import dev.createwallet.conformance.internal.message.Response;
import dev.createwallet.conformance.result.Breach;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The generated client creates wallets at the stub, and what it sends keeps the contract. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientTest {

    private static final Operation OPERATION = PackagedContract.createWallet();

    private WalletStub stub;
    private GeneratedClient client;

    @BeforeAll
    void start(WalletStub stub) throws IOException {
        this.stub = stub;
        Clause success = scenarios()
                .filter(clause -> clause.status().success())
                .findFirst()
                .orElseThrow();
        client = new GeneratedClient(new Response(
                success.status().from(),
                new Headers(Map.of("content-type", List.of(MediaType.JSON.name()))),
                success.example().toString().getBytes(StandardCharsets.UTF_8)));
    }

    @AfterAll
    void stop() throws IOException {
        client.close();
    }

    @TestFactory
    Stream<DynamicTest> readsTheExampleResponses() {
        return scenarios()
                .filter(clause -> clause.status().success())
                .map(clause -> dynamicTest(clause.id(), () -> {
                    try (WalletClient client = WalletClient.builder(stub.apiKey())
                            .baseUri(stub.baseUri())
                            .build()) {
                        WalletAccount account = client.createWallet(GeneratedClient.request(clause.call()));

                        assertThat(account.id()).isNotEmpty();
                        assertThat(account.wallet())
                                .isEqualTo(clause.example().path("wallet").textValue());
                        assertThat(
                                        account.metadata() == null
                                                ? null
                                                : account.metadata().mobileNumber())
                                .isEqualTo(clause.example()
                                        .at("/metadata/mobile_number")
                                        .textValue());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> sendsEveryExampleAndBoundaryValueAsTheContractHasIt() {
        return GeneratedClient.calls(OPERATION).stream()
                .map(clause -> dynamicTest(clause.name(), () -> {
                    Request request = client.sent(clause.call());

                    assertThat(RequestCheck.check(OPERATION, request)).isEmpty();
                    assertThat(GeneratedClient.matches(request, clause.call(), OPERATION))
                            .isTrue();
                    assertThat(request.headers().all("Authorization"))
                            .containsExactly("Basic " + Credentials.base64(GeneratedClient.API_KEY + ":"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> editHasItsFate() {
        return Mutant.all().stream()
                .filter(Mutant::touchesRequest)
                .map(mutant -> dynamicTest(mutant.name(), () -> {
                    assertThat(fate(mutant)).isInstanceOf(mutant.client().getClass());
                }));
    }

    private Fate fate(Mutant mutant) {
        Contract contract = Contract.of(mutant.document());
        Conformance conformance = Conformance.of(contract, Target.of(stub.baseUri(), stub.apiKey()));
        Optional<Operation> operation = contract.reading().operations().stream()
                .filter(each -> each.id().equals(OPERATION.id()))
                .findFirst();
        return operation.isEmpty()
                ? new Fate.LeftOut()
                : objection(operation.get()).isPresent()
                        ? new Fate.Disagrees()
                        : conformance.leftOut().isEmpty() ? new Fate.Survives("nothing shows it") : new Fate.LeftOut();
    }

    @Test
    void fitsTheContract() {
        assertThat(objection(OPERATION)).isEmpty();
    }

    /** Returns how the client disagrees with another contract; none if it fits. */
    private Optional<String> objection(Operation other) {
        // The client sends what the other contract forbids, or cannot send what the other contract allows.
        return GeneratedClient.wrongType(other)
                .or(() -> GeneratedClient.calls(OPERATION).stream()
                        .flatMap(clause -> objection(clause, other).stream())
                        .findFirst())
                .or(() -> GeneratedClient.calls(other).stream()
                        .flatMap(clause -> objection(clause, OPERATION).stream())
                        .findFirst());
    }

    private Optional<String> objection(GeneratedClient.Named clause, Operation contract) {
        try {
            Request request = client.sent(clause.call());
            return !GeneratedClient.matches(request, clause.call(), clause.operation())
                    ? Optional.of(clause.name() + ": the client says it otherwise")
                    : RequestCheck.check(contract, request).stream()
                            .map(Breach::toString)
                            .findFirst();
        } catch (GeneratedClient.Inexpressible e) {
            return Optional.of(clause.name() + ": " + e.getMessage());
        }
    }

    @TestFactory
    Stream<DynamicTest> throwsTheRejectionOfTheContract() {
        return scenarios()
                .filter(clause -> !clause.status().success())
                .map(clause -> dynamicTest(clause.id(), () -> {
                    try (WalletClient client = WalletClient.builder(stub.apiKey())
                            .baseUri(stub.baseUri())
                            .build()) {
                        assertThatExceptionOfType(RequestRejectedException.class)
                                .isThrownBy(() -> client.createWallet(GeneratedClient.request(clause.call())))
                                .satisfies(rejected -> assertThat(rejected.status())
                                        .isEqualTo(clause.status().from()));
                    }
                }));
    }

    @Test
    void throwsTheRejectionOfAWrongKey() {
        try (WalletClient client =
                WalletClient.builder("wrong").baseUri(stub.baseUri()).build()) {
            assertThatExceptionOfType(RequestRejectedException.class)
                    .isThrownBy(() -> client.createWallet(GeneratedClient.request(
                            scenarios().findFirst().orElseThrow().call())))
                    .satisfies(rejected -> assertThat(rejected.status()).isEqualTo(401));
        }
    }

    private static Stream<Clause> scenarios() {
        return Clauses.of(OPERATION).stream().filter(clause -> clause.is(Kind.SCENARIO));
    }
}
