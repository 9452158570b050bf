package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jiheng.scoring.Percent;

/** The projects of a group: how many there are, their grades, and their money. */
final class Members {
    /** The grades that most rule sets give, best first; others follow by name. */
    private static final List<String> USUAL_GRADES = List.of("优", "良", "中", "差");

    private String[] grades = new String[4];
    private int[] ofGrade = new int[4];
    private int gradeCount;
    private final WideSum budget = new WideSum();
    private final WideSum executed = new WideSum();
    private long projects;
    private long evaluated;
    private long provisional;

    void addWithoutEvaluation() {
        projects++;
    }

    void add(ProjectFigures project) {
        projects++;
        evaluated++;
        provisional += project.provisional ? 1 : 0;
        // Finding the place may make the array longer.
        int grade = gradePlace(project.grade);
        ofGrade[grade]++;
        if (project.hasBudget) {
            executed.addMoney(project.executedYuan, project.executedFen, 1);
            budget.addMoney(project.budgetYuan, project.budgetFen, 1);
        }
    }

    void addAll(Members other) {
        projects += other.projects;
        evaluated += other.evaluated;
        provisional += other.provisional;
        for (int i = 0; i < other.gradeCount; i++) {
            int grade = gradePlace(other.grades[i]);
            ofGrade[grade] += other.ofGrade[i];
        }
        budget.addAll(other.budget);
        executed.addAll(other.executed);
    }

    /** Few grades, which are the same objects for all projects of a year: looking through them is faster than a map. */
    private int gradePlace(String grade) {
        for (int i = 0; i < gradeCount; i++) {
            if (Objects.equals(grades[i], grade)) {
                return i;
            }
        }
        if (gradeCount == grades.length) {
            grades = Arrays.copyOf(grades, 2 * gradeCount);
            ofGrade = Arrays.copyOf(ofGrade, 2 * gradeCount);
        }
        grades[gradeCount] = grade;
        return gradeCount++;
    }

    long projects() {
        return projects;
    }

    long evaluated() {
        return evaluated;
    }

    long provisional() {
        return provisional;
    }

    /** 全年预算数, in 元. */
    BigDecimal budget() {
        return new BigDecimal(budget.value(), 2);
    }

    /** 全年执行数, in 元. */
    BigDecimal executed() {
        return new BigDecimal(executed.value(), 2);
    }

    /** 预算执行率 of all together, in percent; null without a budget. */
    BigDecimal executionRate() {
        return Percent.of(executed(), budget());
    }

    /** How often each grade was given, the best first. */
    List<Summary.GradeCount> grades() {
        return IntStream.range(0, gradeCount)
                .mapToObj(i -> new Summary.GradeCount(grades[i], ofGrade[i]))
                .sorted(Comparator.comparingInt((Summary.GradeCount g) -> place(g.grade()))
                        .thenComparing(Summary.GradeCount::grade))
                .toList();
    }

    private static int place(String grade) {
        int place = USUAL_GRADES.indexOf(grade);
        return place < 0 ? USUAL_GRADES.size() : place;
    }
}
