package org.jiheng.ruleset.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jiheng.fact.Execution;
import org.jiheng.fact.Indicator;
import org.jiheng.fact.Ledger;
import org.jiheng.fact.Note;
import org.jiheng.fact.Rating;
import org.jiheng.fact.Scorecard;
import org.jiheng.fact.WeightPlan;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.RuleSetFailureException;
import org.jiheng.ruleset.RuleSource;

/**
 * Tries a rule set on everything that can be declared and posted: what no rule scores, what two rules score, and which rules never
 * fire. What it finds is found before an auditor does.
 */
final class CoverageGrid {
    /** Usually a tenth of a second. */
    private static final long LONGEST_NANOS = 30_000_000_000L;

    /** Examples shown of one kind of finding; the rest is counted. */
    private static final int SHOWN = 5;

    private static final int BATCH = 500;

    private final CompiledRuleSet rules;
    private final Thresholds thresholds;
    private final Map<String, Integer> fired = new LinkedHashMap<>();
    private final Map<String, List<Message>> failures = new LinkedHashMap<>();
    private final Map<String, List<Message>> ungraded = new LinkedHashMap<>();
    private final Map<List<String>, List<Message>> graded2 = new LinkedHashMap<>();
    private int probes;
    private final long begun = System.nanoTime();

    private CoverageGrid(CompiledRuleSet rules, Thresholds thresholds) {
        this.rules = rules;
        this.thresholds = thresholds;
    }

    /**
     * What the grid found.
     *
     * @param probes how many situations were tried
     * @param fired in how many of them a rule fired, by its name; one that never did is not there
     */
    record Result(int probes, Map<String, Integer> fired, List<RuleFinding> findings) {}

    /** @param conditions of all rules */
    static Result run(CompiledRuleSet rules, Collection<RuleSource.Condition> conditions) {
        try {
            return new CoverageGrid(rules, new Thresholds(conditions)).run();
        } catch (GridTooLargeException tooLarge) {
            RuleFinding finding = RuleFinding.error(
                    "grid-too-large",
                    null,
                    null,
                    null,
                    tooLarge.detail().zh(),
                    tooLarge.detail().en());
            return new Result(0, Map.of(), List.of(finding));
        }
    }

    private Result run() {
        ProjectProbes project = new ProjectProbes(thresholds);
        tryAll(
                IndicatorProbes.of(thresholds),
                (ledger, probe) -> new Indicator(ledger, probe.input(), probe.weight()),
                Ledger::of,
                IndicatorProbes.Probe::label);
        tryAll(
                project.spendings(),
                (ledger, s) -> new Execution(ledger, s.input(), s.weight()),
                Ledger::of,
                CoverageGrid::label);
        tryAll(project.forms(), WeightPlan::new, Ledger::of, CoverageGrid::label);
        tryAll(
                List.copyOf(project.totals()),
                Rating::new,
                Ledger::of,
                total -> new Message("总分 " + total.toPlainString(), "a total of " + total.toPlainString()));
        tryAll(
                project.sums(),
                (ledger, s) -> new Scorecard(ledger, s.total(), s.execution(), s.executionScore(), s.levels()),
                null,
                s -> new Message("汇总 " + s, "sums " + s));
        return new Result(probes, fired, findings());
    }

    private void requireTime() {
        if (System.nanoTime() - begun > LONGEST_NANOS) {
            throw new GridTooLargeException(
                    "覆盖检查超过 " + LONGEST_NANOS / 1_000_000_000 + " 秒；请减少规则和界限，或分成几个规则集。",
                    "The coverage grid takes longer than " + LONGEST_NANOS / 1_000_000_000
                            + " s; use fewer rules and thresholds, or several rule sets.");
        }
    }

    /** @param entry null where nothing needs to be awarded */
    private <P, F> void tryAll(
            List<P> all,
            BiFunction<Ledger, P, F> fact,
            BiFunction<Ledger, F, Ledger.Entry> entry,
            Function<P, Message> label) {
        for (int from = 0; from < all.size(); from += BATCH) {
            requireTime();
            List<P> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            try {
                tryBatch(batch, fact, entry, label);
            } catch (RuleSetFailureException somewhere) {
                // One by one, to see which of them it is.
                for (P probe : batch) {
                    requireTime();
                    try {
                        tryBatch(List.of(probe), fact, entry, label);
                    } catch (RuleSetFailureException failure) {
                        failures.computeIfAbsent(failure.detail().zh(), m -> new ArrayList<>())
                                .add(label.apply(probe));
                    }
                }
            }
        }
        probes += all.size();
    }

    private <P, F> void tryBatch(
            List<P> batch,
            BiFunction<Ledger, P, F> fact,
            BiFunction<Ledger, F, Ledger.Entry> entry,
            Function<P, Message> label) {
        Ledger ledger = new Ledger();
        List<F> facts = batch.stream().map(probe -> fact.apply(ledger, probe)).toList();
        List<String> now = new ArrayList<>();
        try {
            rules.fire(ledger, facts, now::add);
        } catch (RuleSetFailureException failure) {
            // A batch that fails is tried again, one by one; what fails alone has fired its rules all the same.
            if (batch.size() == 1) {
                count(now);
            }
            throw failure;
        }
        count(now);
        if (entry == null) {
            return;
        }
        for (int i = 0; i < facts.size(); i++) {
            Ledger.Entry recorded = entry.apply(ledger, facts.get(i));
            boolean refused = recorded.notes().stream().anyMatch(n -> n.kind() == Note.Kind.REFUSED);
            if (recorded.award() == null && !refused) {
                String kind = facts.get(i).getClass().getSimpleName();
                ungraded.computeIfAbsent(kind, k -> new ArrayList<>()).add(label.apply(batch.get(i)));
            } else if (recorded.rival() != null) {
                graded2.computeIfAbsent(List.of(recorded.award().rule(), recorded.rival()), k -> new ArrayList<>())
                        .add(label.apply(batch.get(i)));
            }
        }
    }

    private void count(List<String> now) {
        now.forEach(rule -> fired.merge(rule, 1, Integer::sum));
    }

    private List<RuleFinding> findings() {
        List<RuleFinding> findings = new ArrayList<>();
        failures.forEach((reason, where) -> findings.add(RuleFinding.error(
                "rule-fails",
                null,
                null,
                null,
                reason + " 例如：" + examples(where, true),
                reason + " For example: " + examples(where, false))));
        ungraded.forEach((kind, where) -> findings.add(RuleFinding.error(
                "not-scored",
                null,
                null,
                null,
                "没有规则评分（" + kind + "，" + where.size() + " 种情形），例如：" + examples(where, true) + "。请补上适用的规则，或改正相邻规则的界限。",
                "No rule scores (" + kind + ", " + where.size() + " situations), for example: " + examples(where, false)
                        + ". Add a rule that applies, or mend the limits of those beside it.")));
        graded2.forEach((pair, where) -> {
            RuleRef second = rules.rule(pair.get(1));
            findings.add(RuleFinding.error(
                    "scored-twice",
                    second.file(),
                    second.line(),
                    null,
                    "两条规则同时评分：" + shown(pair.get(0)) + "、" + shown(pair.get(1)) + "（" + where.size() + " 种情形），例如："
                            + examples(where, true) + "。请让条件互相排除。",
                    "Two rules score the same: " + shown(pair.get(0)) + ", " + shown(pair.get(1)) + " (" + where.size()
                            + " situations), for example: " + examples(where, false)
                            + ". Make their conditions exclude each other."));
        });
        return findings;
    }

    private String shown(String rule) {
        RuleRef ref = rules.rule(rule);
        return "「" + rule + "」(" + ref.file() + ":" + ref.line() + ")";
    }

    private static String examples(List<Message> where, boolean zh) {
        List<String> shown = where.stream()
                .map(m -> zh ? m.zh() : m.en())
                .distinct()
                .limit(SHOWN)
                .toList();
        return String.join(zh ? "；" : "; ", shown);
    }

    private static Message label(ProjectProbes.Spending spending) {
        String budget = spending.input().budget() == null
                ? "—"
                : spending.input().budget().toPlainString();
        String executed = spending.input().executed().toPlainString();
        String weight = spending.weight().toPlainString();
        return new Message(
                "预算 " + budget + "，执行 " + executed + "，分值 " + weight,
                "budget " + budget + ", executed " + executed + ", weight " + weight);
    }

    private static Message label(List<org.jiheng.fact.IndicatorInput> form) {
        List<String> rows = form.stream()
                .map(r -> (r.level1() == null ? "?" : r.level1())
                        + (r.weight() == null ? "" : " " + r.weight().toPlainString()))
                .toList();
        return new Message("申报 " + String.join("、", rows), "declared " + String.join(", ", rows));
    }
}
