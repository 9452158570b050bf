package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jiheng.ruleset.RuleSetCompiler.Compilation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule files that try to do something else than score. Every one is refused with its place; {@link SandboxLayers} tells which layer
 * of the sandbox stops it alone.
 */
class AttackTest {
    static final Path ATTACKS = Path.of("src/test/resources/attacks");
    static final Path LAYERS = ATTACKS.resolve("layers.txt");
    static final String MARK = "jiheng.attacked";

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

    static RuleSetContent content(Path attack) {
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
}
