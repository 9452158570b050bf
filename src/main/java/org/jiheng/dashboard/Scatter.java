package org.jiheng.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
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
    private static final BigDecimal HIGHEST_RATE = BigDecimal.valueOf(200);

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
                BigDecimal rate = project.executionRate();
                if (rate != null) {
                    Sum sum = sums.computeIfAbsent(place(project, rate, step), first -> new Sum());
                    sum.projects++;
                    sum.budget.addMoney(project.budgetYuan, project.budgetFen, 1);
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

    /** By the rate as it is shown, so that the projects of a cell are those of the list with the same bounds. */
    private static Place place(ProjectFigures project, BigDecimal rate, int step) {
        int percent = rate.min(HIGHEST_RATE).intValue();
        return new Place(percent / step * step, Math.floorDiv(project.total, 100 * step) * step);
    }
}
