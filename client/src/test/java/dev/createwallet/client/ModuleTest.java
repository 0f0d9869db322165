package dev.createwallet.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client as a module among others. */
class ModuleTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final String NAME = "dev.createwallet.client";

    @Test
    void readsTheJdkJacksonAndJSpecifyAndNothingElse() {
        ModuleDescriptor module =
                ModuleFinder.of(CLASSES).find(NAME).orElseThrow().descriptor();
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder(
                        "java.base", "java.net.http", "com.fasterxml.jackson.databind", "org.jspecify");
        assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrder(NAME, NAME + ".transport");
        assertThat(module.opens()).isEmpty();
    }

    @Test
    @Tag("exhaustive")
    void needsNoOtherPackagesAccordingToJdeps() {
        StringWriter out = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--multi-release",
                        "17",
                        "--ignore-missing-deps",
                        "--print-module-deps",
                        "--module-path",
                        modulePath()
                                .map(Path::toString)
                                .collect(Collectors.joining(System.getProperty("path.separator"))),
                        CLASSES.toString());
        assertThat(status).as(out.toString()).isZero();
        assertThat(out.toString().trim().split(","))
                .contains("com.fasterxml.jackson.databind", "java.net.http")
                .allMatch(name -> name.matches("java\\..*|com\\.fasterxml\\.jackson\\..*|org\\.jspecify"));
    }

    @Test
    void worksOnTheModulePath() throws ReflectiveOperationException {
        Path[] path = Stream.concat(Stream.of(CLASSES), modulePath()).toArray(Path[]::new);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of(NAME));
        ClassLoader loader = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
                .findLoader(NAME);
        Class<?> json = loader.loadClass(JsonObject.class.getName());
        assertThat(json.getModule().getName()).isEqualTo(NAME);
        assertThat(json.getMethod("parse", String.class).invoke(null, "{\"a\":1}"))
                .hasToString("JsonObject[a]");
        // A caller's mapper is not let into the module, and need not be.
        Class<?> mapper = loader.loadClass(ObjectMapper.class.getName());
        assertThat(mapper.getMethod("readValue", String.class, Class.class)
                        .invoke(
                                mapper.getConstructor().newInstance(),
                                "{}",
                                loader.loadClass(ErrorBody.class.getName())))
                .hasToString(new ErrorBody(JsonObject.parse("{}")).toString());
        assertThat(configuration.modules().stream().map(module -> module.name()).collect(Collectors.toSet()))
                .allSatisfy(name -> assertThat(name)
                        .matches(
                                "dev\\.createwallet\\.client|com\\.fasterxml\\.jackson\\..*|org\\.jspecify|java\\..*"));
    }

    /** What the client depends on at run time. */
    private static Stream<Path> modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .filter(jar ->
                        jar.getFileName().toString().matches("(jackson-(core|databind|annotations)|jspecify)-.*"));
    }

    @Test
    void isNullMarked() {
        assertThat(WalletClient.class.getPackage().isAnnotationPresent(NullMarked.class))
                .isTrue();
    }
}
