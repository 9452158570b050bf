package org.jiheng.declaration;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One declared form (绩效目标申报表) as read, whatever it was read from.
 *
 * @param year budget year; null when the form prints none
 * @param name 项目名称, trimmed
 * @param department 主管部门, null when blank
 * @param unit 实施单位, null when blank
 * @param nature 项目性质, null when blank
 * @param category 项目类别, null when blank
 * @param plannedStart 计划开始日期, null when blank or unreadable (a finding)
 * @param plannedEnd 计划完成日期, likewise
 * @param funds never null
 * @param overallGoal 项目总目标, paragraphs separated by a line feed; null when blank
 * @param annualGoal 年度总体目标, likewise
 * @param rows the indicators in the order of the form
 * @param findings what concerns the project and no single row
 */
public record DeclaredProject(
        Integer year,
        String name,
        String department,
        String unit,
        String nature,
        String category,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        Funds funds,
        String overallGoal,
        String annualGoal,
        List<DeclaredRow> rows,
        List<Finding> findings) {
    public DeclaredProject {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /**
     * What the form says, without where in a file it stands and without what the reading found: the same form has the same. Whether it
     * says the unit of its money is one of the things it says.
     */
    DeclaredProject withoutPlaces() {
        List<DeclaredRow> bare = rows.stream()
                .map(r -> new DeclaredRow(
                        r.ordinal(),
                        r.level1(),
                        r.level2(),
                        r.name(),
                        r.target(),
                        r.weight(),
                        r.scoringType(),
                        null,
                        List.of()))
                .toList();
        List<Finding> said = findings.stream()
                .filter(f -> f.code().equals(FundsText.UNIT_UNKNOWN))
                .map(f -> new Finding(f.severity(), f.code(), f.message(), null))
                .toList();
        return with(bare, said);
    }

    /** What was stored, where the same form stands now: whoever reads a file is led to places in that file. */
    DeclaredProject standingAs(DeclaredProject now) {
        List<DeclaredRow> placed = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).standingAs(now.rows.get(i)))
                .toList();
        List<Finding> found =
                findings.stream().map(f -> f.standingAs(now.findings)).toList();
        return with(placed, found);
    }

    private DeclaredProject with(List<DeclaredRow> otherRows, List<Finding> otherFindings) {
        return new DeclaredProject(
                year,
                name,
                department,
                unit,
                nature,
                category,
                plannedStart,
                plannedEnd,
                funds,
                overallGoal,
                annualGoal,
                otherRows,
                otherFindings);
    }

    /** The same form with what was found beside its own findings. */
    DeclaredProject with(List<Finding> more) {
        return new DeclaredProject(
                year,
                name,
                department,
                unit,
                nature,
                category,
                plannedStart,
                plannedEnd,
                funds,
                overallGoal,
                annualGoal,
                rows,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** The same form for a year that it does not print itself; a blank unit becomes empty. */
    DeclaredProject inYear(int budgetYear) {
        return new DeclaredProject(
                budgetYear,
                name,
                department,
                unit == null ? "" : unit,
                nature,
                category,
                plannedStart,
                plannedEnd,
                funds,
                overallGoal,
                annualGoal,
                rows,
                findings);
    }
}
