package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jiheng.fact.ScoringType;

/**
 * One declared level-3 indicator (三级指标) as a form gives it.
 *
 * @param ordinal place among the project's rows, from 1
 * @param level1 full word (产出指标); null when it could not be placed, which is a finding
 * @param level2 as declared, without white space; null when none is known
 * @param name as declared, trimmed, quotes and brackets untouched; empty when missing, which is a finding
 * @param target never null
 * @param weight declared points (分值), null where the form declares none
 * @param scoringType declared 赋分规则, null where the form declares none
 * @param source the row as it came, null for a project declared as JSON
 * @param findings what is doubtful about this row, in order of columns; never null
 */
public record DeclaredRow(
        int ordinal,
        String level1,
        String level2,
        String name,
        Target target,
        BigDecimal weight,
        // Left out where there is none, so that forms stored before it existed are still the same forms.
        @JsonInclude(JsonInclude.Include.NON_NULL) ScoringType scoringType,
        Source source,
        List<Finding> findings) {
    public DeclaredRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        findings = List.copyOf(findings);
    }

    /** The same row where the same form stands now. @param now the row as another reading of that form gives it */
    DeclaredRow standingAs(DeclaredRow now) {
        List<Finding> placed =
                findings.stream().map(f -> f.standingAs(now.findings)).toList();
        return new DeclaredRow(ordinal, level1, level2, name, target, weight, scoringType, now.source, placed);
    }

    /**
     * The row as it stands in the form.
     *
     * @param line line number in the file, or on its sheet, from 1
     * @param where as findings name it, with its sheet or page; null for rows that were stored before it was kept
     * @param text the whole line, tabs included
     */
    public record Source(int line, String where, String text) {}
}
