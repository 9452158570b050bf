package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Note;
import org.jiheng.fact.TargetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of {@code rules/mof-2020}: which one fires, and what it gives. */
class Mof2020Test {
    private static ScoringOutcome.Row only(Rows row) {
        return RuleSets.mof2020().score(Rows.project(row.weight("10"))).rows().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    >= | 95  | 95     | 10.00 | 正向定量·达到指标值得满分
                    >= | 95  | 93     | 9.79  | 正向定量·未达到按完成比例得分
                    >= | 100 | 86.15  | 8.62  | 正向定量·未达到按完成比例得分
                    >= | 0   | 0      | 10.00 | 正向定量·达到指标值得满分
                    >  | 10  | 10     | 10.00 | 正向定量·未达到按完成比例得分
                    >  | 10  | 10.01  | 10.00 | 正向定量·达到指标值得满分
                    >  | 0   | 0      | 0.00  | 定量·指标值为零而未达到不得分
                    =  | 4   | 8      | 10.00 | 正向定量·达到指标值得满分
                    =  | 4   | 3      | 7.50  | 正向定量·未达到按完成比例得分
                    =  | 0   | 0      | 10.00 | 正向定量·达到指标值得满分
                    =  | 0   | 5      | 0.00  | 定量·指标值为零而未达到不得分
                       | 4   | 3      | 7.50  | 正向定量·未达到按完成比例得分
                    <= | 10  | 10     | 10.00 | 反向定量·达到指标值得满分
                    <= | 10  | 12.5   | 8.00  | 反向定量·超过指标值按比例得分
                    <= | 0   | 0      | 10.00 | 反向定量·达到指标值得满分
                    <= | 0   | 1      | 0.00  | 定量·指标值为零而未达到不得分
                    <  | 10  | 10     | 10.00 | 反向定量·超过指标值按比例得分
                    <  | 10  | 20     | 5.00  | 反向定量·超过指标值按比例得分
                    <  | 0   | 0      | 0.00  | 定量·指标值为零而未达到不得分
                    >= | -5  | 1      | 0.00  | 定量·指标值为负数不得分
                    <= | -5  | 1      | 0.00  | 定量·指标值为负数不得分
                    >= | 10  | -3     | 0.00  | 正向定量·未达到按完成比例得分
                    <= | 10  | -3     | 10.00 | 反向定量·达到指标值得满分
                    >= | 3   | 1      | 3.33  | 正向定量·未达到按完成比例得分
                    """)
    void quantitative(String operator, String target, String actual, String points, String rule) {
        ScoringOutcome.Row row = only(Rows.output().quantity(operator, target).actual(actual));
        assertEquals(rule, row.award().rule());
        assertEquals(new BigDecimal(points), row.points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3  | 5 | 3   | 10.00 | 区间·在区间内得满分
                    3  | 5 | 5   | 10.00 | 区间·在区间内得满分
                    3  | 5 | 1.5 | 5.00  | 区间·低于下限按比例得分
                    3  | 5 | 10  | 5.00  | 区间·高于上限按比例得分
                    0  | 0 | 7   | 0.00  | 区间·高于上限按比例得分
                    -2 | 5 | 6   | 0.00  | 区间·下限为负数且在区间外不得分
                    """)
    void range(String lower, String upper, String actual, String points, String rule) {
        ScoringOutcome.Row row = only(Rows.output().range(lower, upper).actual(actual));
        assertEquals(rule, row.award().rule());
        assertEquals(new BigDecimal(points), row.points());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    met           |       | 10.00 | 定性·达成
                    met           | 80    | 8.00  | 定性·达成（给出比例）
                    met           | 100   | 10.00 | 定性·达成（给出比例）
                    partly        |       | 7.00  | 定性·部分达成，未给比例按70%
                    partly        | 60    | 6.00  | 定性·部分达成（给出比例）
                    partly        | 79.99 | 8.00  | 定性·部分达成（给出比例）
                    unmet         |       | 3.00  | 定性·未达成，未给比例按30%
                    unmet         | 0     | 0.00  | 定性·未达成（给出比例）
                    unmet         | 59.99 | 6.00  | 定性·未达成（给出比例）
                                  |       | 0.00  | 定性·没有评定达成程度暂不得分
                    notApplicable |       | 0.00  | 不适用的指标不计分
                    """)
    void qualitative(String attainment, String percent, String points, String rule) {
        ScoringOutcome.Row row = only(Rows.output().attained(attainment, percent));
        assertEquals(rule, row.award().rule());
        assertEquals(new BigDecimal(points), row.points());
    }

    @ParameterizedTest
    @CsvSource({"met,79.99", "partly,59.99", "partly,80", "unmet,60"})
    void aPercentOutsideItsBandIsRefused(String attainment, String percent) {
        ScoringOutcome.Row row = only(Rows.output().attained(attainment, percent));
        assertTrue(row.notes().stream().anyMatch(n -> n.kind() == Note.Kind.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"true,10.00,期限·按时完成得满分", "false,0.00,期限·逾期不得分"})
    void deadline(boolean inTime, String points, String rule) {
        ScoringOutcome.Row row = only(Rows.output().inTime(inTime));
        assertEquals(rule, row.award().rule());
        assertEquals(new BigDecimal(points), row.points());
    }

    @Test
    void whatIsMissingOrUnreadableEarnsNothingAndIsNamed() {
        assertEquals(
                "缺失·没有实际完成值不得分", only(Rows.output().quantity(">=", "1")).award().rule());
        assertEquals(
                "缺失·实际完成值无法与指标值比较不得分",
                only(Rows.output().quantity(">=", "1").actual(null)).award().rule());
        assertEquals(
                "缺失·没有指标值不得分",
                only(Rows.output().kind(TargetKind.MISSING).actual("1")).award().rule());
        assertEquals(
                "缺失·指标值无法读取不得分",
                only(Rows.output().kind(TargetKind.UNREADABLE)).award().rule());
    }

    @Test
    void aMissedTargetRequiresAReasonAndAFarExceededOneAsksForIt() {
        assertEquals(
                List.of(Note.Kind.REASON_REQUIRED),
                only(Rows.output().quantity(">=", "10").actual("9")).notes().stream()
                        .map(Note::kind)
                        .toList());
        assertEquals(
                List.of(Note.Kind.REASON_ASKED),
                only(Rows.output().quantity("=", "10").actual("13")).notes().stream()
                        .map(Note::kind)
                        .toList());
        assertTrue(only(Rows.output().quantity("=", "10").actual("12.999999"))
                .notes()
                .isEmpty());
        assertTrue(only(Rows.output().quantity("<=", "10").actual("1")).notes().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    OUTPUT BENEFIT SATISFACTION | 50 30 10 | 权重·产出效益满意度齐全
                    OUTPUT BENEFIT              | 50 40    | 权重·没有满意度指标
                    OUTPUT SATISFACTION         | 80 10    | 权重·没有效益指标
                    OUTPUT                      | 90       | 权重·只有产出指标
                    BENEFIT SATISFACTION        | 80 10    | 权重·没有产出指标
                    BENEFIT                     | 90       | 权重·只有效益指标
                    SATISFACTION                | 10       | 权重·产出效益都没有
                    COST BENEFIT SATISFACTION   | 50 30 10 | 权重·产出效益满意度齐全
                    """)
    void weightsOfFormsThatDeclareNone(String levels, String weights, String rule) {
        Rows[] rows = java.util.Arrays.stream(levels.split(" "))
                .map(l -> Rows.row(Level1.valueOf(l)).attained("met", null))
                .toArray(Rows[]::new);
        ScoringOutcome outcome = RuleSets.mof2020().score(Rows.project(rows));
        assertEquals(rule, outcome.weights().rule());
        assertEquals(
                List.of(weights.split(" ")),
                outcome.rows().stream()
                        .map(r -> r.weight().setScale(0).toString())
                        .toList());
        assertEquals(new BigDecimal("10.00"), outcome.execution().weight());
    }

    @Test
    void pointsThatNoRowCanTakeAreNamed() {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(Rows.row(Level1.SATISFACTION).attained("met", null)));
        assertEquals(
                Map.of("产出指标", new BigDecimal("50"), "效益指标", new BigDecimal("30")),
                Map.copyOf(outcome.unassigned().entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().setScale(0)))));
    }

    @Test
    void declaredPointsOfAHundredLeaveNoneToTheExecutionRate() {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(Rows.output().weight("100").attained("met", null)));
        assertEquals(new BigDecimal("0.00"), outcome.execution().weight());
        assertEquals("预算执行·不单独计分", outcome.execution().award().rule());
        assertEquals(new BigDecimal("100.00"), outcome.total());
    }

    @ParameterizedTest
    @CsvSource({
        "100,90,9.00,预算执行·按执行率得分",
        "100,130,10.00,预算执行·按执行率得分",
        "0,5,0.00,预算执行·没有预算数不得分",
        ",5,0.00,预算执行·没有预算数不得分"
    })
    void execution(String budget, String executed, String points, String rule) {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(budget, executed, Rows.output().attained("met", null)));
        assertEquals(rule, outcome.execution().award().rule());
        assertEquals(new BigDecimal(points), outcome.execution().points());
    }

    @ParameterizedTest
    @CsvSource({
        "100,优,等级·优",
        "88.89,优,等级·优",
        "88.88,良,等级·良",
        "77.78,良,等级·良",
        "77.77,中,等级·中",
        "55.56,中,等级·中",
        "55.54,差,等级·差"
    })
    void gradesChangeExactlyAtTheirThreshold(String percentOfNinety, String grade, String rule) {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(
                        "100", "100", Rows.output().quantity(">=", "100").actual(percentOfNinety)));
        assertEquals(grade, outcome.grade());
        assertEquals(rule, outcome.rating().rule());
    }

    @Test
    void rowsThatDoNotApplyGiveTheirPointsToTheirGroup() {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(
                        Rows.output().id("a").weight("30").attained("met", null),
                        Rows.output().id("b").weight("20").attained("notApplicable", null),
                        Rows.output().id("c").weight("40").attained("met", null)));
        assertEquals(
                List.of(new BigDecimal("38.57"), new BigDecimal("0.00"), new BigDecimal("51.43")),
                outcome.rows().stream().map(ScoringOutcome.Row::weight).toList());
        assertEquals(
                List.of(true, false, true),
                outcome.rows().stream().map(ScoringOutcome.Row::rescaled).toList());
    }

    @Test
    void goldenProject() {
        ScoringOutcome outcome = RuleSets.mof2020()
                .score(Rows.project(
                        "332427.00",
                        "300000",
                        Rows.output().quantity("=", "1.00").actual("1"),
                        Rows.output().quantity(">=", "95.00").actual("93"),
                        Rows.output().attained("met", null),
                        Rows.row(Level1.BENEFIT).attained("partly", "70"),
                        Rows.row(Level1.SATISFACTION).quantity(">=", "90.00").actual("88")));
        assertEquals(
                List.of("16.67", "16.32", "16.66", "21.00", "9.78"),
                outcome.rows().stream().map(r -> r.points().toString()).toList());
        assertEquals("9.02", outcome.execution().points().toString());
        assertEquals("89.45", outcome.total().toString());
        assertEquals("良", outcome.grade());
    }

    @Test
    void everyPossibleRowIsAwardedByExactlyOneRule() {
        List<Rows> rows = new ArrayList<>();
        List<String> numbers = List.of("-2", "0", "0.5", "1", "3", "5", "7", "100");
        for (String operator : new String[] {">=", ">", "<=", "<", "=", null}) {
            for (String target : numbers) {
                rows.add(Rows.output().quantity(operator, target));
                rows.add(Rows.output().quantity(operator, target).actual(null));
                rows.add(Rows.output().quantity(operator, target).attained("notApplicable", null));
                numbers.forEach(
                        a -> rows.add(Rows.output().quantity(operator, target).actual(a)));
            }
        }
        for (String lower : List.of("-3", "-1", "0", "3")) {
            for (String upper : List.of("0", "3", "5")) {
                if (new BigDecimal(lower).compareTo(new BigDecimal(upper)) <= 0) {
                    numbers.forEach(
                            a -> rows.add(Rows.output().range(lower, upper).actual(a)));
                    rows.add(Rows.output().range(lower, upper).actual(null));
                    rows.add(Rows.output().range(lower, upper));
                }
            }
        }
        for (TargetKind kind :
                List.of(TargetKind.QUALITATIVE, TargetKind.MISSING, TargetKind.UNREADABLE, TargetKind.DEADLINE)) {
            rows.add(Rows.output().kind(kind));
            rows.add(Rows.output().kind(kind).actual(null));
            for (Attainment attainment : Attainment.values()) {
                rows.add(Rows.output().kind(kind).attained(attainment.json(), null));
            }
        }
        for (Rows row : rows) {
            ScoringOutcome.Row scored = only(row);
            assertTrue(scored.points().signum() >= 0);
            assertTrue(scored.points().compareTo(scored.weight()) <= 0);
        }
    }

    @Test
    void twoRulesForOneRowAreAFailureThatNamesBoth() {
        RuleSetCompiler.Compilation compilation = Drl.compile("""
                rule "甲" when $i : Indicator( met ) then $i.award(100, "a", "a"); end
                rule "乙" when $i : Indicator( quantitative ) then $i.award(50, "b", "b"); end
                """);
        RuleSetFailureException failure = assertThrows(RuleSetFailureException.class, () -> compilation
                .compiled()
                .score(Rows.project(Rows.output().quantity("=", "1").actual("1"))));
        assertTrue(
                failure.detail().zh().contains("「甲」") && failure.detail().zh().contains("「乙」"));
    }

    @Test
    void noRuleForARowIsAFailureThatNamesTheRow() {
        RuleSetCompiler.Compilation compilation =
                Drl.compile("rule \"甲\" when $i : Indicator( range ) then $i.award(100, \"a\", \"a\"); end\n");
        RuleSetFailureException failure = assertThrows(RuleSetFailureException.class, () -> compilation
                .compiled()
                .score(Rows.project(Rows.output().id("某行").quantity("=", "1"))));
        assertTrue(failure.detail().zh().contains("某行"));
        assertFalse(failure.detail().en().isBlank());
    }
}
