package org.jiheng.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.fact.Note;
import org.jiheng.fact.TargetKind;
import org.jiheng.ruleset.ScoringOutcome;

/** Collects why a result is provisional, and what else is worth a look. */
final class Provisional {
    private final EvaluationInput input;
    private final List<Remark> reasons = new ArrayList<>();
    private final List<Remark> warnings = new ArrayList<>();

    Provisional(EvaluationInput input) {
        this.input = input;
        input.remarks().forEach(this::sort);
        input.rows().forEach(this::row);
    }

    List<Remark> reasons() {
        return List.copyOf(reasons);
    }

    List<Remark> warnings() {
        return List.copyOf(warnings);
    }

    /** Takes what the rules said, and what follows from the weights they chose. */
    void add(ScoringOutcome outcome) {
        outcome.unassigned()
                .forEach((level, points) -> reasons.add(Remark.error(
                        "weights-unassigned",
                        null,
                        level + "的 " + points.toPlainString() + " 分没有可得分的指标；请核对指标和分值。",
                        points.toPlainString() + " points of " + level
                                + " have no indicator to earn them; check the rows.")));
        if (outcome.execution().weight().signum() > 0) {
            execution();
        }
        outcome.planNotes().forEach(n -> note(n, null, true));
        for (int i = 0; i < outcome.rows().size(); i++) {
            EvaluationInput.Row row = input.rows().get(i);
            outcome.rows().get(i).notes().forEach(n -> note(n, row.indicatorId(), row.reasonGiven()));
        }
        outcome.execution().notes().forEach(n -> note(n, null, input.executionReason() != null));
        outcome.scorecardNotes().forEach(n -> note(n, null, true));
    }

    /** Says that the rule set is meant for other years; the default one scores them all the same. */
    void otherYear(String ruleset, String years) {
        warnings.add(Remark.warning(
                "ruleset-other-year",
                null,
                "规则集 " + ruleset + " 用于 " + years + " 年，本项目是 " + input.year() + " 年；请核对，或为该年指定规则集。",
                "Rule set " + ruleset + " is meant for " + years + ", the project is of " + input.year()
                        + "; check, or assign a rule set to the year."));
    }

    private void sort(Remark remark) {
        (remark.severity() == Severity.INFO ? warnings : reasons).add(remark);
    }

    private void row(EvaluationInput.Row row) {
        String id = row.indicatorId();
        if (row.notApplicable()) {
            return;
        }
        row.remarks().forEach(this::sort);
        List<Finding> read = row.reading() == null ? List.of() : row.reading().findings();
        read.forEach(finding -> sort(Remark.of(finding, id)));
        TargetKind kind = row.target().kind();
        if (kind == TargetKind.MISSING && !said(id, "target-missing")) {
            reasons.add(Remark.warning("target-missing", id, "没有申报指标值。", "No target was declared."));
        } else if (kind == TargetKind.UNREADABLE && row.remarks().isEmpty()) {
            reasons.add(Remark.warning("target-unreadable", id, "指标值无法读取。", "The target cannot be read."));
        }
        if (!row.given()) {
            reasons.add(Remark.warning("actual-missing", id, "没有填报实际完成值。", "No actual was posted."));
        } else if (kind == TargetKind.QUALITATIVE && row.reading().attainment() == null) {
            reasons.add(Remark.warning(
                    "attainment-missing",
                    id,
                    "定性指标没有评定达成程度" + named("（attainment）") + "。",
                    "A target in words needs its degree of attainment" + named(" (attainment)") + "."));
        } else if (unusable(row) && read.isEmpty()) {
            reasons.add(Remark.warning(
                    "actual-unreadable", id, "实际完成值不能与指标值比较。", "The actual cannot be compared with the target."));
        }
    }

    /** The name of a member of the API, which texts had once. */
    private String named(String member) {
        return input.inFormWords() ? "" : member;
    }

    private boolean said(String id, String code) {
        return reasons.stream().anyMatch(r -> code.equals(r.code()) && id.equals(r.indicatorId()));
    }

    private static boolean unusable(EvaluationInput.Row row) {
        return switch (row.target().kind()) {
            case QUANTITATIVE, RANGE -> row.reading().value() == null;
            case DEADLINE -> row.reading().inTime() == null;
            default -> false;
        };
    }

    private void execution() {
        boolean missing = input.budget() == null || input.budget().signum() <= 0;
        if (missing) {
            reasons.add(Remark.error(
                    "budget-missing", null, "没有预算数，执行率暂不得分；请补充。", "There is no budget, so no execution rate; add it."));
        } else if (input.executed().compareTo(input.budget()) > 0) {
            boolean explained =
                    input.executionReason() != null && !input.executionReason().isBlank();
            (explained ? warnings : reasons)
                    .add(Remark.warning(
                            "overspent",
                            null,
                            "执行数 " + input.executed().toPlainString() + " 超过预算数 "
                                    + input.budget().toPlainString() + "；请填写调整后预算，或说明原因" + named("（executionReason）")
                                    + "。",
                            "Executed " + input.executed().toPlainString() + " is above the budget "
                                    + input.budget().toPlainString()
                                    + "; give the adjusted budget, or the reason" + named(" (executionReason)") + "."));
        }
    }

    private void note(Note note, String indicatorId, boolean reasonGiven) {
        switch (note.kind()) {
            case REASON_REQUIRED -> {
                if (!reasonGiven) {
                    reasons.add(Remark.warning("reason-missing", indicatorId, note.zh(), note.en()));
                }
            }
            case REASON_ASKED -> {
                if (!reasonGiven) {
                    warnings.add(Remark.warning("reason-asked", indicatorId, note.zh(), note.en()));
                }
            }
            case WARNING -> warnings.add(Remark.warning("rule-warning", indicatorId, note.zh(), note.en()));
            case REFUSED ->
                reasons.add(Remark.error(
                        "actual-refused",
                        indicatorId,
                        note.zh() + "；请重新填报该指标。",
                        note.en() + "; post this indicator again."));
        }
    }
}
