package dev.createwallet.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The packages of the client and their direction: generated code and interpretation use encoding, which uses sending.
 */
class ArchitectureTest {

    private static final String CLIENT = "dev.createwallet.client";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void hasNoCyclesOfPackages() {
        slices().matching(CLIENT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void sendingKnowsNeitherContractNorJson() {
        noClasses()
                .that()
                .resideInAnyPackage(CLIENT + ".sending", CLIENT + ".transport")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLIENT, CLIENT + ".request", "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void interfaceOfTransportsStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(CLIENT + ".transport")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLIENT, CLIENT + ".sending", CLIENT + ".request")
                .check(CLASSES);
    }

    @Test
    void encodingKnowsNoGeneratedCode() {
        noClasses()
                .that()
                .resideInAPackage(CLIENT + ".request")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLIENT, "com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void onlyOneTransportKnowsTheJdksHttpClient() {
        noClasses()
                .that()
                .doNotHaveSimpleName("WalletClientBuilder")
                .and()
                .doNotHaveSimpleName("JdkTransport")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.HttpClient")
                .check(CLASSES);
    }
}
