package org.jiheng.ruleset;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jiheng.ruleset.RuleSetCompiler.Compilation;

/**
 * Mutates the shipped rules: what comes out is refused, or scores within limits and touches nothing. Jazzer itself watches for
 * commands, files, connections and reflection. Run by {@code ./mvnw -Pfuzz -DskipTests verify}.
 */
public final class RuleFuzzer {
    private static final String MARK = "jiheng.attacked";
    private static final List<String> SHIPPED =
            List.of("mof-2020", "mof-2021", "hubei", "linear-reverse", "execution-caps");
    private static final String[] PIECES = {
        "System.setProperty(\"jiheng.attacked\", \"yes\")",
        "Runtime.getRuntime().exec(\"jazze\")",
        "eval(",
        "from",
        "function void f() {",
        "}",
        "{",
        "(",
        ")",
        "\"",
        "'",
        "\\",
        "\\u0022",
        "/*",
        "*/",
        "//",
        ";",
        ",",
        "@",
        "$i",
        "$n : percent",
        "&&",
        "||",
        "!",
        "==",
        "<",
        ">=",
        "in (",
        "not",
        "exists",
        "forall(",
        "accumulate(",
        "modify($i) {",
        "insert($i);",
        "update($i);",
        "import java.util.*",
        "global java.util.List l",
        "declare X",
        "query q()",
        "extends",
        "salience 10",
        "dialect \"mvel\"",
        "while (true) ",
        "new ",
        "class ",
        ".getClass()",
        "0.0/0.0",
        "1e400",
        "-1",
        "100",
        "150",
        "\u202e",
        "\u200b",
        "\u0000",
        "<script>",
        "RuleTable 甲",
        "$param",
        "{x:.*}",
        "Indicator( )",
        "Object( )",
        "end\nrule \"乙\"\nwhen\n",
        "then\n",
        "\nend\n",
        "package x",
        "null",
        "true",
        "this",
        "class"
    };

    private RuleFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        RuleSetContent shipped = RuleSets.content(data.pickValue(SHIPPED));
        List<String> rules = shipped.files().keySet().stream()
                .filter(f -> !f.startsWith("cases/"))
                .toList();
        String file = data.pickValue(rules);
        SortedMap<String, String> files = new TreeMap<>(shipped.files());
        StringBuilder text = new StringBuilder(files.get(file));
        for (int left = data.consumeInt(1, 6); left > 0; left--) {
            int from = data.consumeInt(0, text.length());
            int to = Math.min(text.length(), from + data.consumeInt(0, 40));
            text.replace(from, to, data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(20));
        }
        files.put(file, text.toString());
        Compilation compilation = RuleSetCompiler.withoutKeeping().compile(new RuleSetContent("fuzzed", files));
        if (compilation.accepted()) {
            score(compilation.compiled());
        } else if (compilation.findings().isEmpty()) {
            throw new AssertionError("refused without a finding");
        }
        if (System.getProperty(MARK) != null) {
            throw new AssertionError("executed:\n" + text);
        }
    }

    private static void score(CompiledRuleSet rules) {
        try {
            BigDecimal total = rules.score(Rows.project(
                            Rows.output().quantity(">=", "10").actual("8"),
                            Rows.output().attained("met", "90"),
                            Rows.output().range("3", "5").actual("9")))
                    .total();
            if (total.signum() < 0 || total.compareTo(BigDecimal.valueOf(100)) > 0 || total.scale() != 2) {
                throw new AssertionError("a total of " + total);
            }
        } catch (RuleSetFailureException noSingleResult) {
            // The gate would have refused it; here it is told, and nothing else happens.
            return;
        } finally {
            rules.close();
        }
    }
}
