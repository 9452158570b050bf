package org.jiheng.ruleset;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jiheng.http.Language;

/** A rule set as answered. */
record RuleSetView(
        String name,
        String title,
        String basis,
        boolean isDefault,
        boolean uploading,
        Active active,
        Folder folder,
        List<String> files) {

    record Active(String hash, Instant since, String by) {}

    record Folder(String hash, String state, List<FindingView> findings) {
        static Folder of(RuleFolders.Seen seen, Language language) {
            return new Folder(
                    seen.hash(),
                    seen.state().name().toLowerCase(Locale.ROOT),
                    seen.findings().stream()
                            .map(f -> FindingView.of(f, language))
                            .toList());
        }
    }

    record FindingView(
            RuleFinding.Level severity,
            String code,
            String file,
            Integer line,
            Integer column,
            String message,
            String allowed) {
        static FindingView of(RuleFinding finding, Language language) {
            return new FindingView(
                    finding.severity(),
                    finding.code(),
                    finding.file(),
                    finding.line(),
                    finding.column(),
                    language.of(finding.message()),
                    finding.allowed());
        }
    }
}
