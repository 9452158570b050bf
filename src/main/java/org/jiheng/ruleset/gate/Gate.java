package org.jiheng.ruleset.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.http.Message;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.RuleSetCompiler.Compilation;
import org.jiheng.ruleset.RuleSetContent;
import org.jiheng.ruleset.RuleSource;

/**
 * What a rule set must pass before it may score: it compiles, its own cases come out as they say, and everything that can be
 * declared and posted is scored by exactly one rule.
 */
public final class Gate {
    private static final int MOST_CASES = 5_000;

    private Gate() {}

    /**
     * The outcome.
     *
     * @param findings of all steps that were taken; a step with errors ends the way
     * @param compiled null when refused
     * @param cases how many cases the rule set brings; 0 where the compilation failed
     * @param situations how many situations the coverage grid tried, likewise
     * @param results what became of each case, where they were run
     * @param rules how often each rule fired, in the order of files and lines; none where the compilation failed
     */
    public record Report(
            List<RuleFinding> findings,
            CompiledRuleSet compiled,
            int cases,
            int situations,
            List<CaseResult> results,
            List<Use> rules) {
        private static Report refused(List<RuleFinding> findings, int cases) {
            return new Report(findings, null, cases, 0, List.of(), List.of());
        }

        public boolean accepted() {
            return compiled != null;
        }
    }

    /**
     * How often a rule fired.
     *
     * @param situations of the coverage grid in which it did
     * @param cases in which it did
     */
    public record Use(RuleRef rule, int situations, int cases) {}

    /** Takes a compiled content through the rest of the gate; what was refused by the compiler stays refused. */
    public static Report check(RuleSetContent content, Compilation compilation) {
        List<RuleFinding> findings = new ArrayList<>(compilation.findings());
        if (!compilation.accepted()) {
            return Report.refused(findings, 0);
        }
        CompiledRuleSet rules = compilation.compiled();
        List<RuleCase> cases = RuleCase.read(content, findings::add);
        if (cases.size() > MOST_CASES) {
            findings.add(RuleFinding.error(
                    "too-many-cases",
                    null,
                    null,
                    null,
                    "案例共 " + cases.size() + " 个，最多 " + MOST_CASES + " 个。",
                    "There are " + cases.size() + " cases, at most " + MOST_CASES + " are run."));
            return Report.refused(findings, cases.size());
        }
        List<CaseResult> results = cases.stream().map(c -> CaseRun.of(c, rules)).toList();
        Map<String, Integer> firedByCases = new HashMap<>();
        for (CaseResult result : results) {
            result.fired().forEach(rule -> firedByCases.merge(rule, 1, Integer::sum));
            if (!result.passed()) {
                findings.add(result.finding());
            }
        }
        CoverageGrid.Result grid = CoverageGrid.run(rules, RuleSource.conditions(content));
        findings.addAll(grid.findings());
        List<Use> uses = new ArrayList<>();
        for (RuleRef rule : rules.rules()) {
            Use use =
                    new Use(rule, grid.fired().getOrDefault(rule.name(), 0), firedByCases.getOrDefault(rule.name(), 0));
            uses.add(use);
            if (use.cases() == 0) {
                findings.add(use.situations() == 0 ? dead(rule) : withoutCase(rule));
            }
        }
        boolean refused = findings.stream().anyMatch(RuleFinding::isError);
        return new Report(findings, refused ? null : rules, cases.size(), grid.probes(), results, uses);
    }

    private static RuleFinding withoutCase(RuleRef rule) {
        return warning(
                "no-case",
                rule,
                "规则「" + rule.name() + "」没有案例；请在 cases/ 中补一个会触发它的案例。",
                "No case fires rule \"" + rule.name() + "\"; add one to cases/.");
    }

    private static RuleFinding dead(RuleRef rule) {
        return warning(
                "never-fires",
                rule,
                "规则「" + rule.name() + "」在任何情形下都不触发；请检查条件，或删去它。",
                "Rule \"" + rule.name() + "\" fires in no situation; look at its conditions, or delete it.");
    }

    private static RuleFinding warning(String code, RuleRef rule, String zh, String en) {
        return new RuleFinding(
                RuleFinding.Level.WARNING, code, rule.file(), rule.line(), null, new Message(zh, en), null);
    }
}
