package org.jiheng.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptYearTest {
    private final FigureRows rows = new FigureRows();

    /** An evaluated project without budget and levels. */
    private ProjectFigures project(long number, String unit, String total, String grade) {
        return rows.project(number, unit, total, grade, null, null, null);
    }

    private static List<String> content(KeptYear year) {
        List<ProjectFigures> projects = new ArrayList<>();
        year.forEach(projects::add);
        projects.sort(Comparator.comparingLong(project -> project.number));
        return projects.stream()
                .map(project -> project.number + " " + project.total)
                .toList();
    }

    @Test
    void aChangedProjectTakesThePlaceOfWhatItWasAndANewOneComesBehind() {
        KeptYear first = KeptYear.of(
                List.of(project(9, "甲", "90.00", "优"), project(4, "乙", "80.00", "良"), project(7, "甲", "70.00", "中")),
                1);
        KeptYear second = first.with(List.of(project(7, "甲", "71.00", "中"), project(12, "丙", "60.00", "中")), 2);
        KeptYear third = second.with(List.of(project(12, "丙", "61.00", "中"), project(1, "甲", "50.00", "差")), 3);
        assertEquals(List.of("4 8000", "7 7000", "9 9000"), content(first));
        assertEquals(List.of("4 8000", "7 7100", "9 9000", "12 6000"), content(second));
        assertEquals(List.of("1 5000", "4 8000", "7 7100", "9 9000", "12 6100"), content(third));
    }

    @Test
    void aYearOfManyBlocksKeepsEveryProject() {
        List<ProjectFigures> projects = LongStream.rangeClosed(1, 3000)
                .mapToObj(number -> project(number, "单位" + number % 7, "90.00", "优"))
                .toList();
        assertEquals(3000, content(KeptYear.of(projects, 1)).size());
        KeptYear filled = KeptYear.of(List.of(), 1).with(projects, 2);
        assertEquals(3000, content(filled).size());
    }

    @Test
    void asManyGradesAreCountedAsARuleSetGives() {
        Tally tally = new Tally(false);
        for (int i = 0; i < 9; i++) {
            for (int times = 0; times <= i; times++) {
                tally.add(project(1, "甲", "90.00", "第" + i + "等"));
            }
        }
        List<Summary.GradeCount> grades = tally.figures().grades();
        assertEquals(
                LongStream.rangeClosed(1, 9).boxed().toList(),
                grades.stream().map(Summary.GradeCount::count).toList());
    }
}
