package org.jiheng.ruleset;

import java.util.List;
import org.jiheng.http.Language;
import org.jiheng.ruleset.gate.CaseResult;
import org.jiheng.ruleset.gate.Gate;

/** A check as answered. */
record RuleSetCheckView(
        String hash, boolean accepted, List<RuleSetView.FindingView> findings, List<Case> cases, Coverage coverage) {

    /** @param failure why the case could not be scored, null where it was */
    record Case(
            String name,
            String file,
            int line,
            boolean passed,
            List<Difference> differences,
            String failure,
            List<String> fired) {
        static Case of(CaseResult result, Language language) {
            return new Case(
                    result.name(),
                    result.file(),
                    result.line(),
                    result.passed(),
                    result.differences().stream()
                            .map(d -> new Difference(language.of(d.what()), d.expected(), d.actual()))
                            .toList(),
                    result.failure() == null ? null : language.of(result.failure()),
                    result.fired());
        }
    }

    /** @param actual null where nothing came out */
    record Difference(String what, String expected, String actual) {}

    record Coverage(int situations, List<Rule> rules) {}

    /** A rule with the number of situations and cases in which it fired. */
    record Rule(String name, String file, int line, String basis, int situations, int cases) {
        static Rule of(Gate.Use use) {
            RuleRef rule = use.rule();
            return new Rule(rule.name(), rule.file(), rule.line(), rule.basis(), use.situations(), use.cases());
        }
    }

    static RuleSetCheckView of(RuleSetChecks.Checked checked, Language language) {
        Gate.Report report = checked.report();
        return new RuleSetCheckView(
                checked.hash(),
                report.accepted(),
                report.findings().stream()
                        .map(f -> RuleSetView.FindingView.of(f, language))
                        .toList(),
                report.results().stream().map(r -> Case.of(r, language)).toList(),
                new Coverage(
                        report.situations(),
                        report.rules().stream().map(Rule::of).toList()));
    }
}
