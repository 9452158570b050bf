package org.jiheng.ruleset;

import java.util.Map;
import java.util.TreeMap;

/** Small rule sets for tests: the rules given, and plain ones for everything else. */
final class Drl {
    static final String HEAD = "package jiheng.rules\nimport org.jiheng.fact.*\n";

    private static final String REST = """
            rule "权重" when $p : WeightPlan() then $p.assign(10, 50, 30, 10, "w", "w"); end
            rule "执行" when $e : Execution() then $e.award(100, "e", "e"); end
            rule "等级" when $r : Rating() then $r.grade("优", "r", "r"); end
            """;

    private Drl() {}

    static RuleSetContent content(String rules) {
        return new RuleSetContent(
                "test",
                new TreeMap<>(
                        Map.of("ruleset.yaml", "title: 试\n", "rest.drl", HEAD + REST, "rules.drl", HEAD + rules)));
    }

    static RuleSetCompiler.Compilation compile(String rules) {
        return RuleSetCompiler.compile(content(rules));
    }
}
