package org.jiheng.ruleset.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Note;
import org.jiheng.fact.Operator;
import org.jiheng.fact.ScoringType;
import org.jiheng.fact.TargetKind;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSetFailureException;
import org.jiheng.ruleset.ScoringInput;
import org.jiheng.ruleset.ScoringOutcome;

/** Scores a case and compares what comes out with what it expects; every difference is a finding with the rules that fired. */
final class CaseRun {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RuleCase expected;
    private final CompiledRuleSet rules;
    private final Consumer<RuleFinding> findings;
    private final Set<String> fired = new LinkedHashSet<>();
    private final List<String> differences = new ArrayList<>();

    private CaseRun(RuleCase expected, CompiledRuleSet rules, Consumer<RuleFinding> findings) {
        this.expected = expected;
        this.rules = rules;
        this.findings = findings;
    }

    /** @param fired told the name of every rule that the case fires */
    static void of(RuleCase rule, CompiledRuleSet rules, Consumer<String> fired, Consumer<RuleFinding> findings) {
        CaseRun run = new CaseRun(rule, rules, findings);
        run.run();
        run.fired.forEach(fired);
    }

    private void run() {
        ScoringOutcome outcome;
        try {
            outcome = rules.score(input(), fired::add);
        } catch (RuleSetFailureException failure) {
            report(failure.detail().zh(), failure.detail().en());
            return;
        } catch (IllegalArgumentException | NullPointerException wrong) {
            report("内容不全或有误：" + wrong.getMessage(), "incomplete or wrong: " + wrong.getMessage());
            return;
        }
        compare(outcome);
        if (!differences.isEmpty()) {
            String text = String.join("；", differences);
            String trace = String.join("、", fired);
            report(text + "。触发的规则：" + trace, text + ". Rules that fired: " + trace);
        }
    }

    private void compare(ScoringOutcome outcome) {
        RuleCase.Expected wanted = expected.expected();
        List<RuleCase.Expected> rows = wanted.rows() == null ? List.of() : wanted.rows();
        for (int i = 0; i < rows.size(); i++) {
            String what = rows.size() == 1 ? "" : "第 " + (i + 1) + " 行";
            if (i >= outcome.rows().size()) {
                differences.add("没有" + what);
                continue;
            }
            ScoringOutcome.Row row = outcome.rows().get(i);
            number(what + "得分", rows.get(i).points(), row.points());
            text(
                    what + "规则",
                    rows.get(i).rule(),
                    row.award() == null ? null : row.award().rule());
            text(
                    what + "退回",
                    rows.get(i).refused(),
                    row.notes().stream()
                            .filter(n -> n.kind() == Note.Kind.REFUSED)
                            .map(Note::rule)
                            .findFirst()
                            .orElse(null));
        }
        number("执行率得分", wanted.execution(), outcome.execution().points());
        text(
                "执行率规则",
                wanted.executionRule(),
                outcome.execution().award() == null
                        ? null
                        : outcome.execution().award().rule());
        text("权重规则", wanted.weightRule(), outcome.weights().rule());
        number("总分", wanted.total(), outcome.total());
        text("等级", wanted.grade(), outcome.grade());
        text("等级规则", wanted.gradeRule(), outcome.rating().rule());
        for (String note : wanted.notes() == null ? List.<String>of() : wanted.notes()) {
            if (!fired.contains(note)) {
                differences.add("提示规则：应触发「" + note + "」，实际没有触发");
            }
        }
    }

    private void number(String what, BigDecimal wanted, BigDecimal got) {
        if (wanted != null && (got == null || wanted.compareTo(got) != 0)) {
            differences.add(
                    what + "：应为 " + wanted.toPlainString() + "，实际 " + (got == null ? "无" : got.toPlainString()));
        }
    }

    private void text(String what, String wanted, String got) {
        if (wanted != null && !Objects.equals(wanted, got)) {
            differences.add(what + "：应为「" + wanted + "」，实际「" + (got == null ? "无" : got) + "」");
        }
    }

    private void report(String zh, String en) {
        findings.accept(RuleFinding.error(
                "case-failed",
                expected.file(),
                null,
                null,
                "案例「" + expected.name() + "」：" + zh,
                "Case \"" + expected.name() + "\": " + en));
    }

    private ScoringInput input() {
        List<IndicatorInput> rows = new ArrayList<>();
        for (RuleCase.Row row : expected.rows()) {
            rows.add(row(row, "row" + rows.size()));
        }
        RuleCase.Money money = expected.project() == null ? new RuleCase.Money(HUNDRED, HUNDRED) : expected.project();
        return new ScoringInput(
                rows,
                new ExecutionInput(money.budget(), money.executed() == null ? BigDecimal.ZERO : money.executed()));
    }

    private static IndicatorInput row(RuleCase.Row row, String id) {
        TargetKind kind = kind(row);
        boolean given = row.given() != null
                ? row.given()
                : row.actual() != null || row.inTime() != null || row.attainment() != null;
        return new IndicatorInput(
                id,
                row.level1() == null ? Level1.OUTPUT.label() : row.level1(),
                row.level2(),
                row.name() == null ? id : row.name(),
                kind,
                row.operator() == null ? null : operator(row.operator()),
                row.target(),
                row.upper(),
                row.weight(),
                given,
                row.actual(),
                row.inTime(),
                row.attainment() == null ? null : attainment(row.attainment()),
                row.percent(),
                row.reason() == null || row.reason(),
                row.scoringType() == null ? null : ScoringType.of(row.scoringType()));
    }

    private static TargetKind kind(RuleCase.Row row) {
        if (row.kind() != null) {
            return switch (row.kind()) {
                case "定量" -> TargetKind.QUANTITATIVE;
                case "区间" -> TargetKind.RANGE;
                case "期限" -> TargetKind.DEADLINE;
                case "定性" -> TargetKind.QUALITATIVE;
                case "没有指标值" -> TargetKind.MISSING;
                case "无法读取" -> TargetKind.UNREADABLE;
                default -> throw new IllegalArgumentException("种类只能是 定量、区间、期限、定性、没有指标值、无法读取");
            };
        }
        if (row.upper() != null) {
            return TargetKind.RANGE;
        }
        if (row.target() != null) {
            return TargetKind.QUANTITATIVE;
        }
        return row.inTime() == null ? TargetKind.QUALITATIVE : TargetKind.DEADLINE;
    }

    private static Operator operator(String sign) {
        return switch (sign.strip()) {
            case "≥", ">=" -> Operator.AT_LEAST;
            case ">", "＞" -> Operator.MORE_THAN;
            case "≤", "<=" -> Operator.AT_MOST;
            case "<", "＜" -> Operator.LESS_THAN;
            case "=", "＝" -> Operator.EQUAL;
            default -> throw new IllegalArgumentException("符号只能是 ≥、>、≤、<、=");
        };
    }

    private static Attainment attainment(String word) {
        return switch (word.strip()) {
            case "达成" -> Attainment.MET;
            case "部分达成" -> Attainment.PARTLY;
            case "未达成" -> Attainment.UNMET;
            case "不适用" -> Attainment.NOT_APPLICABLE;
            default -> throw new IllegalArgumentException("程度只能是 达成、部分达成、未达成、不适用");
        };
    }
}
