package dev.createwallet.openapi.check;

import com.fasterxml.jackson.core.JsonPointer;
import dev.createwallet.openapi.document.Finding;
import dev.createwallet.openapi.model.Contract;
import java.util.List;

/** The contract and the artifacts made from it carry one version. */
final class VersionRule implements Rule {

    private static final JsonPointer VERSION = JsonPointer.compile("/info/version");

    private final String projectVersion;

    VersionRule(String projectVersion) {
        this.projectVersion = projectVersion;
    }

    @Override
    public List<Finding> check(Contract contract) {
        String version = contract.at(VERSION).text();
        return version.equals(projectVersion)
                ? List.of()
                : List.of(contract.finding(contract.at(VERSION), "info.version is " + version
                        + ", the Maven project's version is " + projectVersion + "; raise both together"));
    }
}
