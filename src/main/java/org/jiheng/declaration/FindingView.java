package org.jiheng.declaration;

import java.time.Instant;
import java.util.List;
import org.jiheng.http.Language;

/**
 * A finding as answered, in the caller's language.
 *
 * @param settled null while it is open
 */
public record FindingView(Severity severity, String code, String message, String where, Settled settled) {
    /** Who settled it, when and why. */
    public record Settled(String by, Instant at, String reason) {}

    public static FindingView of(Finding finding, Language language) {
        return new FindingView(
                finding.severity(), finding.code(), language.of(finding.message()), finding.where(), null);
    }

    static FindingView of(SettledFinding finding, Language language) {
        FindingView open = of(finding.finding(), language);
        Settlement by = finding.settlement();
        return by == null
                ? open
                : new FindingView(
                        open.severity, open.code, open.message, open.where, new Settled(by.by(), by.at(), by.reason()));
    }

    static List<FindingView> of(List<SettledFinding> findings, Language language) {
        return findings.stream().map(f -> of(f, language)).toList();
    }
}
