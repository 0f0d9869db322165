package dev.createwallet.openapi.review;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiField;
import japicmp.model.JApiMethod;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javassist.CtBehavior;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.MethodParametersAttribute;

/**
 * What a change of the contract does to the Java code of one audience.
 *
 * @param audience who has that code
 * @param breaks what breaks it; nothing if they may go on as they are
 */
record JavaImpact(String audience, List<Break> breaks) {

    /**
     * One thing that breaks.
     *
     * @param what what changed, in words
     * @param compiled whether code compiled before fails when it runs with the new code
     * @param source whether code written before no longer compiles
     */
    record Break(String what, boolean compiled, boolean source) {

        /** What whoever uses it will see. */
        String effect() {
            return source && compiled ? "does not compile, and fails if it is not compiled again"
                    : source ? "does not compile"
                    : compiled ? "fails if it is not compiled again"
                    : "compiles and runs, with the arguments mixed up";
        }
    }

    /** The two audiences of what this repository generates. */
    static List<JavaImpact> of(Path released, Path changed, Path repository, Path work) {
        return List.of(
                between("callers of the Java client",
                        new JavaCode(repository.resolve("client"), "src/main/openapi-generator"), released, changed, work.resolve("client")),
                between("providers that implement the Java interface",
                        new JavaCode(repository.resolve("server-stub/interface"), "src/main/templates"), released, changed,
                        work.resolve("interface")));
    }

    private static JavaImpact between(String audience, JavaCode code, Path released, Path changed, Path work) {
        Path before;
        try {
            before = code.jar(released, work.resolve("released"));
        } catch (JavaCode.NotMadeException e) {
            throw new ReviewFailedException("the code for " + audience + " can't be made of the released contract: " + e.getMessage());
        }
        try {
            return new JavaImpact(audience, breaks(before, code.jar(changed, work.resolve("changed"))));
        } catch (JavaCode.NotMadeException e) {
            return new JavaImpact(audience, List.of(new Break("no code can be made of this contract: " + e.getMessage(), true, true)));
        }
    }

    private static List<Break> breaks(Path before, Path after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        return new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(before.toFile(), "released"), new JApiCmpArchive(after.toFile(), "changed")).stream()
                .flatMap(JavaImpact::breaks)
                .distinct()
                .toList();
    }

    private static Stream<Break> breaks(JApiClass type) {
        String name = type.getFullyQualifiedName().replaceFirst(".*\\.", "").replace('$', '.');
        if (type.getChangeStatus() == JApiChangeStatus.REMOVED) {
            return Stream.of(new Break("type " + name + " is gone", true, true));
        }
        Stream<Break> ownChanges = type.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .filter(change -> !change.getType().name().startsWith("METHOD_"))
                .map(change -> new Break("type " + name + ": " + words(change.getType()),
                        !change.isBinaryCompatible(), !change.isSourceCompatible()));
        Stream<JApiBehavior> members = Stream.concat(type.getConstructors().stream(), type.getMethods().stream());
        return Stream.of(ownChanges,
                        members.flatMap(member -> breaks(name, member)),
                        type.getFields().stream().filter(JavaImpact::isBroken).map(field -> broken(name, field)))
                .flatMap(breaks -> breaks);
    }

    private static Stream<Break> breaks(String type, JApiBehavior member) {
        Optional<CtBehavior> before = before(member);
        Optional<CtBehavior> after = after(member);
        String shown = type + "." + after.or(() -> before).map(JavaImpact::signature).orElse(member.getName());
        if (isBroken(member)) {
            String what = member.getChangeStatus() == JApiChangeStatus.REMOVED ? " is gone"
                    : member.getChangeStatus() == JApiChangeStatus.NEW ? " has to be implemented"
                    : ": " + member.getCompatibilityChanges().stream().map(change -> words(change.getType())).collect(Collectors.joining(", "));
            return Stream.of(new Break(shown + what, !member.isBinaryCompatible(), !member.isSourceCompatible()));
        }
        if (before.isPresent() && after.isPresent()) {
            List<String> old = parameters(before.get());
            List<String> current = parameters(after.get());
            if (!old.equals(current) && new HashSet<>(old).equals(new HashSet<>(current))) {
                return Stream.of(new Break(shown + " takes its arguments in another order", false, false));
            }
        }
        return Stream.empty();
    }

    private static Optional<CtBehavior> before(JApiBehavior member) {
        return member instanceof JApiMethod method ? method.getOldMethod().map(CtBehavior.class::cast) : Optional.empty();
    }

    private static Optional<CtBehavior> after(JApiBehavior member) {
        return member instanceof JApiMethod method ? method.getNewMethod().map(CtBehavior.class::cast) : Optional.empty();
    }

    private static boolean isBroken(JApiCompatibility member) {
        return !member.isBinaryCompatible() || !member.isSourceCompatible();
    }

    private static Break broken(String type, JApiField field) {
        String what = field.getChangeStatus() == JApiChangeStatus.REMOVED ? " is gone"
                : ": " + field.getCompatibilityChanges().stream().map(change -> words(change.getType())).collect(Collectors.joining(", "));
        return new Break(type + "." + field.getName() + what, !field.isBinaryCompatible(), !field.isSourceCompatible());
    }

    private static String words(Enum<?> change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String signature(CtBehavior behavior) {
        return behavior.getName() + "(" + String.join(", ", parameters(behavior)) + ")";
    }

    /** The names of the parameters, which say more than their types: most are strings. */
    private static List<String> parameters(CtBehavior behavior) {
        MethodInfo method = behavior.getMethodInfo2();
        return method.getAttribute(MethodParametersAttribute.tag) instanceof MethodParametersAttribute parameters
                ? IntStream.range(0, parameters.size()).mapToObj(i -> method.getConstPool().getUtf8Info(parameters.name(i))).toList()
                : List.of();
    }
}
