package org.jiheng.ruleset;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jiheng.http.Language;
import org.jiheng.ruleset.gate.Gate;

/**
 * A version as answered.
 *
 * @param note null where its author says nothing
 * @param approved null while nobody has approved it
 */
record RuleSetVersionView(
        String name,
        String hash,
        boolean active,
        String origin,
        String author,
        Instant createdAt,
        String note,
        Approval approved,
        Report report,
        List<String> files) {

    record Approval(String by, Instant at) {}

    /** What the gate found; {@code cases} and {@code situations} count what was tried. */
    record Report(List<RuleSetView.FindingView> findings, int cases, int situations) {
        static Report of(KeptReport report, Language language) {
            return new Report(
                    report.findings().stream()
                            .map(f -> RuleSetView.FindingView.of(f, language))
                            .toList(),
                    report.cases(),
                    report.situations());
        }

        static Report of(Gate.Report report, Language language) {
            return of(KeptReport.of(report), language);
        }
    }

    /** A version became live. */
    record Activation(String hash, Instant at, String by, String note) {
        static Activation of(RuleSetActivation activation) {
            return new Activation(activation.hash, activation.activatedAt, activation.activatedBy, activation.note);
        }
    }

    static RuleSetVersionView of(
            RuleSetVersion version, boolean active, Collection<String> files, KeptReport report, Language language) {
        return new RuleSetVersionView(
                version.name,
                version.hash,
                active,
                version.origin,
                version.author,
                version.createdAt,
                version.note,
                version.approvedBy == null ? null : new Approval(version.approvedBy, version.approvedAt),
                Report.of(report, language),
                List.copyOf(files));
    }
}
