package dev.createwallet.openapi.review;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/**
 * The code of a module for a contract: generated with the module's settings and templates, and compiled together with
 * the module's own sources.
 *
 * @param module the module's folder
 */
record JavaCode(Path module) {

    private static final String TEMPLATES = "src/main/openapi-generator";

    /** The code for a contract cannot be generated or compiled; the message says why. */
    static final class NotMadeException extends Exception {

        private static final long serialVersionUID = 1L;

        NotMadeException(String message) {
            super(message);
        }
    }

    /** Generates and compiles the code below a folder that is empty or absent. */
    Path jar(Path contract, Path folder) throws NotMadeException {
        try {
            Path generated = folder.resolve("generated");
            generate(contract, generated);
            Path classes = Files.createDirectories(folder.resolve("classes"));
            compile(generated, classes);
            return pack(classes, folder.resolve("code.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void generate(Path contract, Path out) throws NotMadeException {
        try {
            CodegenConfigurator settings = CodegenConfigurator.fromFile(
                    module.resolve("generator.yaml").toString());
            for (String unwanted : List.of("apiDocs", "apiTests", "modelDocs", "modelTests")) {
                settings.addGlobalProperty(unwanted, "false");
            }
            settings.setInputSpec(contract.toString())
                    .setOutputDir(out.toString())
                    .setTemplateDir(module.resolve(TEMPLATES).toString());
            new DefaultGenerator().opts(settings.toClientOptInput()).generate();
        } catch (RuntimeException e) {
            throw new NotMadeException(reason(e)
                    .replace(contract.toString(), contract.getFileName().toString()));
        } finally {
            GlobalSettings.reset();
        }
    }

    /** What was wrong in the first place: the generator wraps it in exceptions that only say where it was. */
    private static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null && first.getCause() != first) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.toString() : first.getMessage();
    }

    private void compile(Path generated, Path classes) throws IOException, NotMadeException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-parameters", "-proc:none", "-nowarn", "-classpath", libraries(), "-d", classes.toString());
            List<Path> sources = Stream.concat(filesBelow(generated), filesBelow(module.resolve("src/main/java")))
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .toList();
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new NotMadeException("the sources in src/main/java do not compile with the generated ones: "
                        + messages.toString()
                                .replace(module.toAbsolutePath() + "/", "")
                                .replace(generated.toAbsolutePath() + "/", "")
                                .strip());
            }
        }
    }

    /** The libraries of both modules, from the class path of this program. */
    private static String libraries() {
        return Stream.of(
                        com.fasterxml.jackson.annotation.JsonProperty.class,
                        com.fasterxml.jackson.core.JsonParser.class,
                        com.fasterxml.jackson.databind.ObjectMapper.class,
                        jakarta.validation.Valid.class,
                        jakarta.ws.rs.Path.class,
                        org.jspecify.annotations.Nullable.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path file : filesBelow(classes).toList()) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    private static Stream<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }
}
