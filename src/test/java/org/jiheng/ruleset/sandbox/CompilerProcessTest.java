package org.jiheng.ruleset.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jiheng.ruleset.sandbox.RuleBuilder.Built;
import org.jiheng.testsupport.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The compiler's own process: what it makes can be loaded, and what breaks it breaks nothing else. */
class CompilerProcessTest {
    private static final String HEAD = "package jiheng.rules\nimport org.jiheng.fact.*\n";

    private static Map<String, String> rule(String condition) {
        return Map.of(
                "a.drl",
                HEAD + "rule \"甲\" when $i : Indicator( " + condition + " ) then $i.award(50, \"甲\", \"a\"); end\n");
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(p -> p.info().command().orElse("").endsWith("java"))
                .toList();
    }

    @Test
    void whatItMakesIsWhatThisProcessWouldMake() {
        try (CompilerProcess apart = new CompilerProcess(60_000)) {
            Built built = apart.build("v1", rule("met"));
            assertEquals(List.of(), built.errors());
            assertEquals(1, children().size());
            assertNotNull(new LocalBuilder(Layer.ALL).load("v1", built.module()));
            Built wrong = apart.build("v2", rule("mett"));
            assertNull(wrong.module());
            assertFalse(wrong.errors().isEmpty());
        }
        Await.until(() -> children().isEmpty());
    }

    /** The time to compile doubles with every bracket; the source layer refuses the fourth. */
    @Test
    @Timeout(120)
    void oneThatIsTooHardToCompileIsEndedAndTheNextIsCompiled() {
        try (CompilerProcess apart = new CompilerProcess(15_000)) {
            assertNotNull(apart.build("v1", rule("met")).module());
            Built bomb = apart.build("v2", rule("(".repeat(40) + "met" + ")".repeat(40)));
            assertNull(bomb.module());
            assertTrue(bomb.errors().get(0).contains("was ended"), bomb.errors()::toString);
            assertNotNull(apart.build("v3", rule("met")).module());
        }
    }

    @Test
    @Timeout(120)
    void oneThatDiesIsReplaced() {
        try (CompilerProcess apart = new CompilerProcess(60_000)) {
            assertNotNull(apart.build("v1", rule("met")).module());
            children().forEach(p -> {
                p.destroyForcibly();
                p.onExit().join();
            });
            assertEquals(List.of(), children());
            assertNotNull(apart.build("v2", rule("met")).module());
        }
    }
}
