package dev.createwallet.server.stub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The layout of the packages: one direction, and one place for each technology. */
class LayoutTest {

    private static final String ROOT = LayoutTest.class.getPackageName();
    private static final String INTERNAL = ROOT + ".internal";

    /** Each may use those before it. */
    private static final List<String> ORDER = List.of(
            INTERNAL + ".contract",
            INTERNAL + ".response",
            INTERNAL + ".scenario",
            INTERNAL + ".resource",
            INTERNAL + ".filter",
            INTERNAL + ".sandbox",
            INTERNAL + ".runtime",
            INTERNAL,
            ROOT);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.createwallet.server.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void packagesUseOnlyThoseBeforeThem() {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ORDER.subList(i + 1, ORDER.size()).toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void onlyTheRuntimeKnowsJettyAndJersey() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + ".runtime")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "org.glassfish..")
                .check(CLASSES);
    }

    @Test
    void noPackageIsTooLargeToSurvey() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(15));
    }
}
