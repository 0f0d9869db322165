package dev.createwallet.openapi.generate;

import com.samskivert.mustache.Mustache;
import dev.createwallet.openapi.model.Contract;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * Generates the client. Of OpenAPI Generator it uses the templates and the writing of files; its own model of the
 * contract and its names are not used.
 */
public final class ClientGenerator extends AbstractJavaCodegen {

    private static final String PACKAGE = "dev.createwallet.client";
    private static final String METADATA =
            "src/main/resources/META-INF/native-image/dev.createwallet/create-wallet-client";

    private @Nullable ClientViews views;

    /** Called by OpenAPI Generator. */
    public ClientGenerator() {
        openapiNormalizer.put("DISABLE_ALL", "true");
        apiPackage = PACKAGE;
        modelPackage = PACKAGE;
        invokerPackage = PACKAGE;
        sourceFolder = "src/main/java";
        apiTemplateFiles.clear();
        apiTemplateFiles.put("request.mustache", ".java");
        modelTemplateFiles.clear();
        modelTemplateFiles.put("model.mustache", ".java");
        apiDocTemplateFiles.clear();
        apiTestTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        modelTestTemplateFiles.clear();
    }

    @Override
    public String getName() {
        return "create-wallet-client";
    }

    @Override
    public String getHelp() {
        return "Generates the Java client of the Create Wallet contract.";
    }

    @Override
    public void processOpts() {
        super.processOpts();
        supportingFiles.clear();
        supportingFiles.add(new SupportingFile(
                "client.mustache", "src/main/java/" + PACKAGE.replace('.', '/'), "WalletClient.java"));
        supportingFiles.add(new SupportingFile("reflect-config.mustache", METADATA, "reflect-config.json"));
    }

    /** Java is not HTML. */
    @Override
    public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
        return compiler.escapeHTML(false);
    }

    @Override
    public void preprocessOpenAPI(OpenAPI openAPI) {
        super.preprocessOpenAPI(openAPI);
        views = new ClientViews(contract(getInputSpec()));
    }

    /** The contract as the project reads it, from where the generator reads it: a file, the class path or a URL. */
    static Contract contract(String spec) {
        try {
            if (Files.exists(Path.of(spec))) {
                return Contract.read(Path.of(spec));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidPathException e) {
            // A URL.
        }
        URL resource = ClientGenerator.class.getClassLoader().getResource(spec);
        try (InputStream in = resource == null ? URI.create(spec).toURL().openStream() : resource.openStream()) {
            return Contract.parse("openapi.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClientViews views() {
        if (views == null) {
            throw new IllegalStateException("the contract was not read");
        }
        return views;
    }

    /** One request class for each operation, so each is a group of its own. */
    @Override
    public void addOperationToGroup(
            String tag,
            String path,
            Operation operation,
            CodegenOperation generated,
            Map<String, List<CodegenOperation>> groups) {
        generated.baseName = operation.getOperationId();
        groups.put(operation.getOperationId(), new ArrayList<>(List.of(generated)));
    }

    @Override
    public String toApiName(String operationId) {
        Views.Request request = views().requests().get(operationId);
        return request == null ? super.toApiName(operationId) : request.className();
    }

    @Override
    public String toApiFilename(String operationId) {
        return toApiName(operationId);
    }

    @Override
    public String toModelFilename(String className) {
        return className;
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        String id = operations.getOperations().getOperation().get(0).baseName;
        operations.put("view", views().requests().get(id));
        return operations;
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> ignored) {
        Map<String, ModelsMap> models = new LinkedHashMap<>();
        views().objects().forEach((name, view) -> models.put(name, model(name, "object", view)));
        views().enums().forEach((name, view) -> models.put(name, model(name, "enum", view)));
        return models;
    }

    private ModelsMap model(String name, String kind, Object view) {
        CodegenModel model = new CodegenModel();
        model.name = name;
        model.classname = name;
        ModelMap one = new ModelMap();
        one.setModel(model);
        ModelsMap models = new ModelsMap();
        models.putAll(additionalProperties);
        models.setModels(List.of(one));
        models.setImports(List.of());
        models.put(kind, view);
        return models;
    }

    @Override
    public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
        data.put("view", views().clientView());
        data.put("types", views().reflected());
        return data;
    }

    @Override
    public boolean isEnableMinimalUpdate() {
        return true;
    }

    /** Does not print the request for donations that the overridden method prints. */
    @Override
    public void postProcess() {
        Path folder = Path.of(getOutputDir());
        GeneratedFiles.deleteOthers(folder, GeneratedFiles.listed(folder));
    }
}
