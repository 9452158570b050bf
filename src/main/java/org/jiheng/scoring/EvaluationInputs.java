package org.jiheng.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.ActualReader;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.UnitActual;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.declaration.SettledFinding;
import org.jiheng.declaration.Severity;
import org.jiheng.fact.Attainment;
import org.jiheng.http.Message;
import org.jiheng.http.Texts;
import org.jiheng.ruleset.CompiledRuleSet;

/** Puts together what an evaluation is made from. */
final class EvaluationInputs {
    private EvaluationInputs() {}

    /**
     * Of what and when the evaluation is; ids, version and revision are null when nothing is stored.
     */
    record Subject(
            String id, String projectId, int year, Integer declarationVersion, Integer revision, Instant evaluatedAt) {}

    /**
     * @param annualRequest budget where the actuals give no adjusted one; may be null
     * @param ofProject findings of the declaration as a whole
     * @param again whether the actuals were taken before
     */
    static EvaluationInput of(
            Subject subject,
            CompiledRuleSet rules,
            BigDecimal annualRequest,
            List<DeclaredIndicator> indicators,
            List<SettledFinding> ofProject,
            Actuals actuals,
            Matching.Worked matched,
            boolean again) {
        BigDecimal budget = actuals.adjustedBudget() == null ? annualRequest : actuals.adjustedBudget();
        List<Remark> remarks = new ArrayList<>();
        for (SettledFinding finding : ofProject) {
            // An adjusted budget stands in for a year's request that the form lacks.
            boolean replaced = budget != null && finding.finding().code().equals("annual-missing");
            if (finding.isOpen() && !replaced) {
                remarks.add(Remark.of(finding.finding(), null));
            }
        }
        if (actuals.adjustedBudget() != null
                && annualRequest != null
                && actuals.adjustedBudget().compareTo(annualRequest) != 0) {
            remarks.add(adjusted(actuals, annualRequest));
        }
        long notApplicable = indicators.stream()
                .map(indicator -> matched.items().get(indicator.id()))
                .filter(item -> item != null && item.attainment() == Attainment.NOT_APPLICABLE)
                .count();
        if (notApplicable > 0) {
            remarks.add(
                    new Remark(
                            "not-applicable",
                            Severity.INFO,
                            null,
                            new Message(
                                    "填报为不适用的指标 " + notApplicable + " 个，不计分；表中没有分值时，其分值由其他指标承担。",
                                    "Indicators posted as not applicable: " + notApplicable
                                            + ". They are not scored; where the form declares no points, others carry theirs.")));
        }
        for (Matching.Unmatched item : matched.matching().unmatched()) {
            remarks.add(Remark.warning(
                    "item-unmatched",
                    null,
                    "填报的「" + item.input() + "」没有对应的指标，未计分。",
                    "The item \"" + item.input() + "\" matched no indicator and was not scored."));
        }
        return new EvaluationInput(
                subject.id(),
                subject.projectId(),
                subject.year(),
                new EvaluationInput.RuleSetName(rules.name(), rules.hash()),
                subject.declarationVersion(),
                subject.revision(),
                subject.evaluatedAt(),
                budget,
                actuals.executedAmount(),
                actuals.executionReason(),
                indicators.stream()
                        .map(i -> row(i, matched.items().get(i.id()), subject.year()))
                        .toList(),
                remarks,
                again ? true : null,
                EvaluationInput.FORM_WORDS);
    }

    /** A lower budget makes the execution rate higher: without a reason nobody can tell an adjustment from a slip. */
    private static Remark adjusted(Actuals actuals, BigDecimal annualRequest) {
        boolean unexplained =
                actuals.adjustedBudget().compareTo(annualRequest) < 0 && Texts.blank(actuals.executionReason());
        return new Remark(
                "budget-adjusted",
                unexplained ? Severity.WARNING : Severity.INFO,
                null,
                new Message(
                        "预算数按填报的调整后预算 " + actuals.adjustedBudget().toPlainString() + " 元，申报为 "
                                + annualRequest.toPlainString() + " 元"
                                + (unexplained ? "；调低预算会提高执行率，请填写预算执行差异原因" : "") + "。",
                        "The budget is the adjusted one posted, "
                                + actuals.adjustedBudget().toPlainString() + " yuan; declared were "
                                + annualRequest.toPlainString() + " yuan."
                                + (unexplained
                                        ? " A lower budget makes the execution rate higher; give the reason for the difference."
                                        : "")));
    }

    private static EvaluationInput.Row row(DeclaredIndicator indicator, ActualItem posted, int year) {
        ActualItem item = posted == null ? null : UnitActual.combined(posted, indicator.target());
        return new EvaluationInput.Row(
                indicator.id(),
                indicator.name(),
                indicator.level1(),
                indicator.level2(),
                indicator.target(),
                indicator.weight(),
                indicator.scoringType(),
                item == null ? null : posted(item),
                item == null ? null : ActualReader.read(item, indicator.target(), year),
                indicator.findings().stream()
                        .filter(SettledFinding::isOpen)
                        .map(f -> Remark.of(f.finding(), indicator.id()))
                        .toList());
    }

    private static EvaluationInput.Posted posted(ActualItem item) {
        return new EvaluationInput.Posted(
                item.value(),
                item.unit(),
                item.text(),
                item.attainment(),
                item.percent(),
                item.selfScore(),
                item.deviationReason(),
                item.evidence(),
                item.byUnit());
    }
}
