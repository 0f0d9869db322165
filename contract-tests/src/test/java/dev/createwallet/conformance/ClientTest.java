package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.CreateWalletRequest;
import dev.createwallet.client.RequestRefusedException;
import dev.createwallet.client.WalletAccount;
import dev.createwallet.client.WalletClient;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The generated client creates wallets on the stub, and what it sends is what the contract says. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClientTest {

    private static final Operation OPERATION = Contract.packaged().operations().stream()
            .filter(operation -> operation.id().equals("createWallet")).findFirst().orElseThrow();

    private WalletStub stub;

    @BeforeAll
    void start(WalletStub stub) {
        this.stub = stub;
    }

    @TestFactory
    Stream<DynamicTest> sendsTheExampleAsTheContractHasItAndReadsTheAnswer() {
        return scenarios().filter(clause -> clause.status().startsWith("2")).map(clause -> dynamicTest(clause.id(), () -> {
            Map<String, String> form = clause.call().form();
            List<Request> sent = Collections.synchronizedList(new ArrayList<>());
            try (AlteredProvider recorder = new AlteredProvider(Sound.at(stub), recording(sent));
                    WalletClient client = WalletClient.builder(stub.apiKey()).baseUri(recorder.baseUri()).build()) {
                WalletAccount account = client.createWallet(request(clause.call()));

                assertThat(account.id()).isNotEmpty();
                assertThat(account.wallet()).isEqualTo(form.get("gateway"));
                assertThat(account.metadata() == null ? null : account.metadata().mobileNumber())
                        .isEqualTo(form.get("mobile_number"));
            }
            assertThat(sent).hasSize(1);
            Request request = sent.get(0);
            assertThat(RequestCheck.check(OPERATION, request)).isEmpty();
            assertThat(fields(request)).isEqualTo(form);
            assertThat(request.target()).isEqualTo(clause.call().encodedPath(OPERATION.pathTemplate()));
            assertThat(request.headers().all("Authorization")).containsExactly("Basic "
                    + Base64.getEncoder().encodeToString((stub.apiKey() + ":").getBytes(StandardCharsets.UTF_8)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> throwsTheRefusalThatTheContractHas() {
        return scenarios().filter(clause -> !clause.status().startsWith("2")).map(clause -> dynamicTest(clause.id(), () -> {
            try (WalletClient client = WalletClient.builder(stub.apiKey()).baseUri(stub.baseUri()).build()) {
                assertThatExceptionOfType(RequestRefusedException.class)
                        .isThrownBy(() -> client.createWallet(request(clause.call())))
                        .satisfies(refused -> assertThat(String.valueOf(refused.status())).isEqualTo(clause.status()));
            }
        }));
    }

    @Test
    void throwsTheRefusalOfAWrongKey() {
        try (WalletClient client = WalletClient.builder("wrong").baseUri(stub.baseUri()).build()) {
            assertThatExceptionOfType(RequestRefusedException.class)
                    .isThrownBy(() -> client.createWallet(request(scenarios().findFirst().orElseThrow().call())))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(401));
        }
    }

    private static Stream<Clause> scenarios() {
        return Clauses.of(OPERATION).stream().filter(clause -> clause.id().contains("/scenario/"));
    }

    private static CreateWalletRequest request(Call call) {
        return CreateWalletRequest.builder()
                .customerId(call.path().get("customer_id"))
                .gateway(call.form().get("gateway"))
                .version(call.headers().get("version"))
                .command(Stream.of(CreateWalletRequest.Command.values())
                        .filter(command -> command.toString().equals(call.form().get("command")))
                        .findFirst().orElse(null))
                .mobileNumber(call.form().get("mobile_number"))
                .build();
    }

    private static Alteration recording(List<Request> sent) {
        return Alteration.asking(question -> {
            sent.add(question);
            return question;
        });
    }

    private static Map<String, String> fields(Request request) throws Bodies.UnreadableException {
        ObjectNode form = Bodies.form(request.body());
        return form.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().textValue()));
    }
}
