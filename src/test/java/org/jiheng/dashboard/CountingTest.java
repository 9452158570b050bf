package org.jiheng.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.dashboard.Counting.Key;
import org.jiheng.dashboard.Summary.Figures;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.security.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {
    private static final int FEW = 997;
    private static final int COPIES = 60;
    private static final List<String> GRADES = List.of("优", "良", "中", "差");
    private static final Selection ALL = new Selection(
            new ProjectFilter(2023, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
            null,
            Scope.EVERYTHING);

    private final FigureRows rows = new FigureRows();

    private KeptYear year(int copies) {
        List<ProjectFigures> projects = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < FEW; i++) {
                projects.add(rows.project(
                        (long) copy * FEW + i,
                        "单位" + i % 23,
                        40 + i % 60 + ".25",
                        GRADES.get(i % 4),
                        i % 5 == 0 ? null : 1000 + i + ".10",
                        i % 5 == 0 ? null : 900 + i + ".01",
                        // One list of levels more than there are processors anywhere near.
                        """
                        [["产出指标", "%d.00", "%d.50", {}, "数量指标"], ["产出指标", "20.00", "10.00", {}, "质量指标%d"],
                         ["效益指标", "30.00", "29.00", {}, null]]""".formatted(10 + i % 40, i % 10, i % 70)));
            }
        }
        return KeptYear.of(projects, 1);
    }

    private static void assertCopied(Figures of, Figures few) {
        assertEquals(few.projects() * COPIES, of.projects());
        assertEquals(few.evaluated() * COPIES, of.evaluated());
        assertEquals(few.mean(), of.mean());
        assertEquals(few.weightedMean(), of.weightedMean());
        assertEquals(few.lowest(), of.lowest());
        assertEquals(few.highest(), of.highest());
        assertEquals(few.budget().multiply(BigDecimal.valueOf(COPIES)), of.budget());
        assertEquals(few.executed().multiply(BigDecimal.valueOf(COPIES)), of.executed());
        assertEquals(few.executionRate(), of.executionRate());
        assertEquals(
                few.grades().stream()
                        .map(grade -> new Summary.GradeCount(grade.grade(), grade.count() * COPIES))
                        .toList(),
                of.grades());
    }

    /** Copies of every project change no mean; so many of them are counted in parts, by several processors. */
    @ParameterizedTest
    @ValueSource(strings = {"", "unit", "grade", "level1", "level2", "unit,level1", "grade,unit"})
    void whatIsCountedInPartsComesToTheSame(String groupBy) {
        Grouping grouping = groupBy.isEmpty() ? null : Grouping.of(groupBy);
        KeptYear many = year(COPIES);
        KeptYear few = year(1);
        assertTrue(many.parts() > 1);
        assertEquals(1, few.parts());
        Counting of = Counting.of(many, ALL, grouping);
        Counting single = Counting.of(few, ALL, grouping);
        assertCopied(of.total().figures(), single.total().figures());
        assertEquals(single.groups().keySet(), of.groups().keySet());
        for (Map.Entry<Key, Tally> group : single.groups().entrySet()) {
            assertCopied(of.group(group.getKey()).figures(), group.getValue().figures());
        }
        assertEquals(grouping == null, single.groups().isEmpty());
    }
}
