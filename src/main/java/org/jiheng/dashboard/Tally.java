package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.scoring.Percent;

/** Adds up one group of projects, exactly; what is rounded is rounded once, at the end. */
final class Tally {
    private static final String PROVISIONAL = "provisional";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The grades that most rule sets give, best first; others follow by name. */
    private static final List<String> USUAL_GRADES = List.of("优", "良", "中", "差");

    private final boolean ofLevel;
    private final Distribution distribution = new Distribution();
    private final Map<String, int[]> grades = new HashMap<>();
    private final WideSum budget = new WideSum();
    private final WideSum executed = new WideSum();
    private final WideSum earnedByMoney = new WideSum();
    private final WideSum possibleByMoney = new WideSum();
    private long projects;
    private long evaluated;
    private long provisional;
    private long earned;
    private long possible;

    /** @param ofLevel whether points of a level are added up, or those of whole projects */
    Tally(boolean ofLevel) {
        this.ofLevel = ofLevel;
    }

    void addWithoutEvaluation() {
        projects++;
    }

    /** Adds an evaluated project with all its points. */
    void add(ProjectFigures project) {
        distribution.add(project.total);
        addPoints(project, project.total, 1);
    }

    /** Adds an evaluated project with its points in a level. @param weight hundredths, like score; of a level without points nothing is earned */
    void add(ProjectFigures project, int weight, int score) {
        if (weight > 0) {
            distribution.add((int) ((score * 20_000L + weight) / (2L * weight)));
        }
        addPoints(project, score, weight);
    }

    private void addPoints(ProjectFigures project, long points, long outOf) {
        projects++;
        evaluated++;
        provisional += PROVISIONAL.equals(project.status) ? 1 : 0;
        grades.computeIfAbsent(project.grade, grade -> new int[1])[0]++;
        earned += points;
        possible += outOf;
        if (project.hasBudget) {
            budget.addProduct(project.budgetYuan, 100);
            budget.add(project.budgetFen);
            executed.addProduct(project.executedYuan, 100);
            executed.add(project.executedFen);
            addByMoney(earnedByMoney, project, points);
            addByMoney(possibleByMoney, project, outOf);
        }
    }

    private static void addByMoney(WideSum sum, ProjectFigures project, long points) {
        sum.addProduct(project.budgetYuan, 100 * points);
        sum.addProduct(project.budgetFen, points);
    }

    Summary.Figures figures() {
        return new Summary.Figures(
                ofLevel ? "scoreRate" : "score",
                projects,
                evaluated,
                provisional,
                mean(BigInteger.valueOf(earned), BigInteger.valueOf(possible)),
                mean(earnedByMoney.value(), possibleByMoney.value()),
                distribution.quartile(0),
                distribution.quartile(1),
                distribution.quartile(2),
                distribution.quartile(3),
                distribution.quartile(4),
                ofLevel ? BigDecimal.valueOf(possible, 2) : null,
                ofLevel ? BigDecimal.valueOf(earned, 2) : null,
                new BigDecimal(budget.value(), 2),
                new BigDecimal(executed.value(), 2),
                Percent.of(new BigDecimal(executed.value()), new BigDecimal(budget.value())),
                grades.entrySet().stream()
                        .map(e -> new Summary.GradeCount(e.getKey(), e.getValue()[0]))
                        .sorted(Comparator.comparingInt((Summary.GradeCount g) -> place(g.grade()))
                                .thenComparing(Summary.GradeCount::grade))
                        .toList());
    }

    /** Of projects hundredths by how many there are; of a level hundredths by hundredths, in percent. */
    private BigDecimal mean(BigInteger points, BigInteger outOf) {
        if (outOf.signum() == 0) {
            return null;
        }
        BigDecimal whole = ofLevel ? new BigDecimal(points).multiply(HUNDRED) : new BigDecimal(points, 2);
        return whole.divide(new BigDecimal(outOf), 2, RoundingMode.HALF_UP);
    }

    private static int place(String grade) {
        int place = USUAL_GRADES.indexOf(grade);
        return place < 0 ? USUAL_GRADES.size() : place;
    }
}
