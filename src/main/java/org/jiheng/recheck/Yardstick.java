package org.jiheng.recheck;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jiheng.fact.Award;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Ledger;
import org.jiheng.fact.Note;
import org.jiheng.fact.Rating;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.ScoringInput;
import org.jiheng.ruleset.ScoringOutcome;

/** What a rule set gives to one row, or to the execution rate, whatever else stands in the table. */
final class Yardstick {
    /** Points of a row that is scored by itself. */
    static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final CompiledRuleSet rules;

    Yardstick(CompiledRuleSet rules) {
        this.rules = rules;
    }

    /**
     * Points by the rule.
     *
     * @param exact before rounding
     * @param points as the rule set rounds them
     * @param refused whether the rules do not allow what was filled in
     * @param missed whether the rules ask for the reason of a miss
     */
    record Measure(
            BigDecimal exact, BigDecimal points, boolean refused, boolean missed, RuleRef rule, Message explanation) {

        /** The same rule with the points that it was found to allow. */
        Measure of(BigDecimal allowed) {
            return new Measure(
                    allowed,
                    allowed.setScale(points.scale(), RoundingMode.HALF_UP),
                    refused,
                    missed,
                    rule,
                    explanation);
        }
    }

    /**
     * Of a row.
     *
     * @param row with {@link #ALL} as its points: what rules award is a share of them
     * @param weight as published, not null
     */
    Measure row(IndicatorInput row, BigDecimal weight) {
        ScoringOutcome outcome =
                rules.score(new ScoringInput(List.of(row), new ExecutionInput(BigDecimal.ONE, BigDecimal.ONE)));
        return measure(outcome.rows().get(0), weight);
    }

    /**
     * Of the execution rate.
     *
     * @param weight as published; null for the one that the rule set gives
     */
    Measure execution(BigDecimal budget, BigDecimal executed, BigDecimal weight) {
        IndicatorInput any = new IndicatorInput(
                "-",
                "产出指标",
                null,
                "-",
                TargetKind.MISSING,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null);
        ScoringOutcome.Row outcome = rules.score(new ScoringInput(List.of(any), new ExecutionInput(budget, executed)))
                .execution();
        return measure(outcome, weight == null ? outcome.weight() : weight);
    }

    /**
     * The grade of a total.
     *
     * @return the grade and the rule that gives it; empty where no rule does
     */
    Optional<Graded> grade(BigDecimal total) {
        Ledger ledger = new Ledger();
        Rating rating = new Rating(ledger, total);
        rules.fire(ledger, List.of(rating), rule -> {});
        return Optional.ofNullable(ledger.grade(rating))
                .map(grade ->
                        new Graded(grade, rules.rule(ledger.of(rating).award().rule())));
    }

    /** A grade, by the rule that gives it. */
    record Graded(String grade, RuleRef rule) {}

    private Measure measure(ScoringOutcome.Row outcome, BigDecimal weight) {
        Award award = outcome.award();
        BigDecimal exact = award.percent() != null
                ? weight.multiply(award.percent()).divide(ALL)
                : weight.multiply(award.numerator()).divide(award.denominator(), MathContext.DECIMAL64);
        RuleRef rule = rules.rule(award.rule());
        boolean refused = outcome.notes().stream().anyMatch(n -> n.kind() == Note.Kind.REFUSED);
        boolean missed = outcome.notes().stream().anyMatch(n -> n.kind() == Note.Kind.REASON_REQUIRED);
        return new Measure(
                exact.min(weight),
                award.points(
                        weight,
                        rules.definition().rounding().scale(),
                        rules.definition().rounding().mode()),
                refused,
                missed,
                rule,
                new Message(
                        "「" + rule.name() + "」（" + rule.file() + ":" + rule.line() + "）" + award.zh(),
                        "\"" + rule.name() + "\" (" + rule.file() + ":" + rule.line() + ") " + award.en()));
    }
}
