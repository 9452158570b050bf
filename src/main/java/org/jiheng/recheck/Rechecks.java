package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;

/** Re-checks (复核) of self-evaluation tables: a table and a rule set in, every discrepancy out. Nothing is stored. */
final class Rechecks {
    /** 10 points for the execution rate and 90 for the rows, or 100 for the rows (财预〔2020〕10号). */
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private static final BigDecimal ROWS = BigDecimal.valueOf(90);
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private Rechecks() {}

    /**
     * Checks a table.
     *
     * @param tolerance points by which a figure may differ from the unrounded one by the rule
     * @throws org.jiheng.ruleset.RuleSetFailureException when the rules give no single result for a row
     */
    static Recheck of(SelfEvaluation table, CompiledRuleSet rules, BigDecimal tolerance) {
        Yardstick yardstick = new Yardstick(rules);
        Integer year = year(table);
        List<Recheck.Row> rows = table.rows().stream()
                .map(row -> RowCheck.check(row, yardstick, tolerance, year))
                .toList();
        Recheck.Execution execution = ExecutionCheck.check(table.budget(), yardstick, tolerance);
        List<Finding> findings = new ArrayList<>(table.findings());
        Recheck.Total total = total(table, rows, execution, yardstick, tolerance, findings);
        if (rows.isEmpty()) {
            findings.add(finding("rows-missing", "表中没有指标。", "The table has no indicators."));
        } else if (table.rows().stream().allMatch(r -> r.score() == null)) {
            boolean blank = table.rows().stream().allMatch(r -> r.actual() == null);
            findings.add(
                    blank
                            ? finding(
                                    "form-not-filled",
                                    "表没有填写：没有实际完成值，也没有得分。",
                                    "The form is not filled in: it has neither actuals nor points.")
                            : finding("scores-missing", "表中没有自评得分。", "The table has no self-awarded points."));
        }
        return new Recheck(table, rules.name(), rules.hash(), tolerance, rows, execution, total, findings);
    }

    /** The year that stands in its own place, else the first in the title. */
    private static Integer year(SelfEvaluation table) {
        for (String text : new String[] {table.year(), table.title()}) {
            Matcher year = YEAR.matcher(text == null ? "" : text);
            if (year.find()) {
                return Integer.valueOf(year.group());
            }
        }
        return null;
    }

    private static Recheck.Total total(
            SelfEvaluation table,
            List<Recheck.Row> rows,
            Recheck.Execution execution,
            Yardstick yardstick,
            BigDecimal tolerance,
            List<Finding> findings) {
        BigDecimal self = Figure.read(table.total(), "总分", findings).value();
        // Some forms score the execution rate among the rows, or not at all.
        boolean apart = execution.weight() != null || execution.selfScore() != null;
        BigDecimal weights = sum(rows, Recheck.Row::weight, apart, execution.weight());
        BigDecimal sum = sum(rows, Recheck.Row::selfScore, apart, execution.selfScore());
        BigDecimal score = sum(rows, Recheck.Row::score, apart, apart ? execution.score() : null);
        List<Recheck.Discrepancy> discrepancies = new ArrayList<>();
        boolean rowsAlone = !apart && weights != null && weights.compareTo(ROWS) == 0;
        if (weights != null && weights.compareTo(WHOLE) != 0 && !rowsAlone) {
            discrepancies.add(new Recheck.Discrepancy(
                    DiscrepancyKind.WEIGHTS_NOT_TOTAL,
                    new Message(
                            "分值合计 " + RowCheck.plain(weights) + "，应为 100。",
                            "The weights add up to " + RowCheck.plain(weights) + ", not to 100.")));
        }
        if (self != null && sum != null && self.subtract(sum).abs().compareTo(tolerance) > 0) {
            discrepancies.add(new Recheck.Discrepancy(
                    DiscrepancyKind.TOTAL_NOT_SUM,
                    new Message(
                            "总分 " + RowCheck.plain(self) + "，各项得分之和为 " + RowCheck.plain(sum) + "。",
                            "The total is " + RowCheck.plain(self) + ", the points add up to " + RowCheck.plain(sum)
                                    + ".")));
        } else if (self != null && sum == null) {
            findings.add(finding(
                    "sum-unknown",
                    "有的得分没有填写，无法核对总分 " + RowCheck.plain(self) + "。",
                    "Some points are not given, so the total of " + RowCheck.plain(self) + " cannot be checked."));
        }
        grade(table.grade(), self == null ? sum : self, yardstick).ifPresent(discrepancies::add);
        return new Recheck.Total(self, sum, score, weights, discrepancies);
    }

    /** Holds the published grade against the published total: whether that total is right is another question. */
    private static Optional<Recheck.Discrepancy> grade(String published, BigDecimal total, Yardstick yardstick) {
        if (published == null || total == null) {
            return Optional.empty();
        }
        return yardstick
                .grade(total)
                .filter(by -> !published.strip().startsWith(by.grade()))
                .map(by -> new Recheck.Discrepancy(
                        DiscrepancyKind.GRADE_NOT_BY_TOTAL,
                        new Message(
                                "等级填「" + published.strip() + "」，总分 " + RowCheck.plain(total) + " 按规则为「" + by.grade()
                                        + "」：「" + by.rule().name() + "」（"
                                        + by.rule().file() + ":" + by.rule().line() + "）。",
                                "The grade is given as \"" + published.strip() + "\"; a total of "
                                        + RowCheck.plain(total)
                                        + " is \"" + by.grade() + "\" by \""
                                        + by.rule().name() + "\" ("
                                        + by.rule().file() + ":" + by.rule().line() + ").")));
    }

    /** Null where a part is not known. */
    private static BigDecimal sum(
            List<Recheck.Row> rows, Function<Recheck.Row, BigDecimal> part, boolean apart, BigDecimal execution) {
        if (rows.isEmpty() || apart && execution == null || rows.stream().anyMatch(r -> part.apply(r) == null)) {
            return null;
        }
        BigDecimal ofRows = rows.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
        return apart ? ofRows.add(execution) : ofRows;
    }

    private static Finding finding(String code, String zh, String en) {
        return new Finding(Severity.WARNING, code, new Message(zh, en), null);
    }
}
