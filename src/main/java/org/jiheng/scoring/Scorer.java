package org.jiheng.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.actual.ReadActual;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Note;
import org.jiheng.fact.Scorecard;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.ScoringInput;
import org.jiheng.ruleset.ScoringOutcome;

/** Makes an evaluation from its input and a rule set, and from nothing else: no clock, no database. */
final class Scorer {
    private final EvaluationInput input;
    private final CompiledRuleSet rules;
    private final Provisional provisional;

    private Scorer(EvaluationInput input, CompiledRuleSet rules) {
        this.input = input;
        this.rules = rules;
        this.provisional = new Provisional(input);
    }

    /**
     * Scores.
     *
     * @throws RefusedInputException when the rules do not allow an actual
     * @throws org.jiheng.ruleset.RuleSetFailureException when the rules give no single result
     */
    static Evaluation score(EvaluationInput input, CompiledRuleSet rules) {
        return new Scorer(input, rules).evaluation();
    }

    private Evaluation evaluation() {
        ScoringOutcome outcome = rules.score(new ScoringInput(
                input.rows().stream().map(Scorer::fact).toList(),
                new ExecutionInput(input.budget(), input.executed())));
        if (!Boolean.TRUE.equals(input.again())) {
            refuse(outcome);
        }
        provisional.add(outcome);
        if (!rules.definition().meantFor(input.year())) {
            provisional.otherYear(rules.name(), rules.definition().shownYears());
        }
        List<Evaluation.Indicator> indicators = new ArrayList<>(input.rows().size());
        for (int i = 0; i < input.rows().size(); i++) {
            indicators.add(indicator(input.rows().get(i), outcome.rows().get(i)));
        }
        return new Evaluation(
                input.id(),
                input.projectId(),
                input.year(),
                provisional.reasons().isEmpty() ? Evaluation.Status.FINAL : Evaluation.Status.PROVISIONAL,
                provisional.reasons(),
                input.ruleset(),
                outcome.total(),
                outcome.grade(),
                rules.rule(outcome.rating().rule()),
                execution(outcome.execution()),
                levels(indicators),
                indicators,
                outcome.adjustments().stream().map(this::adjustment).toList(),
                provisional.warnings(),
                input.declarationVersion(),
                input.submissionRevision(),
                input.evaluatedAt());
    }

    private static IndicatorInput fact(EvaluationInput.Row row) {
        ReadActual reading = row.reading();
        return new IndicatorInput(
                row.indicatorId(),
                row.level1(),
                row.level2(),
                row.name(),
                row.target().kind(),
                row.target().operator(),
                row.target().value(),
                row.target().upper(),
                row.weight(),
                row.given(),
                reading == null ? null : reading.value(),
                reading == null ? null : reading.inTime(),
                reading == null ? null : reading.attainment(),
                reading == null ? null : reading.percent(),
                row.reasonGiven(),
                row.scoringType());
    }

    private void refuse(ScoringOutcome outcome) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < outcome.rows().size(); i++) {
            String id = input.rows().get(i).indicatorId();
            outcome.rows().get(i).notes().stream()
                    .filter(n -> n.kind() == Note.Kind.REFUSED)
                    .forEach(n -> refusals.add(new Refusal(id, new Message(n.zh(), n.en()))));
        }
        if (!refusals.isEmpty()) {
            throw new RefusedInputException(refusals);
        }
    }

    private Evaluation.Indicator indicator(EvaluationInput.Row row, ScoringOutcome.Row outcome) {
        RuleRef rule = rules.rule(outcome.award().rule());
        return new Evaluation.Indicator(
                row.indicatorId(),
                row.name(),
                row.level1(),
                row.level2(),
                outcome.weight(),
                outcome.points(),
                completion(row),
                row.target(),
                row.posted(),
                rule,
                Explanation.of(row, outcome, rule, input.inFormWords()));
    }

    private static BigDecimal completion(EvaluationInput.Row row) {
        BigDecimal actual = row.reading() == null ? null : row.reading().value();
        BigDecimal target = row.target().value();
        if (actual == null || target == null) {
            return null;
        }
        BigDecimal reached = actual.max(BigDecimal.ZERO);
        BigDecimal upper = row.target().upper();
        if (upper != null && reached.compareTo(target) >= 0 && reached.compareTo(upper) <= 0) {
            return new BigDecimal("100.00");
        }
        return Percent.of(reached, upper != null && reached.compareTo(upper) > 0 ? upper : target);
    }

    private Evaluation.Execution execution(ScoringOutcome.Row outcome) {
        RuleRef rule = rules.rule(outcome.award().rule());
        return new Evaluation.Execution(
                input.budget(),
                input.executed(),
                input.budget() == null ? null : Percent.of(input.executed(), input.budget()),
                outcome.weight(),
                outcome.points(),
                rule,
                Explanation.of(input.budget(), input.executed(), outcome, rule));
    }

    private static List<Evaluation.Level> levels(List<Evaluation.Indicator> indicators) {
        Map<String, Evaluation.Level> levels = new LinkedHashMap<>();
        for (Evaluation.Indicator row : indicators) {
            levels.merge(
                    row.level1() == null ? "" : row.level1(),
                    new Evaluation.Level(row.level1() == null ? "" : row.level1(), row.weight(), row.score()),
                    (a, b) -> new Evaluation.Level(
                            a.name(), a.weight().add(b.weight()), a.score().add(b.score())));
        }
        return List.copyOf(levels.values());
    }

    private Evaluation.Adjustment adjustment(Scorecard.Adjustment adjustment) {
        RuleRef rule = rules.rule(adjustment.rule());
        return new Evaluation.Adjustment(
                adjustment.cap() ? "cap" : "deduction",
                adjustment.points(),
                rule,
                Explanation.of(rule, adjustment.zh(), adjustment.en()));
    }
}
