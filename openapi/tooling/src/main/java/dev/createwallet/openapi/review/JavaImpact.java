package dev.createwallet.openapi.review;

import dev.createwallet.openapi.document.Id;
import dev.createwallet.openapi.model.Contract;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
 * @param made whether the code that they use can be made of the changed contract
 * @param breaks what breaks it; empty if they are not affected
 * @param obstacle why it could not be compared; empty if it was
 */
public record JavaImpact(String audience, boolean made, List<Break> breaks, String obstacle) {

    private static final String GONE = " is gone";
    private static final String TO_IMPLEMENT = " has to be implemented";

    private static final String USES = "what uses it";
    private static final String IMPLEMENTS = "what implements it";

    /**
     * One thing that breaks.
     *
     * @param what what changed, in words
     * @param user what has to do with it, in words: uses it, implements it
     * @param effect what becomes of its user, in words
     * @param breaking whether it asks for a major version; if not, its users have something to add and nothing to mend
     */
    public record Break(String what, String user, String effect, boolean breaking) {

        static final String MIXED_UP = " compiles and runs, with the arguments mixed up";

        /**
         * @param compiled whether code compiled before fails when it runs with the new code
         * @param source whether code written before no longer compiles
         */
        static Break of(String what, String user, boolean compiled, boolean source) {
            return new Break(
                    what,
                    user,
                    source && compiled
                            ? " does not compile, and fails if it is not compiled again"
                            : source ? " does not compile" : compiled ? " fails if it is not compiled again" : MIXED_UP,
                    true);
        }

        /** Something that an implementation lacks; what it has still serves. */
        static Break toImplement(String what, String user) {
            return new Break(what + TO_IMPLEMENT, user, " does not compile until it has it", false);
        }

        /** What its user will see, a clause. */
        String consequence() {
            return user + effect;
        }
    }

    /** Names one of the breaks, and no other. */
    String id(Break one) {
        return Id.of("java", audience, one.what());
    }

    /** Whether they are not affected. */
    boolean isFine() {
        return breaks.isEmpty() && obstacle.isEmpty();
    }

    static JavaImpact on(String audience, List<Break> breaks) {
        return new JavaImpact(audience, true, breaks, "");
    }

    /**
     * The audiences of what this repository generates, and those of stock clients whose methods take the inputs one by
     * one.
     */
    static List<JavaImpact> of(Optional<Path> released, Path changed, Path repository, Path work) throws IOException {
        JavaImpact callers = between(
                "callers of the Java client",
                new JavaCode(repository.resolve("client")),
                released,
                changed,
                work.resolve("client"));
        JavaImpact providers = between(
                "providers that implement the Java interface",
                new JavaCode(repository.resolve("server-stub/interface")),
                released,
                changed,
                work.resolve("interface"));
        List<Break> positions = released.isEmpty()
                ? List.of()
                : PositionalCallers.breaks(Contract.read(released.get()), Contract.read(changed));
        return positions.isEmpty()
                ? List.of(callers, providers)
                : List.of(
                        callers, providers, on("callers of stock clients that take arguments by position", positions));
    }

    static JavaImpact between(String audience, JavaCode code, Optional<Path> released, Path changed, Path work) {
        Path after;
        try {
            after = code.jar(changed, work.resolve("changed"));
        } catch (JavaCode.NotMadeException e) {
            return new JavaImpact(
                    audience,
                    false,
                    List.of(Break.of(
                            "no code can be generated from this contract: " + e.getMessage(), USES, true, true)),
                    "");
        }
        try {
            return on(
                    audience,
                    released.isEmpty() ? List.of() : breaks(code.jar(released.get(), work.resolve("released")), after));
        } catch (JavaCode.NotMadeException e) {
            return new JavaImpact(
                    audience,
                    true,
                    List.of(),
                    "could not be compared, since no code can be generated from the released contract any more: "
                            + e.getMessage());
        }
    }

    private static List<Break> breaks(Path before, Path after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        return new JarArchiveComparator(options)
                        .compare(
                                new JApiCmpArchive(before.toFile(), "released"),
                                new JApiCmpArchive(after.toFile(), "changed"))
                        .stream()
                        .flatMap(JavaImpact::breaks)
                        .distinct()
                        .toList();
    }

    private static Stream<Break> breaks(JApiClass type) {
        String name = shortened(type.getFullyQualifiedName());
        if (type.getChangeStatus() == JApiChangeStatus.REMOVED) {
            return Stream.of(Break.of("type " + name + GONE, USES, true, true));
        }
        Stream<Break> ownChanges = type.getCompatibilityChanges().stream()
                .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
                .filter(change -> !change.getType().name().startsWith("METHOD_"))
                .map(change -> Break.of(
                        "type " + name + ": " + words(change.getType()),
                        USES,
                        !change.isBinaryCompatible(),
                        !change.isSourceCompatible()));
        String user = type.getNewClass().filter(now -> now.isInterface()).isPresent() ? IMPLEMENTS : USES;
        Stream<JApiBehavior> members = Stream.concat(type.getConstructors().stream(), type.getMethods().stream());
        return Stream.of(
                        ownChanges,
                        members.flatMap(member -> breaks(name, user, member)),
                        type.getFields().stream().filter(JavaImpact::isBroken).map(field -> broken(name, field)))
                .flatMap(breaks -> breaks);
    }

    private static Stream<Break> breaks(String type, String user, JApiBehavior member) {
        Optional<CtBehavior> before = before(member);
        Optional<CtBehavior> after = after(member);
        String shown =
                type + "." + after.or(() -> before).map(JavaImpact::signature).orElse(member.getName());
        if (isBroken(member)) {
            if (member.getChangeStatus() == JApiChangeStatus.NEW) {
                return Stream.of(Break.toImplement(shown, user));
            }
            String what = member.getChangeStatus() == JApiChangeStatus.REMOVED ? GONE : " " + changes(member);
            return Stream.of(Break.of(shown + what, USES, !member.isBinaryCompatible(), !member.isSourceCompatible()));
        }
        List<String> old = before.map(JavaImpact::parameters).orElse(List.of());
        List<String> current = after.map(JavaImpact::parameters).orElse(List.of());
        String moved = IntStream.range(0, Math.min(old.size(), current.size()))
                .filter(i -> !old.get(i).equals(current.get(i)))
                .mapToObj(i -> current.get(i) + " where it took " + old.get(i))
                .collect(Collectors.joining(", "));
        return moved.isEmpty() ? Stream.empty() : Stream.of(Break.of(shown + " takes " + moved, user, false, false));
    }

    private static Optional<CtBehavior> before(JApiBehavior member) {
        return either(member, JApiMethod::getOldMethod, JApiConstructor::getOldConstructor);
    }

    private static Optional<CtBehavior> after(JApiBehavior member) {
        return either(member, JApiMethod::getNewMethod, JApiConstructor::getNewConstructor);
    }

    private static Optional<CtBehavior> either(
            JApiBehavior member,
            Function<JApiMethod, Optional<? extends CtBehavior>> ofMethod,
            Function<JApiConstructor, Optional<? extends CtBehavior>> ofConstructor) {
        return (member instanceof JApiMethod method
                        ? ofMethod.apply(method)
                        : member instanceof JApiConstructor constructor
                                ? ofConstructor.apply(constructor)
                                : Optional.<CtBehavior>empty())
                .map(CtBehavior.class::cast);
    }

    private static boolean isBroken(JApiCompatibility member) {
        return !member.isBinaryCompatible() || !member.isSourceCompatible();
    }

    private static Break broken(String type, JApiField field) {
        String what = field.getChangeStatus() == JApiChangeStatus.REMOVED
                ? GONE
                : ": "
                        + field.getCompatibilityChanges().stream()
                                .map(change -> words(change.getType()))
                                .collect(Collectors.joining(", "));
        return Break.of(
                type + "." + field.getName() + what, USES, !field.isBinaryCompatible(), !field.isSourceCompatible());
    }

    private static String changes(JApiBehavior member) {
        if (member instanceof JApiMethod method) {
            String old = shortened(method.getReturnType().getOldReturnType());
            String current = shortened(method.getReturnType().getNewReturnType());
            if (!old.equals(current)) {
                return "returns " + current + " where it returned " + old;
            }
        }
        return member.getCompatibilityChanges().isEmpty()
                ? "returns a type that changed"
                : member.getCompatibilityChanges().stream()
                        .map(change -> "has " + words(change.getType()))
                        .collect(Collectors.joining(", "));
    }

    private static String words(Enum<?> change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String shortened(String type) {
        return type.replaceFirst(".*\\.", "").replace('$', '.');
    }

    private static String signature(CtBehavior behavior) {
        return behavior.getName() + "(" + String.join(", ", parameters(behavior)) + ")";
    }

    /** The names of the parameters, which say more than their types: most are strings. */
    private static List<String> parameters(CtBehavior behavior) {
        MethodInfo method = behavior.getMethodInfo2();
        return method.getAttribute(MethodParametersAttribute.tag) instanceof MethodParametersAttribute parameters
                ? IntStream.range(0, parameters.size())
                        .mapToObj(i -> method.getConstPool().getUtf8Info(parameters.name(i)))
                        .toList()
                : List.of();
    }
}
