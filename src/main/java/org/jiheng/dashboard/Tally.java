package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jiheng.scoring.Percent;

/** Adds up one group of projects, exactly; what is rounded is rounded once, at the end. */
final class Tally {
    private static final String PROVISIONAL = "provisional";
    /** Points below this, in hundredths, are divided as int, which is faster and as exact. */
    private static final int FAST = 100_000;

    /** Amounts below this in 元 are a long in 分; hardly any are not. */
    private static final long FEN_FIT = Long.MAX_VALUE / 100 - 1;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The grades that most rule sets give, best first; others follow by name. */
    private static final List<String> USUAL_GRADES = List.of("优", "良", "中", "差");

    private final boolean ofLevel;
    private final Distribution distribution = new Distribution();
    private String[] grades = new String[4];
    private int[] ofGrade = new int[4];
    private int gradeCount;
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
            distribution.add(rate(score, weight));
        }
        addPoints(project, score, weight);
    }

    private void addPoints(ProjectFigures project, long points, long outOf) {
        projects++;
        evaluated++;
        provisional += PROVISIONAL.equals(project.status) ? 1 : 0;
        // Finding the place may make the array longer.
        int grade = gradePlace(project.grade);
        ofGrade[grade]++;
        earned += points;
        possible += outOf;
        if (project.hasBudget) {
            addMoney(project.executedYuan, project.executedFen, executed);
            addMoney(project.budgetYuan, project.budgetFen, budget);
            addByMoney(earnedByMoney, project, points);
            addByMoney(possibleByMoney, project, outOf);
        }
    }

    /** Part of the points in hundredths of a percent, rounded half up. */
    private static int rate(int score, int weight) {
        return score < FAST && weight < FAST
                ? (score * 20_000 + weight) / (2 * weight)
                : (int) ((score * 20_000L + weight) / (2L * weight));
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

    private static void addMoney(long yuan, byte fen, WideSum sum) {
        if (yuan < FEN_FIT) {
            sum.add(yuan * 100 + fen);
        } else {
            sum.addProduct(yuan, 100);
            sum.add(fen);
        }
    }

    private static void addByMoney(WideSum sum, ProjectFigures project, long points) {
        if (project.budgetYuan < FEN_FIT) {
            sum.addProduct(project.budgetYuan * 100 + project.budgetFen, points);
        } else {
            sum.addProduct(project.budgetYuan, 100 * points);
            sum.addProduct(project.budgetFen, points);
        }
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
                IntStream.range(0, gradeCount)
                        .mapToObj(i -> new Summary.GradeCount(grades[i], ofGrade[i]))
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
