package dev.createwallet.conformance.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.createwallet.conformance.Conformance;
import dev.createwallet.conformance.Contract;
import dev.createwallet.conformance.PackagedContract;
import dev.createwallet.conformance.Target;
import dev.createwallet.conformance.result.TriedClause;
import dev.createwallet.server.stub.WalletStub;
import dev.createwallet.server.stub.WalletStubExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.UriSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The nested classes are not run by the build on their own, since their names do not end in Test. */
final class ProviderConformanceTest {

    @ExtendWith(WalletStubExtension.class)
    static class Sound extends ProviderConformance {

        private final WalletStub stub;

        Sound(WalletStub stub) {
            this.stub = stub;
        }

        @Override
        protected Target target() {
            return Target.of(stub.baseUri(), stub.apiKey());
        }
    }

    static class Departing extends Sound {

        Departing(WalletStub stub) {
            super(stub);
        }

        /** The stub sends another value here, but the page does not state that this is the only one. */
        @Override
        protected Contract contract() {
            return Contract.parse(
                    PackagedContract.edited(tree -> PackagedContract.replace(tree, "wallet_account", "purse")));
        }
    }

    static class StrictlyDeparting extends Departing {

        StrictlyDeparting(WalletStub stub) {
            super(stub);
        }

        @Override
        protected boolean strict() {
            return true;
        }
    }

    /** It has another type than the page states. */
    static class Accepting extends Sound {

        Accepting(WalletStub stub) {
            super(stub);
        }

        @Override
        protected Contract contract() {
            return Contract.parse(PackagedContract.edited(tree -> {
                PackagedContract.property(tree, "WalletAccount", "linked").put("type", "integer");
                PackagedContract.setExamples(tree, "linked", value -> IntNode.valueOf(0));
            }));
        }

        @Override
        protected Optional<Path> accepted() {
            try {
                return Optional.of(Path.of(ProviderConformanceTest.class
                        .getResource("accepted.yaml")
                        .toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class Absent extends ProviderConformance {

        @Override
        protected Target target() {
            return Target.of(URI.create("http://127.0.0.1:1"), "key");
        }
    }

    private static EngineExecutionResults run(Class<?> provider) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(provider))
                .execute();
    }

    @Test
    void makesTestOfEachClause() {
        Events tests = run(Sound.class).testEvents();

        List<TriedClause> clauses = Conformance.of(
                        Contract.packaged(), Target.of(URI.create("http://localhost"), "key"))
                .clauses();
        assertThat(tests.succeeded().map(Event::getTestDescriptor).map(TestDescriptor::getDisplayName))
                .containsExactlyInAnyOrderElementsOf(
                        clauses.stream().map(TriedClause::id).toList());
        assertThat(tests.failed().count()).isZero();
    }

    /** Surefire names a test after its method, unless it has a URI and a container that is named like the class. */
    @Test
    void testsBearTheNameOfTheirClauseInSurefire() {
        EngineExecutionResults results = run(Sound.class);

        assertThat(results.testEvents().succeeded().map(Event::getTestDescriptor))
                .isNotEmpty()
                .allMatch(test -> test.getSource().orElseThrow() instanceof UriSource)
                .allMatch(
                        test -> test.getParent().orElseThrow().getDisplayName().equals(Sound.class.getName()))
                .allMatch(test -> test.getParent().orElseThrow().getSource().orElseThrow() instanceof UriSource);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void printsWarningsAndFailsNoTest() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        EngineExecutionResults results;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            results = run(Departing.class);
        } finally {
            System.setOut(before);
        }

        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(printed.toString(UTF_8)).contains("WARN createWallet/", "body/object: expected ");
    }

    /** If it compiled, Surefire would find no test and succeed. */
    @Test
    void doesNotCompileWithoutJUnit(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("WalletsTest.java"), """
            import dev.createwallet.conformance.Target;
            import dev.createwallet.conformance.junit.ProviderConformance;

            public class WalletsTest extends ProviderConformance {

                @Override
                protected Target target() {
                    throw new IllegalStateException();
                }
            }
            """);
        Path kit = Path.of(ProviderConformance.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, errors, "-proc:none", "-cp", kit.toString(), source.toString());

        assertThat(status).isNotZero();
        assertThat(errors.toString(UTF_8)).contains("org.junit.jupiter.api.extension.Extension not found");
    }

    /** Surefire before 2.22 runs the public methods of public classes that are named like this. */
    @Test
    void failsWhereSurefireDoesNotKnowJUnitJupiter() throws Exception {
        Method test = ProviderConformance.class.getMethod("testNeedsJUnit");

        assertThat(Modifier.isPublic(ProviderConformance.class.getModifiers())).isTrue();
        assertThatThrownBy(() -> test.invoke(new Absent()))
                .cause()
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("maven-surefire-plugin");
    }

    @Test
    void failsTestsOfBrokenClausesWithCurl() {
        Events failed = run(StrictlyDeparting.class).testEvents().failed();

        assertThat(failed.count()).isPositive();
        assertThat(failed.map(ProviderConformanceTest::message))
                .allMatch(message -> message.contains("/object/enum") && message.contains("curl "));
    }

    @Test
    void skipsTestsOfAcceptedDeparturesWithTheReason() {
        Events tests = run(Accepting.class).testEvents();

        assertThat(tests.failed().map(Event::getTestDescriptor).map(TestDescriptor::getDisplayName))
                .noneMatch(name -> name.startsWith("createWallet/"));
        assertThat(tests.aborted().map(ProviderConformanceTest::message))
                .isNotEmpty()
                .allMatch(message ->
                        message.contains("accepted: Old clients read it") && message.contains("body/linked"));
    }

    @Test
    void failsOnceIfThereIsNoServer() {
        EngineExecutionResults results = run(Absent.class);

        assertThat(results.testEvents().count()).isZero();
        assertThat(results.containerEvents().failed().map(ProviderConformanceTest::message))
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1");
    }

    private static String message(Event failure) {
        return failure.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
