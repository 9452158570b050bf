package org.jiheng.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.declaration.ProjectFilter;

/** Execution against score, of so many projects that they are counted in cells rather than listed. */
@ApplicationScoped
class Scatter {
    /** Rates from here on are one cell: the largest amount on the smallest budget is no place on a page. */
    private static final int HIGHEST_RATE = 200;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final KeptYears years;

    Scatter(KeptYears years) {
        this.years = years;
    }

    /**
     * The cells that have projects, by rate and score.
     *
     * @param step width of a cell in percent, and its height in points
     * @param withoutRate evaluated projects that have no budget, and so no rate
     */
    record Found(int year, int step, List<Cell> cells, long withoutRate) {}

    /**
     * Projects whose rate and score are from here to less than a step more.
     *
     * @param executionRate in percent; the cell that 200 is in has all above too
     * @param budget 全年预算数 of these projects, in 元
     */
    record Cell(int executionRate, int score, long projects, BigDecimal budget) {}

    private record Place(int rate, int score) {}

    private static final class Sum {
        private long projects;
        private final WideSum budget = new WideSum();
    }

    /** Of the evaluated projects in the caller's scope. @throws org.jiheng.http.ProblemException 400 without a year */
    Found of(ProjectFilter filter, int step) {
        Summaries.requireYear(filter);
        Selection selection = Selection.of(filter);
        Map<Place, Sum> sums = new HashMap<>();
        long[] without = {0};
        years.of(filter.year()).forEach(project -> {
            if (project.evaluated() && selection.has(project) && selection.hasLevelOf(project)) {
                if (project.hasBudget && (project.budgetYuan > 0 || project.budgetFen > 0)) {
                    Sum sum = sums.computeIfAbsent(place(project, step), first -> new Sum());
                    sum.projects++;
                    sum.budget.addProduct(project.budgetYuan, 100);
                    sum.budget.add(project.budgetFen);
                } else {
                    without[0]++;
                }
            }
        });
        List<Cell> cells = new ArrayList<>(sums.size());
        sums.forEach((place, sum) ->
                cells.add(new Cell(place.rate, place.score, sum.projects, new BigDecimal(sum.budget.value(), 2))));
        cells.sort(Comparator.comparingInt(Cell::executionRate).thenComparingInt(Cell::score));
        return new Found(filter.year(), step, cells, without[0]);
    }

    private static Place place(ProjectFigures project, int step) {
        BigInteger rate = fen(project.executedYuan, project.executedFen)
                .multiply(HUNDRED)
                .divide(fen(project.budgetYuan, project.budgetFen));
        int percent = rate.min(BigInteger.valueOf(HIGHEST_RATE)).intValue();
        return new Place(percent / step * step, Math.floorDiv(project.total, 100 * step) * step);
    }

    private static BigInteger fen(long yuan, byte fen) {
        return BigInteger.valueOf(yuan).multiply(HUNDRED).add(BigInteger.valueOf(fen));
    }
}
