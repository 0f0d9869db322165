package dev.createwallet.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of the kit are small, and depend on each other in one direction. */
final class ArchitectureTest {

    private static final String ROOT = "dev.createwallet.conformance";
    private static final int MOST_CLASSES = 15;

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages(ROOT);

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.createwallet.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void dataFlowsFromDocumentToReport() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("result")
                .definedBy(ROOT + ".result")
                .layer("message")
                .definedBy(ROOT + ".internal.message")
                .layer("document")
                .definedBy(ROOT + ".internal.document")
                .layer("contract")
                .definedBy(ROOT + ".internal.contract")
                .layer("clause")
                .definedBy(ROOT + ".internal.clause")
                .layer("derive")
                .definedBy(ROOT + ".internal.derive")
                .layer("exchange")
                .definedBy(ROOT + ".internal.exchange")
                .layer("check")
                .definedBy(ROOT + ".internal.check")
                .layer("run")
                .definedBy(ROOT + ".internal.run")
                .layer("report")
                .definedBy(ROOT + ".internal.report")
                .layer("api")
                .definedBy(ROOT)
                .layer("junit")
                .definedBy(ROOT + ".junit")
                .layer("cli")
                .definedBy(ROOT + ".cli")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("junit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("junit", "cli")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("api")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("run")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("run", "api")
                .whereLayer("derive")
                .mayOnlyBeAccessedByLayers("exchange", "check", "run", "api")
                .whereLayer("clause")
                .mayOnlyBeAccessedByLayers("derive", "exchange", "check", "run", "api")
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("clause", "derive", "exchange", "check", "run", "api")
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("contract", "clause", "derive", "exchange", "check", "api")
                .whereLayer("message")
                .mayOnlyBeAccessedByLayers("contract", "clause", "derive", "exchange", "check", "run")
                .check(classes);
    }

    /**
     * A reader of a contract must not share mistakes with the tooling that checks it, nor a test with what it tests.
     */
    @Test
    void kitKnowsNeitherToolingNorClientNorStub() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.createwallet.openapi..", "dev.createwallet.client..", "dev.createwallet.server..")
                .check(classes);
    }

    @Test
    void onlyTheirPackagesNeedJUnitAndPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".junit")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(classes);
    }

    @Test
    void noPackageHasMoreThanFifteenClasses() {
        Map<String, Long> sizes = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }
}
