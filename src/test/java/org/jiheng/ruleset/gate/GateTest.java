package org.jiheng.ruleset.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSetContent;
import org.jiheng.ruleset.RuleSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an edited rule set is refused for. Every test edits the shipped one in one place. */
class GateTest {
    private static Gate.Report edited(String file, String from, String to) {
        RuleSetContent shipped = RuleSets.content("mof-2020");
        SortedMap<String, String> files = new TreeMap<>(shipped.files());
        String text = files.getOrDefault(file, "");
        assertTrue(text.contains(from), () -> file + " has no " + from);
        files.put(file, from.isEmpty() ? to : text.replace(from, to));
        return RuleSets.gate(new RuleSetContent("edited", files));
    }

    private static RuleFinding only(Gate.Report report, String code) {
        assertFalse(report.accepted(), () -> "accepted, " + report.findings());
        assertNull(report.compiled());
        return report.findings().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + report.findings()));
    }

    /** 89.5 between 80–89 and 90–100. */
    @Test
    void aGapBetweenGradesIsFound() {
        RuleFinding gap =
                only(edited("rating.drl", "total >= 80, total < 90", "total >= 80, total <= 89"), "not-scored");
        assertTrue(gap.message().zh().contains("总分 89.01"), gap.message().zh());
    }

    @Test
    void overlappingGradesAreFoundWithBothRules() {
        RuleFinding twice = only(edited("rating.drl", "total < 90", "total <= 90"), "scored-twice");
        assertTrue(
                twice.message().zh().contains("「等级·优」(rating.drl:6)"),
                twice.message().zh());
        assertTrue(twice.message().zh().contains("「等级·良」(rating.drl:11)"));
        assertTrue(
                twice.message().en().contains("a total of 90"), twice.message().en());
        assertEquals("rating.drl", twice.file());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quantitative.drl | gradable, deadline, met         | gradable, deadline, met, reasonGiven, !reasonGiven | 期限指标，按期
            quantitative.drl | quantitative, zeroTarget, !met  | quantitative, zeroTarget, !met, lowerIsBetter      | 定量指标值 >0，实际完成值 0
            qualitative.drl  | percentGiven, percent >= 80, $n | percentGiven, percent > 80, $n                     | 程度 met 80%
            missing.drl      | Indicator( notApplicable )      | Indicator( notApplicable, quantitative )           | 区间指标值 3–5，不适用
            execution.drl    | weighted, !budgetMissing        | weighted, !budgetMissing, rate <= 100              | 执行 100.000001
            weights.drl      | undeclared, hasOutput, hasBenefit, !hasSatisfaction | undeclared, hasOutput, hasBenefit, hasCost, !hasSatisfaction | 申报 产出指标、效益指标
            """)
    void whatNoRuleScoresIsFound(String file, String from, String to, String example) {
        RuleFinding gap = only(edited(file, from, to), "not-scored");
        assertTrue(gap.message().zh().contains(example), gap.message().zh());
    }

    /** Tried in combination, so many thresholds would keep the gate busy for hours. */
    @Test
    @Timeout(120)
    void moreThresholdsThanCanBeTriedAreRefused() {
        StringBuilder rules = new StringBuilder("package jiheng.rules\nimport org.jiheng.fact.*\n");
        for (int i = 0; i < 50; i++) {
            rules.append("rule \"多" + i + "\" when $i : Indicator( percent > " + i + ".5, completion > " + i
                    + ".5, weight > " + i + ".5 ) then $i.warn(\"a\", \"a\"); end\n");
        }
        only(edited("extra.drl", "", rules.toString()), "grid-too-large");
        only(
                edited(
                        "extra.drl",
                        "",
                        rules.toString().replace(".5", ".25")
                                + rules.toString()
                                        .replaceAll("^(?:.*\n){2}", "")
                                        .replace("多", "又")),
                "grid-too-large");
    }

    @Test
    void aRuleThatCannotFireIsNamed() {
        Gate.Report report = edited(
                "extra.drl",
                "",
                "package jiheng.rules\nimport org.jiheng.fact.*\nrule \"白写\" @依据(\"x\")\n"
                        + "when $i : Indicator( quantitative, range ) then $i.warn(\"a\", \"a\"); end\n");
        assertTrue(report.accepted());
        RuleFinding dead = report.findings().get(0);
        assertEquals("never-fires", dead.code());
        assertEquals("extra.drl", dead.file());
        assertEquals(3, dead.line());
        assertEquals(1, report.findings().size());
    }

    @Test
    void aRuleWithoutACaseIsNamed() {
        Gate.Report report = edited(
                "extra.drl",
                "",
                "package jiheng.rules\nimport org.jiheng.fact.*\nrule \"多说一句\" @依据(\"x\")\n"
                        + "when $e : Execution( overspent, rate > 140 ) then $e.warn(\"a\", \"a\"); end\n");
        assertTrue(report.accepted());
        assertEquals("no-case", report.findings().get(0).code());
        assertEquals("extra.drl:3", report.findings().get(0).place());
    }

    @Test
    void aRuleThatFailsIsFoundWithTheRowItFailsOn() {
        RuleFinding failing = only(
                edited(
                        "quantitative.drl",
                        "quantitative, positiveTarget, higherIsBetter, !met",
                        "quantitative, !negativeTarget, higherIsBetter, !met"),
                "rule-fails");
        assertTrue(
                failing.message().en().contains("the divisor not zero"),
                failing.message().en());
        assertTrue(
                failing.message().zh().contains("定量指标值 >0"), failing.message().zh());
    }

    @Test
    void aCaseThatDoesNotComeOutSaysExpectedActualAndWhatFired() {
        RuleFinding failed = only(edited("cases/project.yaml", "总分: 89.45", "总分: 89.46"), "case-failed");
        assertEquals("cases/project.yaml", failed.file());
        assertTrue(failed.message().zh().contains("案例「信息化运维项目」"));
        assertTrue(
                failed.message().zh().contains("总分：应为 89.46，实际 89.45"),
                failed.message().zh());
        assertTrue(failed.message().zh().contains("权重·产出效益满意度齐全"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- 案例: a\n  指标: { 程度: 达成 }\n",
                "- 案例: a\n  期望: { 得分: 1 }\n",
                "- 指标: { 程度: 达成 }\n  期望: { 得分: 1 }\n",
                "- 案例: a\n  指标: { 程度达成 }\n  期望: { 得分: 1 }\n",
                "- 案例: a\n  指标: { 程度: 达成\n",
                "- 案例: a\n  指标: { 程度: 很好 }\n  期望: { 得分: 1 }\n",
                "- 案例: a\n  指标: { 种类: 定量 }\n  期望: { 得分: 1 }\n",
                "- 案例: a\n  指标: { 分值: 一百 }\n  期望: { 得分: 1 }\n",
                "- \n",
                "a: b\n",
                "- 案例: a\n  各行: [ ]\n  期望: { 得分: 1 }\n",
                "- 案例: a\n  各行: [ null ]\n  期望: { 总分: 1 }\n"
            })
    void casesThatCannotBeReadAreFindings(String cases) {
        Gate.Report report = edited("cases/new.yaml", "", cases);
        assertFalse(report.accepted());
        RuleFinding finding = report.findings().get(0);
        assertEquals("cases/new.yaml", finding.file());
        assertTrue(finding.code().startsWith("case-"), finding.code());
    }

    @Test
    void anEmptyFileOfCasesIsNoError() {
        assertTrue(edited("cases/new.yaml", "", "# 以后再写\n").accepted());
    }
}
