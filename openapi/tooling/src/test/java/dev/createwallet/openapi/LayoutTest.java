package dev.createwallet.openapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies between the packages go one way: from the steps to the model, and from that to the document. */
final class LayoutTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.createwallet.openapi");

    @Test
    void packagesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("document")
                .definedBy("..openapi.document..")
                .layer("model")
                .definedBy("..openapi.model..")
                .layer("check")
                .definedBy("..openapi.check..")
                .layer("diff")
                .definedBy("..openapi.diff..")
                .layer("digest")
                .definedBy("..openapi.digest..")
                .optionalLayer("generate")
                .definedBy("..openapi.generate..")
                .layer("npm")
                .definedBy("..openapi.npm..")
                .layer("page")
                .definedBy("..openapi.page..")
                .layer("release")
                .definedBy("..openapi.release..")
                .layer("review")
                .definedBy("..openapi.review..")
                .layer("cli")
                .definedBy("..openapi.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("review")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("release")
                .mayOnlyBeAccessedByLayers("npm", "review", "cli")
                .whereLayer("npm")
                .mayOnlyBeAccessedByLayers("review", "cli")
                .whereLayer("page")
                .mayOnlyBeAccessedByLayers("review", "cli")
                .whereLayer("digest")
                .mayOnlyBeAccessedByLayers("generate", "cli")
                .whereLayer("generate")
                .mayOnlyBeAccessedByLayers("page")
                .whereLayer("diff")
                .mayOnlyBeAccessedByLayers("release", "review", "cli")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("generate", "review", "cli")
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOther() {
        slices().matching("dev.createwallet.openapi.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyGenerationAndReviewKnowTheGenerator() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..openapi.generate..", "..openapi.review..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openapitools..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDocumentKnowsTheYamlParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..openapi.document..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml..")
                .check(CLASSES);
    }
}
