package org.jiheng.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;

/** Which indicators cost the projects of a year the most points. */
@ApplicationScoped
class Losses {
    private static final Comparator<Loss> LARGEST = Comparator.comparing(Loss::lost)
            .reversed()
            .thenComparing(Loss::name)
            .thenComparing(Loss::level1, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Loss::level2, Comparator.nullsLast(Comparator.naturalOrder()));

    private final KeptYears years;

    Losses(KeptYears years) {
        this.years = years;
    }

    /**
     * The losses of a year.
     *
     * @param lost all points that were not earned, 0.00 where there are none
     * @param next cursor of the following indicators, null on the last page
     */
    record Found(int year, BigDecimal lost, List<Loss> items, String next) {}

    /**
     * One indicator, in all projects that lost points on it.
     *
     * @param level1 null where it is not known; so is level2
     * @param projects how many lost points on it
     * @param weight 分值 in these projects
     * @param score 得分 in them
     * @param lost what is missing to 分值
     */
    record Loss(
            String name,
            String level1,
            String level2,
            long projects,
            BigDecimal weight,
            BigDecimal score,
            BigDecimal lost) {}

    private static final class Sum {
        private long projects;
        private long weight;
        private long score;

        private Loss of(ProjectFigures.Indicator indicator) {
            return new Loss(
                    indicator.name(),
                    indicator.level().level1(),
                    indicator.level().level2(),
                    projects,
                    BigDecimal.valueOf(weight, 2),
                    BigDecimal.valueOf(score, 2),
                    BigDecimal.valueOf(weight - score, 2));
        }
    }

    /** Of the projects in the caller's scope, the largest loss first. @throws ProblemException 400 without a year, and for a wrong cursor */
    Found of(ProjectFilter filter, int limit, String cursor) {
        Summaries.requireYear(filter);
        String asked = Cursors.query(filter);
        Selection selection = Selection.of(filter);
        // Whoever reads a year keeps each indicator once.
        Map<ProjectFigures.Indicator, Sum> sums = new IdentityHashMap<>();
        years.of(filter.year()).forEach(project -> {
            if (selection.has(project)) {
                add(project, selection, sums);
            }
        });
        List<Loss> all = new ArrayList<>(sums.size());
        sums.forEach((indicator, sum) -> all.add(sum.of(indicator)));
        all.sort(LARGEST);
        Page<Loss> page = Page.within(all, limit, cursor, asked);
        return new Found(
                filter.year(),
                all.stream().map(Loss::lost).reduce(BigDecimal.valueOf(0, 2), BigDecimal::add),
                page.items(),
                page.next());
    }

    private static void add(ProjectFigures project, Selection selection, Map<ProjectFigures.Indicator, Sum> sums) {
        for (int i = 0; i < project.lost.length; i++) {
            if (selection.has(project.lost[i].level())) {
                Sum sum = sums.computeIfAbsent(project.lost[i], first -> new Sum());
                sum.projects++;
                sum.weight += project.lostPoints[2 * i];
                sum.score += project.lostPoints[2 * i + 1];
            }
        }
    }
}
