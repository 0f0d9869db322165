package dev.createwallet.client.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.createwallet.client.testing.RawServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** A client generated from some contract with the settings and templates of the build, compiled and loaded. */
public final class Generation {

    /** Has the hand-written part, which is the same for every contract, beside what the build generated. */
    private static final Path BUILT = Path.of("target/classes");

    /** Without the client of the build; loaded once, since that takes longer than most calls. */
    private static final ClassLoader LIBRARIES = loader(ClassLoader.getPlatformClassLoader(), libraries());

    private final Path generated;
    private final Path classes;

    private Generation(Path generated, Path classes) {
        this.generated = generated;
        this.classes = classes;
    }

    /** What the build made of the contract as it is. */
    public static Generation ofTheBuild() {
        return new Generation(Path.of("target/generated-sources/openapi"), BUILT);
    }

    /** Generates into a folder, which need not be there. */
    public static Generation from(ObjectNode contract, Path folder) {
        try {
            Path document = Files.createDirectories(folder).resolve("contract.json");
            return from(Files.writeString(document, contract.toString()), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates from a document, into a folder. */
    public static Generation from(Path document, Path folder) {
        generate(document, folder.resolve("generated"));
        return new Generation(folder.resolve("generated"), folder.resolve("classes"));
    }

    /** One at a time: the generator keeps settings outside of its objects. */
    private static synchronized void generate(Path contract, Path out) {
        try {
            CodegenConfigurator settings = CodegenConfigurator.fromFile("generator.yaml");
            for (String off : List.of("apiTests", "apiDocs", "modelTests", "modelDocs")) {
                settings.addGlobalProperty(off, "false");
            }
            settings.setInputSpec(contract.toString());
            settings.setTemplateDir("src/main/openapi-generator");
            settings.setOutputDir(out.toString());
            new DefaultGenerator().opts(settings.toClientOptInput()).generate();
        } finally {
            GlobalSettings.reset();
        }
    }

    public Path generated() {
        return generated;
    }

    /** Compiles the generated client, as strictly as the build. */
    public Generation compile() {
        String messages = compile(
                javaFiles(generated),
                libraries(BUILT),
                classes,
                List.of("-Xdoclint:all/protected", "-Xdoclint/package:dev.createwallet.client"));
        if (!messages.isEmpty()) {
            throw new AssertionError(messages);
        }
        return this;
    }

    /**
     * Compiles one class of a caller, into a folder.
     *
     * @return what the compiler says; nothing if it is content
     */
    public String compileCaller(String name, String source, Path target) {
        try {
            Path file = Files.writeString(Files.createDirectories(target).resolve(name + ".java"), source);
            return compile(List.of(file), libraries(classes, BUILT), target, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code static String call(String baseUri)} of a compiled caller against this client. */
    public String runCaller(String name, Path target, RawServer server)
            throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = loader(LIBRARIES, List.of(target, classes, BUILT))) {
            return (String) loader.loadClass(name)
                    .getMethod("call", String.class)
                    .invoke(null, server.baseUri().toString());
        }
    }

    private static URLClassLoader loader(ClassLoader parent, List<Path> path) {
        return new URLClassLoader(path.stream().map(Generation::url).toArray(URL[]::new), parent);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String compile(List<Path> sources, List<Path> classPath, Path target, List<String> more) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = new ArrayList<>(List.of(
                    "--release",
                    "17",
                    "-Xlint:all",
                    "-Werror",
                    "-proc:none",
                    "-classpath",
                    String.join(
                            System.getProperty("path.separator"),
                            classPath.stream().map(Path::toString).toList()),
                    "-d",
                    Files.createDirectories(target).toString()));
            options.addAll(more);
            compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            return messages.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders of classes, and then the runtime dependencies from wherever this test has them. */
    private static List<Path> libraries(Path... folders) {
        Stream<Path> jars = Stream.of(
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.annotation.JsonValue.class,
                        org.jspecify.annotations.Nullable.class)
                .map(type -> Path.of(java.net.URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())));
        return Stream.concat(Stream.of(folders), jars).toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
