package org.jiheng.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jiheng.actual.ReadActual;
import org.jiheng.actual.UnitActual;
import org.jiheng.declaration.Target;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.ScoringType;
import org.jiheng.http.JsonSetup;
import org.jiheng.http.Texts;

/**
 * Everything that an evaluation is made from, beside the rules. It is kept with the evaluation, so that years later the same can
 * be computed again.
 *
 * @param id of the evaluation, null when nothing is stored; so are the project's id, the version and the revision
 * @param budget adjusted budget, or the year's request, in 元; null where there is neither
 * @param executed in 元
 * @param executionReason why execution and budget differ, null where none is given
 * @param rows in the order of the declaration
 * @param remarks open findings of the declaration, and items that matched nothing
 * @param again true where actuals that were taken before are evaluated again, so that nobody is there to whom the rules could
 *     send one back: what they refuse is then a remark; null or false for a post
 * @param wording which texts the evaluation has, so that a replay has the same: {@link #FORM_WORDS}, or null where it was made
 *     when they still named members of the API
 */
public record EvaluationInput(
        String id,
        String projectId,
        int year,
        RuleSetName ruleset,
        Integer declarationVersion,
        Integer submissionRevision,
        Instant evaluatedAt,
        BigDecimal budget,
        BigDecimal executed,
        String executionReason,
        List<Row> rows,
        List<Remark> remarks,
        Boolean again,
        Integer wording) {
    /** The wording of what is evaluated now. */
    static final int FORM_WORDS = 2;

    /** Whether texts have the words of the forms in place of those of the API. */
    boolean inFormWords() {
        return wording != null;
    }

    /** A rule-set version. */
    record RuleSetName(String name, String hash) {}

    /**
     * One row.
     *
     * @param weight declared points, null where none are
     * @param scoringType 赋分规则, null where none is declared
     * @param posted what was posted for it, null when nothing was
     * @param reading how that is read against the target, null when nothing was posted
     * @param remarks open findings of the declared row
     */
    record Row(
            String indicatorId,
            String name,
            String level1,
            String level2,
            Target target,
            BigDecimal weight,
            ScoringType scoringType,
            Posted posted,
            ReadActual reading,
            List<Remark> remarks) {
        boolean given() {
            return posted != null && (posted.value() != null || posted.text() != null || posted.attainment() != null);
        }

        boolean notApplicable() {
            return posted != null && posted.attainment() == Attainment.NOT_APPLICABLE;
        }

        boolean reasonGiven() {
            return posted != null && !Texts.blank(posted.deviationReason());
        }
    }

    /** An actual as posted, of several units with what they reached together; every member but one may be null. */
    record Posted(
            @JsonDeserialize(using = JsonSetup.StoredDecimal.class)
            BigDecimal value,

            String unit,
            String text,
            Attainment attainment,

            @JsonDeserialize(using = JsonSetup.StoredDecimal.class)
            BigDecimal percent,

            BigDecimal selfScore,
            String deviationReason,
            String evidence,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<UnitActual> byUnit) {}
}
