package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.model.ContractDocument;
import dev.createwallet.openapi.model.Finding;
import java.util.List;

/** The contract and the artifacts made from it carry one version. */
final class VersionRule implements Rule {

    private static final JsonPointer VERSION = JsonPointer.compile("/info/version");

    private final String projectVersion;

    VersionRule(String projectVersion) {
        this.projectVersion = projectVersion;
    }

    @Override
    public List<Finding> check(ContractDocument contract) {
        String version = contract.root().at(VERSION).asText();
        return version.equals(projectVersion)
                ? List.of()
                : List.of(contract.finding(VERSION, "info.version is " + version
                        + ", the Maven project's version is " + projectVersion + "; raise both together"));
    }
}
