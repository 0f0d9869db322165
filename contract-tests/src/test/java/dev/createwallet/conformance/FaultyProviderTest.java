package dev.createwallet.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.createwallet.conformance.internal.clause.Clause;
import dev.createwallet.conformance.internal.contract.Operation;
import dev.createwallet.conformance.internal.derive.Clauses;
import dev.createwallet.conformance.result.Finding;
import dev.createwallet.conformance.result.Group;
import dev.createwallet.conformance.result.Outcome;
import dev.createwallet.conformance.result.Report;
import dev.createwallet.conformance.result.Verdict;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit finds each fault of a server by the clause that names it, and finds nothing wrong with sound servers. */
@ExtendWith(WalletStubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultyProviderTest {

    private static final Operation OPERATION = PackagedContract.createWallet();

    /** The faults are of one operation. */
    private static final Set<String> CLAUSES = of(Group.CONTRACT);

    private static final Set<String> JUDGEMENTS = of(Group.JUDGEMENT);

    private static Set<String> of(Group group) {
        return Clauses.of(OPERATION).stream()
                .filter(clause -> clause.group() == group)
                .map(Clause::id)
                .collect(Collectors.toSet());
    }

    private Sound sound;
    private String apiKey;

    @BeforeAll
    void start(WalletStub stub) {
        sound = Sound.at(stub);
        apiKey = stub.apiKey();
    }

    @Test
    void soundProviderConforms() throws Exception {
        assertThat(run(Alteration.NONE, true).findings()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsFirstAndLastFaultOfEachKind() {
        return Fault.kinds(OPERATION, apiKey)
                .flatMap(FaultyProviderTest::firstAndLast)
                .map(this::findsByItsClause);
    }

    @TestFactory
    @Tag("exhaustive")
    Stream<DynamicTest> findsFaultByItsClause() {
        return Fault.kinds(OPERATION, apiKey).flatMap(List::stream).map(this::findsByItsClause);
    }

    private DynamicTest findsByItsClause(Fault fault) {
        return dynamicTest(fault.name(), () -> {
            Report report = run(fault.alteration(), true);

            assertThat(report.verdict()).isEqualTo(Verdict.DOES_NOT_CONFORM);
            assertThat(report.results())
                    .filteredOn(result -> result.outcome() == Outcome.FAILS)
                    .extracting(result -> result.clause().id())
                    .anyMatch(id -> id.startsWith(fault.clause()));
            assertThat(report.findings()).hasSizeBetween(1, fault.findings());
        });
    }

    @TestFactory
    Stream<DynamicTest> firstAndLastVariantOfEachKindConform() {
        return Difference.kinds(OPERATION)
                .flatMap(FaultyProviderTest::firstAndLast)
                .map(this::conforms);
    }

    @TestFactory
    @Tag("exhaustive")
    Stream<DynamicTest> soundVariantConforms() {
        return Difference.kinds(OPERATION).flatMap(List::stream).map(this::conforms);
    }

    private DynamicTest conforms(Difference difference) {
        return dynamicTest(difference.name(), () -> {
            Report report = run(difference.alteration(), true);

            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
        });
    }

    /** A judgement that fails what a common framework does says nothing of a server. */
    @TestFactory
    Stream<DynamicTest> judgementAcceptsWhatFrameworksDo() {
        return Difference.ofFrameworks()
                .map(difference -> dynamicTest(difference.name(), () -> {
                    Report report = run(difference.alteration(), true, JUDGEMENTS);

                    assertThat(report.findings()).isEmpty();
                    assertThat(report.verdict()).isEqualTo(Verdict.CONFORMS);
                }));
    }

    @TestFactory
    Stream<DynamicTest> judgementFindsFaultByItsClause() {
        return Fault.underJudgement(OPERATION)
                .map(fault -> dynamicTest(
                        fault.name(),
                        () -> assertThat(run(fault.alteration(), true, JUDGEMENTS)
                                        .findings())
                                .singleElement()
                                .satisfies(finding -> assertThat(finding.results())
                                        .extracting(result -> result.clause().id())
                                        .containsExactly(fault.clause()))));
    }

    private static <T> Stream<T> firstAndLast(List<T> all) {
        return Stream.of(all.get(0), all.get(all.size() - 1));
    }

    @Test
    void warnsOfInferredElementUnlessStrict() throws Exception {
        Fault inferred = Fault.inferred(OPERATION, apiKey).orElseThrow();

        Report lenient = run(inferred.alteration(), false);

        assertThat(lenient.verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(lenient.findings()).extracting(Finding::outcome).containsExactly(Outcome.WARNS);
        assertThat(run(inferred.alteration(), true).findings())
                .extracting(Finding::outcome)
                .containsExactly(Outcome.FAILS);
    }

    /** These faults break elements that the provider's page states, so they fail in every run. */
    @TestFactory
    Stream<DynamicTest> failsForStatedElementInEveryRun() {
        List<String> stated = List.of(
                "id is missing",
                "linked is a word",
                "credentials are not checked",
                "500 instead of 200",
                "closes without a response");
        return Fault.kinds(OPERATION, apiKey)
                .flatMap(List::stream)
                .filter(fault -> stated.contains(fault.name()))
                .map(fault -> dynamicTest(
                        fault.name(),
                        () -> assertThat(run(fault.alteration(), false).verdict())
                                .isEqualTo(Verdict.DOES_NOT_CONFORM)));
    }

    private Report run(Alteration alteration, boolean strict) throws IOException, InterruptedException {
        return run(alteration, strict, CLAUSES);
    }

    private Report run(Alteration alteration, boolean strict, Set<String> clauses)
            throws IOException, InterruptedException {
        try (AlteredProvider provider = new AlteredProvider(sound, alteration)) {
            return Conformance.of(Contract.packaged(), Target.of(provider.baseUri(), apiKey))
                    .only(clauses)
                    .strict(strict)
                    .run(result -> {});
        }
    }
}
