package org.jiheng.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.ruleset.sandbox.Layer;
import org.jiheng.ruleset.sandbox.LocalBuilder;

/** Small rule sets for tests: the rules given, and plain ones for everything else. */
final class Drl {
    static final String HEAD = "package jiheng.rules\nimport org.jiheng.fact.*\n";

    private static final String REST = """
            rule "权重" when $p : WeightPlan() then $p.assign(10, 50, 30, 10, "w", "w"); end
            rule "执行" when $e : Execution() then $e.award(100, "e", "e"); end
            rule "等级" when $r : Rating() then $r.grade("优", "r", "r"); end
            """;

    /** Keeps nothing from one run to the next. */
    static final RuleSetCompiler COMPILER =
            new RuleSetCompiler(new KeptModules(emptyDirectory()), new LocalBuilder(Layer.ALL));

    private Drl() {}

    static Path emptyDirectory() {
        try {
            return Files.createTempDirectory("compiled-rules");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSetContent content(String rules) {
        return new RuleSetContent(
                "test",
                new TreeMap<>(
                        Map.of("ruleset.yaml", "title: 试\n", "rest.drl", HEAD + REST, "rules.drl", HEAD + rules)));
    }

    static RuleSetCompiler.Compilation compile(String rules) {
        return COMPILER.compile(content(rules));
    }
}
