package org.jiheng.ruleset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jiheng.fact.Award;
import org.jiheng.fact.Note;
import org.jiheng.fact.Scorecard.Adjustment;

/**
 * What a rule set made of one project. Points are rounded once for each row, and the total is their sum.
 *
 * @param rows in the order of the input
 * @param planNotes what rules said about the weights
 * @param unassigned points of groups in which no row can take them, by the group's word
 * @param adjustments deductions and caps, in the order made
 * @param total after deductions and caps
 * @param grade never blank
 * @param rating the award of the grade
 * @param scorecardNotes what rules said about the sums
 */
public record ScoringOutcome(
        List<Row> rows,
        Row execution,
        Award weights,
        List<Note> planNotes,
        Map<String, BigDecimal> unassigned,
        List<Adjustment> adjustments,
        BigDecimal total,
        String grade,
        Award rating,
        List<Note> scorecardNotes) {

    /**
     * One scored row, or the execution rate.
     *
     * @param weight points it could earn
     * @param points it earned
     * @param award of a refused row 0 by the rule that refused it
     * @param rescaled whether rows that do not apply changed its weight
     */
    public record Row(BigDecimal weight, BigDecimal points, Award award, List<Note> notes, boolean rescaled) {}
}
