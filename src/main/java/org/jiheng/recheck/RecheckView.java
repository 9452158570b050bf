package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.FindingView;
import org.jiheng.declaration.Target;
import org.jiheng.http.Language;
import org.jiheng.ruleset.RuleRef;

/** A {@link Recheck} as answered, in the caller's language. */
public record RecheckView(
        String title,
        String region,
        String year,
        String unit,
        String project,
        RuleSetName ruleset,
        BigDecimal tolerance,
        List<Row> rows,
        Execution execution,
        Total total,
        List<FindingView> findings,
        String file) {

    /** The version that scored. */
    public record RuleSetName(String name, String hash) {}

    public record Discrepancy(DiscrepancyKind kind, String title, String message) {}

    public record Row(
            int ordinal,
            String name,
            String level1,
            String level2,
            Target target,
            String actual,
            BigDecimal weight,
            BigDecimal selfScore,
            BigDecimal score,
            String deviationReason,
            RuleRef rule,
            String explanation,
            List<Discrepancy> discrepancies,
            List<FindingView> findings) {}

    public record Execution(
            BigDecimal budget,
            BigDecimal executed,
            BigDecimal weight,
            BigDecimal selfRate,
            BigDecimal rate,
            BigDecimal selfScore,
            BigDecimal score,
            RuleRef rule,
            List<Discrepancy> discrepancies,
            List<FindingView> findings) {}

    public record Total(
            BigDecimal selfScore,
            BigDecimal sum,
            BigDecimal score,
            BigDecimal weights,
            String grade,
            List<Discrepancy> discrepancies) {}

    static RecheckView of(Recheck recheck, Language language) {
        SelfEvaluation table = recheck.table();
        List<Recheck.Row> rows = recheck.rows();
        List<Row> shown = new ArrayList<>(rows.size());
        for (Recheck.Row row : rows) {
            shown.add(row(shown.size() + 1, row, language));
        }
        Recheck.Execution execution = recheck.execution();
        Recheck.Total total = recheck.total();
        return new RecheckView(
                table.title(),
                table.region(),
                table.year(),
                table.unit(),
                table.project(),
                new RuleSetName(recheck.ruleset(), recheck.hash()),
                recheck.tolerance(),
                shown,
                new Execution(
                        execution.budget(),
                        execution.executed(),
                        execution.weight(),
                        execution.selfRate(),
                        execution.rate(),
                        execution.selfScore(),
                        execution.score(),
                        execution.rule(),
                        discrepancies(execution.discrepancies(), language),
                        findings(execution.findings(), language)),
                new Total(
                        total.selfScore(),
                        total.sum(),
                        total.score(),
                        total.weights(),
                        table.grade(),
                        discrepancies(total.discrepancies(), language)),
                findings(recheck.findings(), language),
                table.file());
    }

    private static Row row(int ordinal, Recheck.Row row, Language language) {
        return new Row(
                ordinal,
                row.published().name(),
                row.published().level1(),
                row.published().level2(),
                row.target(),
                row.published().actual(),
                row.weight(),
                row.selfScore(),
                row.score(),
                row.published().deviationReason(),
                row.rule(),
                row.explanation() == null ? null : language.of(row.explanation()),
                discrepancies(row.discrepancies(), language),
                findings(row.findings(), language));
    }

    private static List<Discrepancy> discrepancies(List<Recheck.Discrepancy> discrepancies, Language language) {
        return discrepancies.stream()
                .map(d -> new Discrepancy(d.kind(), language.of(d.kind().title()), language.of(d.message())))
                .toList();
    }

    private static List<FindingView> findings(List<Finding> findings, Language language) {
        return findings.stream().map(f -> FindingView.of(f, language)).toList();
    }
}
