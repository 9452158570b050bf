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
    @CsvSource(delimiter = '|', textBlock = """
                    syntax           | 3 | rule "a" when $i : Indicator( met then $i.award(100, "a", "a"); end
                    fact-unknown     | 3 | rule "a" when $i : Indicater( met ) then $i.award(100, "a", "a"); end
                    property-unknown | 3 | rule "a" when $i : Indicator( 完成率 > 3 ) then $i.award(100, "a", "a"); end
                    property-unknown | 3 | rule "a" when $i : Indicator( quantitative, mett ) then $i.award(100, "a", "a"); end
                    verb-unknown     | 3 | rule "a" when $i : Indicator( met ) then $i.avard(100, "a", "a"); end
                    verb-arguments   | 3 | rule "a" when $i : Indicator( met ) then $i.award(100, "a"); end
                    compile          | 3 | rule "a" when $i : Indicator( met ) then $i.award("x", "a", "a"); end
                    compile          | 3 | rule "a" when $i : Indicator( met > "x" ) then $i.award(100, "a", "a"); end
                    rule-repeated    | 4 | rule "a" when $i : Indicator( met ) then $i.award(1, "a", "a"); end\\nrule "a" when $i : Indicator( !met ) then $i.award(1, "a", "a"); end
                    compile          | 4 | rule "a" when $i : Indicator( met ) then $i.award(1, "a", "a"); end\\nrule "b" when $i : Indicator( !met ) then int x = "s"; end
                    """)
    void errorsNameTheirLine(String code, int line, String rules) {
        RuleSetCompiler.Compilation compilation = Drl.compile(rules.replace("\\n", "\n") + "\n");
        assertFalse(compilation.accepted(), "accepted");
        RuleFinding finding = compilation.findings().get(0);
        assertEquals(code, finding.code(), finding.toString());
        assertEquals("rules.drl", finding.file());
        assertEquals(line, finding.line());
        assertFalse(finding.message().zh().isBlank());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 25, 2000})
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
