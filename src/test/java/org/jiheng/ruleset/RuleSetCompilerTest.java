package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in a rule file is said with file and line. Every text begins on line 3, behind package and import. */
class RuleSetCompilerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    syntax               | 3 | 35 | rule "a" when $i : Indicator( met then $i.award(100, "a", "a"); end
                    fact-unknown         | 3 | 20 | rule "a" when $i : Indicater( met ) then $i.award(100, "a", "a"); end
                    property-unknown     | 3 | 31 | rule "a" when $i : Indicator( 完成率 > 3 ) then $i.award(100, "a", "a"); end
                    property-unknown     | 3 | 45 | rule "a" when $i : Indicator( quantitative, mett ) then $i.award(100, "a", "a"); end
                    verb-unknown         | 3 | 45 | rule "a" when $i : Indicator( met ) then $i.avard(100, "a", "a"); end
                    verb-arguments       | 3 | 45 | rule "a" when $i : Indicator( met ) then $i.award(100, "a"); end
                    argument             | 3 | 51 | rule "a" when $i : Indicator( met ) then $i.award("x", "a", "a"); end
                    argument             | 3 | 56 | rule "a" when $i : Indicator( met ) then $i.award(100, 5, "a"); end
                    argument             | 3 | 51 | rule "a" when $i : Indicator( met ) then $i.award(1/3, "a", "a"); end
                    argument             | 3 | 65 | rule "a" when $i : Indicator( met, $n : percent ) then $i.award(100 / $n, "a", "a"); end
                    value-range          | 3 | 51 | rule "a" when $i : Indicator( met ) then $i.award(150, "a", "a"); end
                    condition-type       | 3 | 35 | rule "a" when $i : Indicator( met > "x" ) then $i.award(100, "a", "a"); end
                    condition-type       | 3 | 42 | rule "a" when $i : Indicator( percent >= "80" ) then $i.award(100, "a", "a"); end
                    condition-type       | 3 | 31 | rule "a" when $i : Indicator( percent ) then $i.award(100, "a", "a"); end
                    condition-type       | 3 | 41 | rule "a" when $i : Indicator( level1 == 产出指标 ) then $i.award(100, "a", "a"); end
                    value-unknown        | 3 | 42 | rule "a" when $i : Indicator( level1 == "产出" ) then $i.award(100, "a", "a"); end
                    syntax               | 3 | 46 | rule "a" when $i : Indicator( percent >= 80% ) then $i.award(100, "a", "a"); end
                    syntax               | 3 | 39 | rule "a" when $i : Indicator( percent ≥ 80 ) then $i.award(100, "a", "a"); end
                    one-pattern          | 3 | -  | rule "a" when $i : Indicator( met ) $j : Indicator( met ) then $i.award(100, "a", "a"); end
                    construct            | 3 | -  | rule "a" salience 10 when $i : Indicator( met ) then $i.award(100, "a", "a"); end
                    annotation           | 3 | 10 | rule "a" @来源("x") when $i : Indicator( met ) then $i.award(100, "a", "a"); end
                    consequence-unreadable | 3 | - | rule "a" when $i : Indicator( met ) then $i.award(100, "a", "a") end
                    rule-repeated        | 4 | -  | rule "a" when $i : Indicator( met ) then $i.award(1, "a", "a"); end\\nrule "a" when $i : Indicator( !met ) then $i.award(1, "a", "a"); end
                    consequence          | 4 | 43 | rule "a" when $i : Indicator( met ) then $i.award(1, "a", "a"); end\\nrule "b" when $i : Indicator( !met ) then int x = "s"; end
                    """)
    void errorsNameTheirPlace(String code, int line, Integer column, String rules) {
        RuleSetCompiler.Compilation compilation = Drl.compile(rules.replace("\\n", "\n") + "\n");
        assertFalse(compilation.accepted(), "accepted");
        RuleFinding finding = compilation.findings().get(0);
        assertEquals(code, finding.code(), finding.toString());
        assertEquals("rules.drl", finding.file());
        assertEquals(line, finding.line());
        assertEquals(column, finding.column(), finding.toString());
        assertFalse(finding.message().zh().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "percent >= 60 && < 80",
                "percent < 60 || percent > 80, met",
                "80 <= percent",
                "!(met || !quantitative)",
                "level1 in (\"产出指标\", \"成本指标\")",
                "level1 not in (\"效益指标\")",
                "name contains \"出勤\"",
                "name str[startsWith] \"系统\"",
                "met == true, level2 != \"数量指标\"",
                "percent > -1.5"
            })
    void whatTheGrammarAllowsCompiles(String conditions) {
        RuleSetCompiler.Compilation compilation = Drl.compile("rule \"a\" when $i : Indicator( " + conditions
                + ", $n : percent ) then $i.award(-(100 - $n) / 2 * 0.5 + 50, \"a\", \"a\"); end\n");
        assertTrue(compilation.accepted(), () -> compilation.findings().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 25, 900})
    @Timeout(20)
    void deepBracketsAreRefusedAtOnce(int depth) {
        RuleSetCompiler.Compilation compilation = Drl.compile("rule \"a\" when $i : Indicator( " + "(".repeat(depth)
                + "met" + ")".repeat(depth) + " ) then $i.award(1, \"a\", \"a\"); end\n");
        assertEquals("nested-too-deep", compilation.findings().get(0).code());
    }

    @Test
    void anUnknownPropertyComesWithTheNearestOne() {
        RuleFinding finding = Drl.compile(
                        "rule \"a\" when $i : Indicator( quantitativ ) then $i.award(100, \"a\", \"a\"); end\n")
                .findings()
                .get(0);
        assertTrue(
                finding.message().en().contains("nearest is quantitative"),
                finding.message().en());
        assertTrue(finding.allowed().contains("completion"));
    }

    @Test
    void aBrokenDefinitionNamesItsLine() {
        RuleSetContent content = new RuleSetContent(
                "test", new TreeMap<>(Map.of("ruleset.yaml", "title: 试\nroundin: {}\n", "a.drl", Drl.HEAD)));
        RuleFinding finding = Drl.COMPILER.compile(content).findings().get(0);
        assertEquals("definition-unreadable", finding.code());
        assertEquals(2, finding.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---\n", "null\n", "~\n", "[]\n", "x\n"})
    void aDefinitionThatHoldsNothingIsAFinding(String text) {
        RuleSetContent content =
                new RuleSetContent("test", new TreeMap<>(Map.of("ruleset.yaml", text, "a.drl", Drl.HEAD)));
        RuleSetCompiler.Compilation compilation = Drl.COMPILER.compile(content);
        assertFalse(compilation.accepted());
        assertEquals("ruleset.yaml", compilation.findings().get(0).file());
    }

    @Test
    void lineEndsAndByteOrderMarkDoNotChangeTheHash() {
        RuleSetContent plain = new RuleSetContent("a", new TreeMap<>(Map.of("x.drl", "一\n二\n")));
        RuleSetContent windows = new RuleSetContent("a", new TreeMap<>(Map.of("x.drl", "\ufeff一\r\n二\r\n")));
        assertEquals(plain.hash(), windows.hash());
    }
}
