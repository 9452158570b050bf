package org.jiheng.declaration;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jiheng.fact.ScoringType;

/**
 * What a person decided about findings of a declaration: a correction, or that a reading is accepted. The declared text itself is
 * never changed by it.
 *
 * @param indicatorId the row it is about, null for the project as a whole
 * @param level1 corrected level 1, null when left as it is; so for the next five
 * @param annualRequest corrected year's request in 元, of the project only
 * @param accept codes of findings accepted as read
 * @param accepted those findings as they were; empty for settlements made before they were kept
 * @param withdraw earlier corrections that count no more
 * @param reason why, never blank
 * @param by who decided
 * @param at when
 */
public record Settlement(
        String indicatorId,
        String level1,
        String level2,
        String name,
        Target target,
        List<Finding> targetFindings,
        BigDecimal weight,
        ScoringType scoringType,
        BigDecimal annualRequest,
        List<String> accept,
        List<Finding> accepted,
        List<Correction> withdraw,
        String reason,
        String by,
        Instant at) {
    public Settlement {
        annualRequest = ProjectDeclaration.yuan(annualRequest);
        targetFindings = targetFindings == null ? List.of() : List.copyOf(targetFindings);
        accept = accept == null ? List.of() : List.copyOf(accept);
        accepted = accepted == null ? List.of() : List.copyOf(accepted);
        withdraw = withdraw == null ? List.of() : List.copyOf(withdraw);
        Objects.requireNonNull(reason, "reason");
    }

    /** The same decision without points, which a later one took back. */
    Settlement withoutWeight() {
        return new Settlement(
                indicatorId,
                level1,
                level2,
                name,
                target,
                targetFindings,
                null,
                scoringType,
                annualRequest,
                accept,
                accepted,
                withdraw,
                reason,
                by,
                at);
    }

    /** Whether this decision answers a finding: by a correction of what it is about, or by accepting just that finding. */
    boolean settles(Finding finding) {
        String code = finding.code();
        return accepts(finding)
                || (level1 != null && code.startsWith("level-"))
                || (name != null && (code.startsWith("name-") || code.equals("row-repeated")))
                || (target != null && code.startsWith("target-"))
                || (weight != null && code.startsWith("weight-"))
                || (annualRequest != null && (code.startsWith("annual-") || code.equals("funds-sum")));
    }

    /** A sum that was accepted as 95 is not accepted as 60: what the finding says must be the same, wherever it stands. */
    private boolean accepts(Finding finding) {
        return accept.contains(finding.code())
                && (accepted.isEmpty()
                        || accepted.stream()
                                .anyMatch(a -> a.code().equals(finding.code())
                                        && a.message().equals(finding.message())));
    }
}
