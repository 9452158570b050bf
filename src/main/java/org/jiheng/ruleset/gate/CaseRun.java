package org.jiheng.ruleset.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Note;
import org.jiheng.fact.Operator;
import org.jiheng.fact.ScoringType;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetFailureException;
import org.jiheng.ruleset.ScoringInput;
import org.jiheng.ruleset.ScoringOutcome;

/** Scores a case and compares what comes out with what it expects. */
final class CaseRun {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RuleCase expected;
    private final CompiledRuleSet rules;
    private final Set<String> fired = new LinkedHashSet<>();
    private final List<CaseResult.Difference> differences = new ArrayList<>();

    private CaseRun(RuleCase expected, CompiledRuleSet rules) {
        this.expected = expected;
        this.rules = rules;
    }

    static CaseResult of(RuleCase expected, CompiledRuleSet rules) {
        CaseRun run = new CaseRun(expected, rules);
        Message failure = run.run();
        return new CaseResult(
                expected.file(),
                expected.line(),
                expected.name(),
                List.copyOf(run.differences),
                failure,
                List.copyOf(run.fired));
    }

    /** @return why it cannot be scored, null where it can */
    private Message run() {
        try {
            compare(rules.score(input(), fired::add));
            return null;
        } catch (RuleSetFailureException failure) {
            return failure.detail();
        } catch (IllegalArgumentException | NullPointerException wrong) {
            return new Message("内容不全或有误：" + wrong.getMessage(), "incomplete or wrong: " + wrong.getMessage());
        }
    }

    private void compare(ScoringOutcome outcome) {
        RuleCase.Expected wanted = expected.expected();
        List<RuleCase.Expected> rows = wanted.rows() == null ? List.of() : wanted.rows();
        for (int i = 0; i < rows.size(); i++) {
            String zh = rows.size() == 1 ? "" : "第 " + (i + 1) + " 行";
            String en = rows.size() == 1 ? "" : "row " + (i + 1) + " ";
            if (i >= outcome.rows().size()) {
                differ(
                        "行数",
                        "rows",
                        String.valueOf(rows.size()),
                        String.valueOf(outcome.rows().size()));
                break;
            }
            ScoringOutcome.Row row = outcome.rows().get(i);
            number(zh + "得分", en + "points", rows.get(i).points(), row.points());
            text(
                    zh + "规则",
                    en + "rule",
                    rows.get(i).rule(),
                    row.award() == null ? null : row.award().rule());
            text(
                    zh + "退回",
                    en + "refusal",
                    rows.get(i).refused(),
                    row.notes().stream()
                            .filter(n -> n.kind() == Note.Kind.REFUSED)
                            .map(Note::rule)
                            .findFirst()
                            .orElse(null));
        }
        number(
                "执行率得分",
                "execution points",
                wanted.execution(),
                outcome.execution().points());
        text(
                "执行率规则",
                "execution rule",
                wanted.executionRule(),
                outcome.execution().award() == null
                        ? null
                        : outcome.execution().award().rule());
        text("权重规则", "weight rule", wanted.weightRule(), outcome.weights().rule());
        number("总分", "total", wanted.total(), outcome.total());
        text("等级", "grade", wanted.grade(), outcome.grade());
        text("等级规则", "grade rule", wanted.gradeRule(), outcome.rating().rule());
        for (String note : wanted.notes() == null ? List.<String>of() : wanted.notes()) {
            if (!fired.contains(note)) {
                differ("提示规则", "remark rule", "「" + note + "」", null);
            }
        }
    }

    private void number(String zh, String en, BigDecimal wanted, BigDecimal got) {
        if (wanted != null && (got == null || wanted.compareTo(got) != 0)) {
            differ(zh, en, wanted.toPlainString(), got == null ? null : got.toPlainString());
        }
    }

    private void text(String zh, String en, String wanted, String got) {
        if (wanted != null && !Objects.equals(wanted, got)) {
            differ(zh, en, "「" + wanted + "」", got == null ? null : "「" + got + "」");
        }
    }

    private void differ(String zh, String en, String wanted, String got) {
        differences.add(new CaseResult.Difference(new Message(zh, en), wanted, got));
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
