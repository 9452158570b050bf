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
    private static final int MOST_CASES = 5_000;

    private Gate() {}

    /**
     * The outcome.
     *
     * @param findings of all steps that were taken; a step with errors ends the way
     * @param compiled null when refused
     * @param cases how many cases the rule set brings; 0 where the compilation failed
     * @param situations how many situations the coverage grid tried, likewise
     */
    public record Report(List<RuleFinding> findings, CompiledRuleSet compiled, int cases, int situations) {
        public boolean accepted() {
            return compiled != null;
        }
    }

    /** Takes a compiled content through the rest of the gate; what was refused by the compiler stays refused. */
    public static Report check(RuleSetContent content, Compilation compilation) {
        List<RuleFinding> findings = new ArrayList<>(compilation.findings());
        if (!compilation.accepted()) {
            return new Report(findings, null, 0, 0);
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
            return new Report(findings, null, cases.size(), 0);
        }
        Set<String> firedByCases = new LinkedHashSet<>();
        cases.forEach(c -> CaseRun.of(c, rules, firedByCases::add, findings::add));
        CoverageGrid.Result grid = CoverageGrid.run(rules, RuleSource.conditions(content));
        findings.addAll(grid.findings());
        for (RuleRef rule : rules.rules()) {
            boolean inCase = firedByCases.contains(rule.name());
            if (!inCase && !grid.fired().contains(rule.name())) {
                findings.add(dead(rule));
            } else if (!inCase) {
                findings.add(withoutCase(rule));
            }
        }
        boolean refused = findings.stream().anyMatch(RuleFinding::isError);
        return new Report(findings, refused ? null : rules, cases.size(), grid.probes());
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
