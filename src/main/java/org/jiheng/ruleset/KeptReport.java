package org.jiheng.ruleset;

import java.util.List;
import org.jiheng.ruleset.gate.Gate;

/**
 * What the gate found in a version, as it is kept with it.
 *
 * @param cases how many cases the rule set brings
 * @param situations how many situations the coverage grid tried
 */
record KeptReport(List<RuleFinding> findings, int cases, int situations) {
    static KeptReport of(Gate.Report report) {
        return new KeptReport(report.findings(), report.cases(), report.situations());
    }
}
