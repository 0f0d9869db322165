package dev.createwallet.openapi.generate;

import com.samskivert.mustache.Mustache;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.languages.JavaJAXRSSpecServerCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;

/**
 * Generates the Jakarta REST interface of the contract and its models, or the resource of the stub, which implements
 * the interface. One template renders all files: {@code file.mustache} includes the one of the kind that the file is
 * of.
 */
public final class InterfaceGenerator extends JavaJAXRSSpecServerCodegen {

    /**
     * The additional property that asks for the resources of the stub in place of the interface, and names their
     * package.
     */
    private static final String RESOURCES = "resourcePackage";

    private Set<String> paths = Set.of();

    /** For the loader of generators. */
    public InterfaceGenerator() {
        openapiNormalizer.put("DISABLE_ALL", "true");
    }

    /** Java is not HTML. */
    @Override
    public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
        return compiler.escapeHTML(false);
    }

    @Override
    public void processOpts() {
        super.processOpts();
        apiTemplateFiles.clear();
        modelTemplateFiles.clear();
        modelTemplateFiles.put("file.mustache", ".java");
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> ofGenerator) {
        String resources = String.valueOf(additionalProperties.getOrDefault(RESOURCES, ""));
        InterfaceViews views =
                new InterfaceViews(ClientGenerator.contract(getInputSpec()), apiPackage(), modelPackage());
        Map<String, ModelsMap> files = new TreeMap<>();
        if (!resources.isEmpty()) {
            views.apis()
                    .forEach(api -> files.put(path(resources, api.className() + "Resource"), file("resource", api)));
            files.put(path(resources, "Resources"), file("resources", views));
        } else {
            views.apis().forEach(api -> files.put(path(apiPackage(), api.className()), file("api", api)));
            views.parameters()
                    .forEach(type -> files.put(path(modelPackage(), type.className()), file("parameters", type)));
            views.objects().forEach(type -> files.put(path(modelPackage(), type.className()), file("object", type)));
            views.enums().forEach(type -> files.put(path(modelPackage(), type.className()), file("enumeration", type)));
        }
        paths = Set.copyOf(files.keySet());
        return files;
    }

    private ModelsMap file(String kind, Object view) {
        ModelMap model = new ModelMap();
        model.setModel(new CodegenModel());
        ModelsMap file = new ModelsMap();
        file.setModels(List.of(model));
        file.put(kind, view);
        file.put("apiPackage", apiPackage());
        file.put("models", List.of(model));
        file.put("modelPackageName", modelPackage());
        file.putAll(additionalProperties);
        return file;
    }

    private static String path(String packageName, String className) {
        return packageName.replace('.', '/') + "/" + className;
    }

    @Override
    public String modelFilename(String templateName, String path) {
        return getOutputDir() + File.separator + getSourceFolder() + File.separator + path + ".java";
    }

    @Override
    public boolean isEnableMinimalUpdate() {
        return true;
    }

    /** Does not print the request for donations that the overridden method prints. */
    @Override
    public void postProcess() {
        GeneratedFiles.deleteOthers(
                Path.of(getOutputDir()),
                paths.stream().map(path -> Path.of(modelFilename("", path))).collect(Collectors.toSet()));
    }
}
