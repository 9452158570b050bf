package org.jiheng.ruleset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.drools.core.event.DefaultAgendaEventListener;
import org.jiheng.fact.Award;
import org.jiheng.fact.Execution;
import org.jiheng.fact.Indicator;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Ledger;
import org.jiheng.fact.Note;
import org.jiheng.fact.Rating;
import org.jiheng.fact.Scorecard;
import org.jiheng.fact.WeightPlan;
import org.jiheng.ruleset.RuleSetDefinition.Rounding;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionsPool;

/** One version of a rule set, ready to score; safe for many threads. */
public final class CompiledRuleSet {
    private static final int POOLED_SESSIONS = 8;
    /** Rules neither insert nor modify, so a rule fires at most once for a fact; far more means a loop. */
    private static final int FIRINGS_PER_FACT = 200;
    /** A project takes a fraction of a millisecond. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private final String name;
    private final String hash;
    private final RuleSetDefinition definition;
    private final Map<String, RuleRef> rules;
    private final KieContainer container;
    private final KieSessionsPool sessions;

    CompiledRuleSet(
            String name,
            String hash,
            RuleSetDefinition definition,
            Map<String, RuleRef> rules,
            KieContainer container) {
        this.name = name;
        this.hash = hash;
        this.definition = definition;
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.container = container;
        this.sessions = container.newKieSessionsPool(POOLED_SESSIONS);
    }

    public String name() {
        return name;
    }

    /** SHA-256 of the content it was compiled from. */
    public String hash() {
        return hash;
    }

    public RuleSetDefinition definition() {
        return definition;
    }

    /** Where a rule stands; null for a name that is none of this version's. */
    public RuleRef rule(String ruleName) {
        return rules.get(ruleName);
    }

    /** A bare session of the pool, for measuring what scoring costs beside it. */
    public KieSession bareSession() {
        return sessions.newKieSession();
    }

    /**
     * Scores one project: weights, then rows and the execution rate, then sums, then deductions and caps, then the grade.
     *
     * @throws RuleSetFailureException when something is awarded by no rule or by two, or a rule fails
     */
    public ScoringOutcome score(ScoringInput input) {
        return score(input, rule -> {});
    }

    /** As {@link #score(ScoringInput)}, and tells the name of every rule that fires. */
    public ScoringOutcome score(ScoringInput input, Consumer<String> fired) {
        Ledger ledger = new Ledger();
        KieSession session = session(ledger, fired);
        try {
            return new Run(session, ledger, input).score();
        } finally {
            session.dispose();
        }
    }

    /**
     * Fires the rules on facts made by hand; nothing is summed or rated. What the rules recorded stands in the ledger.
     *
     * @throws RuleSetFailureException when a rule fails
     */
    public void fire(Ledger ledger, Collection<?> facts, Consumer<String> fired) {
        KieSession session = session(ledger, fired);
        try {
            facts.forEach(session::insert);
            fire(session, ledger, FIRINGS_PER_FACT * facts.size());
        } finally {
            session.dispose();
        }
    }

    private KieSession session(Ledger ledger, Consumer<String> fired) {
        KieSession session = sessions.newKieSession();
        // A pooled session forgets its listeners when it is given back.
        long begun = System.nanoTime();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                if (System.nanoTime() - begun > LONGEST_NANOS) {
                    throw new IllegalStateException(
                            "the rules take longer than " + LONGEST_NANOS / 1_000_000_000 + " s");
                }
                String rule = event.getMatch().getRule().getName();
                ledger.firing(rule);
                fired.accept(rule);
            }
        });
        return session;
    }

    private void fire(KieSession session, Ledger ledger, int limit) {
        int fired;
        try {
            fired = session.fireAllRules(limit);
        } catch (RuntimeException | LinkageError failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            RuleRef rule = ledger.firing() == null ? null : rules.get(ledger.firing());
            String place = rule == null ? "" : "「" + rule.name() + "」(" + rule.file() + ":" + rule.line() + ")";
            throw new RuleSetFailureException(
                    "规则集 " + name + " 运行出错" + place + "：" + reason,
                    "Rule set " + name + " failed " + place + ": " + reason,
                    cause);
        }
        if (fired >= limit) {
            throw new RuleSetFailureException(
                    "规则集 " + name + " 触发规则 " + limit + " 次仍未结束。",
                    "Rule set " + name + " did not end after " + limit + " firings.");
        }
    }

    /** All rules of this version, in the order of files and lines. */
    public Collection<RuleRef> rules() {
        return rules.values();
    }

    /** Of the classes that were made from the rules. */
    ClassLoader classLoader() {
        return container.getClassLoader();
    }

    /** Lets go of the compiled classes; scoring that is under way must have ended. */
    public void close() {
        sessions.shutdown();
        container.dispose();
    }

    /** One project on its way through the phases. */
    private final class Run {
        private final KieSession session;
        private final Ledger ledger;
        private final ScoringInput input;
        private final Rounding rounding = definition.rounding();

        Run(KieSession session, Ledger ledger, ScoringInput input) {
            this.session = session;
            this.ledger = ledger;
            this.input = input;
        }

        ScoringOutcome score() {
            WeightPlan plan = new WeightPlan(ledger, input.indicators());
            fire(plan);
            Award weights = single(ledger.of(plan), "权重方案", "the weights");
            WeightPlan.Weights points = ledger.weights(plan);

            List<Indicator> indicators = new ArrayList<>(input.indicators().size());
            for (int i = 0; i < input.indicators().size(); i++) {
                Indicator indicator = new Indicator(
                        ledger, input.indicators().get(i), points.rows().get(i));
                indicators.add(indicator);
                session.insert(indicator);
            }
            Execution execution = new Execution(ledger, input.execution(), points.execution());
            fire(execution);

            List<ScoringOutcome.Row> rows = new ArrayList<>(indicators.size());
            Map<String, BigDecimal> levels = new LinkedHashMap<>();
            BigDecimal sum = BigDecimal.ZERO.setScale(rounding.scale());
            for (int i = 0; i < indicators.size(); i++) {
                IndicatorInput row = input.indicators().get(i);
                ScoringOutcome.Row scored = row(
                        ledger.of(indicators.get(i)),
                        points.rows().get(i),
                        points.rescaled().get(i),
                        row.name());
                rows.add(scored);
                sum = sum.add(scored.points());
                levels.merge(row.level1() == null ? "" : row.level1(), scored.points(), BigDecimal::add);
            }
            ScoringOutcome.Row executed = row(ledger.of(execution), points.execution(), false, "预算执行率");
            sum = sum.add(executed.points());

            Scorecard scorecard = new Scorecard(ledger, sum, input.execution(), executed.points(), levels);
            fire(scorecard);
            BigDecimal total = adjusted(sum, ledger.adjustments(scorecard));
            Rating rating = new Rating(ledger, total);
            fire(rating);
            Award graded = single(ledger.of(rating), "总分 " + total.toPlainString() + " 的等级", "the grade of " + total);
            return new ScoringOutcome(
                    rows,
                    executed,
                    weights,
                    ledger.of(plan).notes(),
                    points.unassigned(),
                    ledger.adjustments(scorecard),
                    total,
                    ledger.grade(rating),
                    graded,
                    ledger.of(scorecard).notes());
        }

        private void fire(Object fact) {
            session.insert(fact);
            CompiledRuleSet.this.fire(
                    session, ledger, FIRINGS_PER_FACT * (input.indicators().size() + 2));
        }

        private ScoringOutcome.Row row(Ledger.Entry entry, BigDecimal weight, boolean rescaled, String what) {
            Award award = entry.notes().stream()
                    .filter(n -> n.kind() == Note.Kind.REFUSED)
                    .findFirst()
                    .map(n -> new Award(n.rule(), BigDecimal.ZERO, null, null, n.zh(), n.en()))
                    .orElseGet(() -> single(entry, "「" + what + "」", "\"" + what + "\""));
            BigDecimal points = award.points(weight, rounding.scale(), rounding.mode());
            return new ScoringOutcome.Row(weight, points, award, entry.notes(), rescaled);
        }

        private Award single(Ledger.Entry entry, String zh, String en) {
            if (entry.award() == null) {
                throw new RuleSetFailureException(
                        "规则集 " + name + " 中没有规则给" + zh + "评分；请补上适用的规则。",
                        "No rule of " + name + " scores " + en + "; add one that applies.");
            }
            if (entry.rival() != null) {
                String first = shown(entry.award().rule());
                String second = shown(entry.rival());
                throw new RuleSetFailureException(
                        "规则集 " + name + " 中有两条规则给" + zh + "评分：" + first + "、" + second + "；只能有一条适用。",
                        "Two rules of " + name + " score " + en + ": " + first + " and " + second
                                + "; only one may apply.");
            }
            return entry.award();
        }

        private String shown(String rule) {
            RuleRef ref = rules.get(rule);
            return "「" + rule + "」(" + ref.file() + ":" + ref.line() + ")";
        }

        /** Deductions first, then the lowest cap, so that the order of firing does not matter; never below 0. */
        private BigDecimal adjusted(BigDecimal sum, List<Scorecard.Adjustment> adjustments) {
            BigDecimal total = sum;
            for (Scorecard.Adjustment adjustment : adjustments) {
                total = adjustment.cap() ? total : total.subtract(adjustment.points());
            }
            for (Scorecard.Adjustment adjustment : adjustments) {
                total = adjustment.cap() ? total.min(adjustment.points()) : total;
            }
            return total.max(BigDecimal.ZERO).setScale(rounding.scale(), rounding.mode());
        }
    }
}
