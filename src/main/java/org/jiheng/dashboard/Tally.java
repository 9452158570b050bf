package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jiheng.scoring.Percent;

/** Adds up one group of projects and their points, exactly. A figure is rounded once, at the end; of levels each project's rate is one. */
final class Tally {
    /** Points below this, in hundredths, are divided as int, which is faster and as exact. */
    private static final int FAST = 100_000;

    /** 100 %, in hundredths. */
    private static final int ALL = 10_000;

    private final boolean ofLevel;
    private final Members members = new Members();
    private final Distribution distribution = new Distribution();
    private final WideSum earnedByMoney = new WideSum();
    private final WideSum possibleByMoney = new WideSum();
    private long earned;
    private long possible;

    /** @param ofLevel whether points of a level are added up, or those of whole projects */
    Tally(boolean ofLevel) {
        this.ofLevel = ofLevel;
    }

    void addWithoutEvaluation() {
        members.addWithoutEvaluation();
    }

    /** Adds an evaluated project with all its points. */
    void add(ProjectFigures project) {
        members.add(project);
        distribution.add(project.total);
        addPoints(project, project.total, 1);
    }

    /** Adds an evaluated project with its points in a level. @param weight hundredths, like score; of a level without points nothing is earned */
    void add(ProjectFigures project, int weight, int score) {
        members.add(project);
        addPointsOfLevel(project, weight, score);
    }

    /** Adds the points as {@link #add(ProjectFigures, int, int)} does, but not the project; it comes by {@link #addMembers}. */
    void addPointsOfLevel(ProjectFigures project, int weight, int score) {
        if (weight > 0) {
            distribution.add(rate(score, weight));
        }
        addPoints(project, score, weight);
    }

    /** Adds projects whose points were added one by one. */
    void addMembers(Members others) {
        members.addAll(others);
    }

    /** Adds what another of the same kind has added up. */
    void addAll(Tally other) {
        members.addAll(other.members);
        distribution.addAll(other.distribution);
        earnedByMoney.addAll(other.earnedByMoney);
        possibleByMoney.addAll(other.possibleByMoney);
        earned += other.earned;
        possible += other.possible;
    }

    private void addPoints(ProjectFigures project, long points, long outOf) {
        earned += points;
        possible += outOf;
        if (project.hasBudget) {
            earnedByMoney.addMoney(project.budgetYuan, project.budgetFen, points);
            possibleByMoney.addMoney(project.budgetYuan, project.budgetFen, outOf);
        }
    }

    /** Part of the points in hundredths of a percent, rounded as {@link Percent} does. */
    private static int rate(int score, int weight) {
        int rate = score < FAST && weight < FAST
                ? (score * 20_000 + weight) / (2 * weight)
                : (int) ((score * 20_000L + weight) / (2L * weight));
        return rate == ALL && score < weight ? ALL - 1 : rate;
    }

    Summary.Figures figures() {
        return new Summary.Figures(
                ofLevel ? "scoreRate" : "score",
                members.projects(),
                members.evaluated(),
                members.provisional(),
                mean(BigInteger.valueOf(earned), BigInteger.valueOf(possible)),
                mean(earnedByMoney.value(), possibleByMoney.value()),
                distribution.quartile(0),
                distribution.quartile(1),
                distribution.quartile(2),
                distribution.quartile(3),
                distribution.quartile(4),
                ofLevel ? BigDecimal.valueOf(possible, 2) : null,
                ofLevel ? BigDecimal.valueOf(earned, 2) : null,
                members.budget(),
                members.executed(),
                members.executionRate(),
                members.grades());
    }

    /** Of projects hundredths by how many there are; of a level hundredths by hundredths, in percent. */
    private BigDecimal mean(BigInteger points, BigInteger outOf) {
        if (ofLevel) {
            return Percent.of(new BigDecimal(points), new BigDecimal(outOf));
        }
        return outOf.signum() == 0
                ? null
                : new BigDecimal(points, 2).divide(new BigDecimal(outOf), 2, RoundingMode.HALF_UP);
    }
}
