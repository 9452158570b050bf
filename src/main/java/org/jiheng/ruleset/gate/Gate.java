package org.jiheng.ruleset.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    private Gate() {}

    /**
     * The outcome.
     *
     * @param findings of all steps that were taken; a step with errors ends the way
     * @param compiled null when refused
     * @param cases how many cases the rule set brings; 0 where the compilation failed
     * @param situations how many situations the coverage grid tried, likewise
     * @param withoutCase names of rules that no case fires, in the order of files and lines
     */
    public record Report(
            List<RuleFinding> findings, CompiledRuleSet compiled, int cases, int situations, List<String> withoutCase) {
        public boolean accepted() {
            return compiled != null;
        }
    }

    /** Takes a compiled content through the rest of the gate; what was refused by the compiler stays refused. */
    public static Report check(RuleSetContent content, Compilation compilation) {
        List<RuleFinding> findings = new ArrayList<>(compilation.findings());
        if (!compilation.accepted()) {
            return new Report(findings, null, 0, 0, List.of());
        }
        CompiledRuleSet rules = compilation.compiled();
        List<RuleCase> cases = RuleCase.read(content, findings::add);
        Set<String> firedByCases = new LinkedHashSet<>();
        cases.forEach(c -> CaseRun.of(c, rules, firedByCases::add, findings::add));
        CoverageGrid.Result grid = CoverageGrid.run(rules, new Thresholds(RuleSource.conditions(content)));
        findings.addAll(grid.findings());
        for (RuleRef rule : rules.rules()) {
            if (!grid.fired().contains(rule.name()) && !firedByCases.contains(rule.name())) {
                findings.add(dead(rule));
            }
        }
        List<String> withoutCase = rules.rules().stream()
                .map(RuleRef::name)
                .filter(name -> !firedByCases.contains(name))
                .toList();
        boolean refused = findings.stream().anyMatch(RuleFinding::isError);
        return new Report(findings, refused ? null : rules, cases.size(), grid.probes(), withoutCase);
    }

    private static RuleFinding dead(RuleRef rule) {
        return new RuleFinding(
                RuleFinding.Level.WARNING,
                "never-fires",
                rule.file(),
                rule.line(),
                null,
                new Message(
                        "规则「" + rule.name() + "」在任何情形下都不触发；请检查条件，或删去它。",
                        "Rule \"" + rule.name() + "\" fires in no situation; look at its conditions, or delete it."),
                null);
    }
}
