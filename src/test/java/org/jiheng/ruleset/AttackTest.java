package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.ruleset.RuleSetCompiler.Compilation;
import org.jiheng.ruleset.sandbox.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule files that try to do something else than score. Every one is refused with its place; and {@code layers.txt} says which layer
 * of the sandbox stops it alone, the others being down.
 */
class AttackTest {
    private static final Path ATTACKS = Path.of("src/test/resources/attacks");
    private static final Path LAYERS = ATTACKS.resolve("layers.txt");
    private static final String MARK = "jiheng.attacked";
    /** Would never end, or take all memory, where nothing stops them: they are compiled and not run. */
    private static final Set<String> NEVER_RUN = Set.of("loop", "memory", "cross-join");

    static List<Path> attacks() {
        try (Stream<Path> files = Files.walk(ATTACKS)) {
            return files.filter(f -> Files.isRegularFile(f) && !f.equals(LAYERS))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RuleSetContent content(Path attack) {
        SortedMap<String, String> files = new TreeMap<>(Drl.content("").files());
        files.remove("rules.drl");
        String name = attack.getFileName().toString();
        if (name.endsWith(".dsl")) {
            files.put(
                    "attack.dslr", Drl.HEAD + "rule \"甲\"\nwhen\n    完成 5\nthen\n> $i.award(50, \"a\", \"b\");\nend\n");
        }
        files.put(name.endsWith(".yaml") ? "ruleset.yaml" : name, text(attack));
        return new RuleSetContent("attack", files);
    }

    @AfterEach
    void forget() {
        System.clearProperty(MARK);
    }

    @Test
    void thereAreManyOfEveryKind() {
        assertTrue(attacks().size() >= 100);
        assertTrue(attacks().stream().map(Path::getParent).distinct().count() >= 12);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Timeout(60)
    void everyAttackIsRefusedWithItsPlace(Path attack) {
        Compilation compilation = RuleSetCompiler.withoutKeeping().compile(content(attack));
        assertFalse(compilation.accepted(), "accepted");
        assertNull(System.getProperty(MARK), "executed");
        RuleFinding finding = compilation.findings().get(0);
        assertFalse(finding.message().zh().isBlank());
        assertFalse(finding.code().equals("compile"), () -> "left to the compiler: " + finding);
        assertTrue(finding.file() != null, finding::toString);
    }

    /** Which layers stop an attack alone; of those that the engine does not take by itself, as it misses MVEL or cannot compile them, only the first is asked. */
    private static String stoppedBy(Path attack) {
        boolean ofItself = !attack.getParent().endsWith("compile-time") && stops(attack, Set.of());
        if (ofItself) {
            return stops(attack, Set.of(Layer.SOURCE)) ? "source (and the engine itself)" : "";
        }
        return EnumSet.allOf(Layer.class).stream()
                .filter(layer -> stops(attack, Set.of(layer)))
                .map(layer -> layer.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static boolean stops(Path attack, Set<Layer> layers) {
        String goal = attack.getParent().getFileName().toString();
        boolean hangs = goal.equals("compile-time") && !layers.contains(Layer.SOURCE);
        if (hangs) {
            return false;
        }
        System.clearProperty(MARK);
        PrintStream out = System.out;
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            return stops(content(attack), goal, layers);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static boolean stops(RuleSetContent content, String goal, Set<Layer> layers) {
        Compilation compilation = RuleSetCompiler.guardedBy(layers).compile(content);
        if (!compilation.accepted()) {
            return System.getProperty(MARK) == null;
        }
        if (NEVER_RUN.contains(goal)) {
            return false;
        }
        try {
            compilation.compiled().score(Rows.project(Rows.output().attained("met", "90")));
        } catch (RuleSetFailureException failed) {
            return System.getProperty(MARK) == null;
        } finally {
            compilation.compiled().close();
        }
        return false;
    }

    @Test
    void eachLayerStopsAloneWhatTheTableSays() throws IOException {
        StringBuilder table = new StringBuilder("# Which layer stops an attack when it is the only one that is up.\n");
        for (Path attack : attacks()) {
            String name = ATTACKS.relativize(attack).toString();
            table.append((name + " " + stoppedBy(attack)).strip()).append('\n');
        }
        Files.writeString(Path.of("target/layers.txt"), table);
        assertEquals(Files.readString(LAYERS), table.toString(), "the table differs from target/layers.txt");
    }

    /** Without this, the tests above would pass on files that do nothing. */
    @Test
    void withoutTheSandboxAnAttackWorks() {
        Path attack = ATTACKS.resolve("execute/01-set-property.drl");
        assertFalse(stops(attack, Set.of()));
        assertEquals("yes", System.getProperty(MARK));
    }
}
