package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.ruleset.sandbox.Layer;
import org.jiheng.ruleset.sandbox.LocalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled rules that are kept score as freshly compiled ones do, and are never trusted beyond what they were made from. */
class KeptModulesTest {
    private static final RuleSetContent CONTENT =
            Drl.content("rule \"全部\" @依据(\"甲\") when $i : Indicator() then $i.award(50, \"半\", \"half\"); end\n");

    private static final ScoringInput PROJECT =
            Rows.project(Rows.output().quantity(">=", "10").actual("8"));

    @TempDir
    Path directory;

    private RuleSetCompiler compiler() {
        return new RuleSetCompiler(new KeptModules(directory), new LocalBuilder(Layer.ALL));
    }

    @Test
    void aKeptModuleScoresLikeTheCompiledOne() throws IOException {
        CompiledRuleSet fresh = compiler().compile(CONTENT).compiled();
        assertTrue(
                compiler().load(CONTENT, Files.readAllBytes(files().get(0))).isPresent(), "what is kept does not load");
        CompiledRuleSet loaded = compiler().compile(CONTENT).compiled();
        assertEquals(fresh.score(PROJECT).toString(), loaded.score(PROJECT).toString());
        assertEquals(fresh.hash(), loaded.hash());
        assertEquals(fresh.rule("全部"), loaded.rule("全部"));
    }

    @Test
    void otherContentIsNotFound() {
        compiler().compile(CONTENT);
        RuleSetContent other =
                Drl.content("rule \"全部\" when $i : Indicator() then $i.award(60, \"半\", \"half\"); end\n");
        assertTrue(new KeptModules(directory).find(CONTENT).isPresent());
        assertTrue(new KeptModules(directory).find(other).isEmpty());
    }

    @Test
    void whatIsDamagedIsCompiledAgain() throws IOException {
        compiler().compile(CONTENT);
        byte[] whole = Files.readAllBytes(files().get(0));
        for (byte[] damaged : List.of(
                new byte[0],
                new byte[] {1, 2, 3},
                Arrays.copyOf(whole, whole.length / 2),
                flipped(whole, whole.length / 3))) {
            Files.write(files().get(0), damaged);
            CompiledRuleSet again = compiler().compile(CONTENT).compiled();
            assertEquals(1, again.score(PROJECT).rows().size());
            assertEquals(1, files().size());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTime() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        RuleSetCompiler compiler = new RuleSetCompiler(new KeptModules(file), new LocalBuilder(Layer.ALL));
        assertTrue(compiler.compile(CONTENT).accepted());
        assertTrue(compiler.compile(CONTENT).accepted());
    }

    @Test
    void onlyTheLastOnesAreKept() throws IOException {
        KeptModules modules = new KeptModules(directory);
        for (int i = 0; i < 30; i++) {
            modules.keep(Drl.content("// " + i + "\n"), new byte[] {1});
        }
        assertEquals(20, files().size());
        assertFalse(modules.find(Drl.content("// 29\n")).isEmpty());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 0x55;
        return copy;
    }
}
