package raftarium.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The house: which room uses which, and what the library's rooms never touch. */
class HouseTest {
    private static final String LIBRARY =
            "data raft machine disk storage trace node sim check.history check"
                    + " words condition grammar command session check.mit check.torture live";

    /** Each room below {@code raftarium}, and the rooms that it may use: those above it. */
    private static final Map<String, Set<String>> HOUSE = new LinkedHashMap<>();

    static {
        room("data", "");
        room("raft", "data");
        room("machine", "data raft");
        room("disk", "data raft");
        room("storage", "data raft machine disk");
        room("trace", "data raft machine disk storage");
        room("node", "data raft machine disk storage trace");
        room("sim", "data raft machine disk storage trace node");
        room("check.history", "data raft machine trace sim");
        room("check", "data raft machine disk storage trace sim check.history");
        room("words", "data trace sim");
        room("condition", "data raft machine trace sim check.history check words");
        room("grammar", "words condition");
        room(
                "command",
                "data raft machine disk storage trace sim check.history check words condition"
                        + " grammar");
        room(
                "session",
                "data raft machine disk storage trace sim check words condition grammar command");
        room(
                "check.mit",
                "data raft machine disk storage trace node sim check.history check words condition"
                        + " command");
        room(
                "check.torture",
                "data raft machine disk storage trace sim check.history check words condition"
                        + " command");
        room("live", "data raft machine disk storage trace node");
        room("app.terminal", "");
        room("app.batch", "");
        room("app.session", LIBRARY);
        room("app.look", LIBRARY);
        room("app.export", LIBRARY + " app.session app.look");
        room("app.command", LIBRARY + " app.batch app.session app.look app.export");
        room("app.script", LIBRARY + " app.batch app.session app.look app.command");
        room("app.suite", LIBRARY + " app.batch");
        room("app.torture", LIBRARY + " app.batch");
        room("app.lesson", LIBRARY + " app.session app.look app.command");
        room("app.grade", LIBRARY + " app.session app.command app.lesson");
        room("app.repl", LIBRARY + " app.batch app.session app.command app.script app.terminal");
        room(
                "app.tui",
                LIBRARY
                        + " app.session app.look app.export app.command app.script app.lesson"
                        + " app.terminal");
        room("app.arguments", LIBRARY + " app.session app.export app.command");
        room("app", String.join(" ", HOUSE.keySet()));
    }

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("raftarium");

    /** Threads are allowed in {@code live}. */
    private static final String THREADED = "raftarium\\.live\\..*";

    private static final String IN_REAL_TIME = "raftarium\\.live\\..*";
    private static final String ON_DISK = "raftarium\\.(disk|storage)\\..*";

    @Test
    void thereIsAHouseToLookAt() {
        assertThat(Stream.of("raft", "app")
                        .filter(room ->
                                MAIN.stream().anyMatch(type -> roomOf(type).equals(room))))
                .containsExactly("raft", "app");
    }

    @Test
    void everyClassLivesInARoomOfTheHouse() {
        classes()
                .should(satisfy("live in a room of the house", (type, violations) -> {
                    if (roomOf(type).isEmpty()) {
                        violations.accept(
                                type.getName() + " lives in no room of " + HOUSE.keySet());
                    }
                }))
                .check(MAIN);
    }

    @Test
    void aRoomUsesOnlyTheRoomsThatItMay() {
        classes()
                .should(satisfy("use only the rooms that its own may", (type, violations) -> {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String from = roomOf(type);
                        String to = roomOf(dependency.getTargetClass().getBaseComponentType());
                        if (!from.isEmpty()
                                && !to.isEmpty()
                                && !from.equals(to)
                                && !HOUSE.get(from).contains(to)) {
                            violations.accept(from + " may not use " + to + ": "
                                    + dependency.getDescription());
                        }
                    }
                }))
                .check(MAIN);
    }

    @Test
    void noRoomsUseEachOther() {
        check(slices().matching("raftarium.(**)").should().beFreeOfCycles());
    }

    @Test
    void theLibraryHasNoThreads() {
        check(noClasses()
                .that(areIn(LIBRARY).and(areNot(THREADED)))
                .should()
                .dependOnClassesThat(
                        are("java\\.lang\\.Thread.*|java\\.util\\.(concurrent\\.|Timer).*")));
    }

    @Test
    void theLibraryKnowsNoClockButTheVirtualOne() {
        check(noClasses()
                .that(areIn(LIBRARY).and(areNot(IN_REAL_TIME)))
                .should()
                .accessTargetWhere(is("java\\.lang\\.System\\.(nanoTime|currentTimeMillis)"
                        + "|java\\.time\\..*\\.now"
                        + "|java\\.time\\.(Clock|InstantSource)\\..*"
                        + "|java\\.util\\.(Date|Calendar)\\..*")));
    }

    @Test
    void onlyStorageTouchesFiles() {
        check(noClasses()
                .that(areIn(LIBRARY).and(areNot(ON_DISK)))
                .should()
                .dependOnClassesThat(are("java\\.nio\\.(file|channels)\\..*"
                        + "|java\\.io\\.(File.*|RandomAccessFile)")));
    }

    /** Only generators of our own: they can be copied, and promise their sequence. */
    @Test
    void theLibraryDrawsAllChanceFromItsSeed() {
        check(noClasses()
                .that(areIn(LIBRARY))
                .should()
                .dependOnClassesThat(are("java\\.util\\.(Splittable)?Random"
                        + "|java\\.util\\.random\\..*"
                        + "|java\\.util\\.concurrent\\.ThreadLocalRandom"
                        + "|java\\.security\\.SecureRandom"))
                .orShould()
                .accessTargetWhere(is("java\\.lang\\.(Strict)?Math\\.random"
                        + "|java\\.util\\.UUID\\.randomUUID"
                        + "|java\\.util\\.Collections\\.shuffle")));
    }

    /** {@code Set.of} and {@code Map.of}, too, iterate in an order that changes with each JVM. */
    @Test
    void noOrderOfAHashTableReachesTheTrace() {
        check(noClasses()
                .that(areIn("raft trace node sim"))
                .should()
                .dependOnClassesThat(are("java\\.util\\.(HashMap|HashSet|IdentityHashMap)"))
                .orShould()
                .accessTargetWhere(is("java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)"
                        + "|java\\.util\\.stream\\.Collectors\\.(to|toUnmodifiable)(Set|Map)"
                        + "|java\\.util\\.stream\\.Collectors\\.groupingBy"
                        + "|java\\.lang\\.System\\.identityHashCode")));
    }

    @Test
    void picocliReadsTheProgramsArgumentsAlone() {
        check(noClasses()
                .that(areNot("raftarium\\.app\\.(arguments\\.)?\\w+(\\$.*)?"))
                .should()
                .dependOnClassesThat(are("picocli\\..*")));
    }

    @Test
    void theLibraryPrintsNothing() {
        check(noClasses()
                .that(areIn(LIBRARY))
                .should()
                .accessTargetWhere(is("java\\.lang\\.System\\.(out|err)")));
    }

    @Test
    void theLibraryHasNoStaticState() {
        check(fields().that()
                .areDeclaredInClassesThat(areIn(LIBRARY))
                .and()
                .areStatic()
                .should()
                .beFinal());
    }

    @Test
    void theLibraryFormatsTheSameInEveryCountry() {
        check(noClasses()
                .that(areIn(LIBRARY))
                .should()
                .accessTargetWhere(describe(
                        "it formats in the locale of the machine",
                        access -> access.getTargetOwner().getName().equals("java.lang.String")
                                && (access.getName().equals("formatted")
                                        || access.getName().equals("format")
                                                && !takesALocale(access)))));
    }

    @Test
    void nothingThatTheTraceRestsOnIsAFloatingPointNumber() {
        check(classes()
                .that(areIn("data raft machine disk storage trace sim"))
                .should(satisfy("declare no float or double", (type, violations) -> {
                    for (JavaField field : type.getFields()) {
                        if (isFloating(field.getRawType())) {
                            violations.accept(field.getFullName() + " is a floating point number");
                        }
                    }
                    for (JavaCodeUnit method : type.getCodeUnits()) {
                        if (isFloating(method.getRawReturnType())
                                || method.getRawParameterTypes().stream()
                                        .anyMatch(HouseTest::isFloating)) {
                            violations.accept(method.getFullName()
                                    + " takes or gives a floating point number");
                        }
                    }
                })));
    }

    private static void room(String name, String mayUse) {
        HOUSE.put(name, Set.of(mayUse.split(" ")));
    }

    /** The room's name, the innermost, or "" for what is in none: only {@code app} has such. */
    private static String roomOf(JavaClass type) {
        String place = type.getPackageName();
        String found = "";
        for (String room : HOUSE.keySet()) {
            String home = "raftarium." + room;
            boolean isIn =
                    place.equals(home) || !room.equals("app") && place.startsWith(home + ".");
            found = isIn && room.length() > found.length() ? room : found;
        }
        return found;
    }

    /** A rule may be about rooms that are still empty. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }

    private static DescribedPredicate<JavaClass> areIn(String rooms) {
        List<String> names = List.of(rooms.split(" "));
        return describe("are in " + rooms, type -> names.contains(roomOf(type)));
    }

    private static DescribedPredicate<JavaClass> are(String names) {
        return describe("are " + names, type -> nameOf(type).matches(names));
    }

    private static DescribedPredicate<JavaClass> areNot(String names) {
        return describe("are not " + names, type -> !nameOf(type).matches(names));
    }

    /** A call, a method reference or the use of a field, named {@code package.Class.member}. */
    private static DescribedPredicate<JavaAccess<?>> is(String members) {
        return describe(
                "it is " + members,
                access -> (nameOf(access.getTargetOwner()) + "." + access.getName())
                        .matches(members));
    }

    /** The class's name; for an array, that of what it holds. */
    private static String nameOf(JavaClass type) {
        return type.getBaseComponentType().getName();
    }

    private static boolean takesALocale(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().get(0).getName().equals("java.util.Locale");
    }

    private static boolean isFloating(JavaClass type) {
        return nameOf(type).matches("float|double|java\\.lang\\.(Float|Double)");
    }

    private static ArchCondition<JavaClass> satisfy(String what, Inspection inspection) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                inspection.inspect(
                        type,
                        sentence -> events.add(SimpleConditionEvent.violated(type, sentence)));
            }
        };
    }

    /** Looks at a class and says what is wrong with it. */
    @FunctionalInterface
    private interface Inspection {
        void inspect(JavaClass type, Consumer<String> violations);
    }
}
