package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jiheng.ruleset.RuleSetCompiler.Compilation;
import org.jiheng.ruleset.sandbox.Layer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Which layer of the sandbox stops each attack alone, the others being down: {@code mvnw verify -Pacceptance} compares with
 * {@code layers.txt}. It compiles every attack several times, which is why it is not among the daily tests.
 */
class SandboxLayers {
    private static final Path ATTACKS = AttackTest.ATTACKS;
    private static final String MARK = AttackTest.MARK;
    /** Would never end, or take all memory, where nothing stops them: they are compiled and not run. */
    private static final Set<String> NEVER_RUN = Set.of("loop", "memory", "cross-join");

    @AfterEach
    void forget() {
        System.clearProperty(MARK);
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
            return stops(AttackTest.content(attack), goal, layers);
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
        for (Path attack : AttackTest.attacks()) {
            String name = ATTACKS.relativize(attack).toString();
            table.append((name + " " + stoppedBy(attack)).strip()).append('\n');
        }
        Files.writeString(Path.of("target/layers.txt"), table);
        assertEquals(Files.readString(AttackTest.LAYERS), table.toString(), "the table differs from target/layers.txt");
    }

    /** Without this, the table would pass on files that do nothing. */
    @Test
    void withoutTheSandboxAnAttackWorks() {
        Path attack = ATTACKS.resolve("execute/01-set-property.drl");
        assertFalse(stops(attack, Set.of()));
        assertEquals("yes", System.getProperty(MARK));
    }
}
