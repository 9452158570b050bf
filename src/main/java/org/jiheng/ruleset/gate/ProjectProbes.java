package org.jiheng.ruleset.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Level1;
import org.jiheng.fact.TargetKind;

/** Weights, execution rates, sums and totals of every sort, on both sides of every number that the rules compare with. */
final class ProjectProbes {
    private static final BigDecimal STEP = new BigDecimal("0.000001");
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Thresholds thresholds;

    ProjectProbes(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** @param weight points of the execution rate */
    record Spending(ExecutionInput input, BigDecimal weight) {}

    /** @param levels score by full level-1 word */
    record Sums(
            BigDecimal total, ExecutionInput execution, BigDecimal executionScore, Map<String, BigDecimal> levels) {}

    /** Totals from 0 to 100, as they come out of rounding. */
    Set<BigDecimal> totals() {
        List<String> halves = new ArrayList<>();
        for (int i = 0; i <= 200; i++) {
            halves.add(BigDecimal.valueOf(i * 5L, 1).toPlainString());
        }
        Set<BigDecimal> totals = Thresholds.around(thresholds.numbers("Rating", "total"), HUNDREDTH, halves);
        totals.removeIf(t -> t.signum() < 0 || t.compareTo(HUNDRED) > 0);
        return totals;
    }

    List<Spending> spendings() {
        List<Spending> spendings = new ArrayList<>();
        for (BigDecimal weight :
                Thresholds.around(thresholds.numbers("Execution", "weight"), HUNDREDTH, List.of("0", "10"))) {
            spendings.add(new Spending(new ExecutionInput(null, BigDecimal.ONE), weight));
            spendings.add(new Spending(new ExecutionInput(BigDecimal.ZERO, BigDecimal.ONE), weight));
            rates("Execution", "rate").forEach(rate -> spendings.add(new Spending(spent(rate), weight)));
        }
        return spendings;
    }

    List<Sums> sums() {
        List<Sums> sums = new ArrayList<>();
        Set<BigDecimal> totals =
                Thresholds.around(thresholds.numbers("Scorecard", "total"), HUNDREDTH, List.of("0", "55", "75", "95"));
        Set<BigDecimal> scores = Thresholds.around(
                thresholds.numbers("Scorecard", "executionScore"), HUNDREDTH, List.of("0", "5", "10"));
        for (BigDecimal total : totals) {
            for (BigDecimal rate : rates("Scorecard", "executionRate")) {
                for (BigDecimal score : scores) {
                    for (Map<String, BigDecimal> levels : levels()) {
                        sums.add(new Sums(total, spent(rate), score, levels));
                    }
                }
            }
            levels().forEach(l ->
                    sums.add(new Sums(total, new ExecutionInput(null, BigDecimal.ONE), BigDecimal.ZERO, l)));
        }
        return sums;
    }

    private List<Map<String, BigDecimal>> levels() {
        List<Map<String, BigDecimal>> all = new ArrayList<>();
        all.add(Map.of());
        Map<String, String> properties = Map.of(
                "outputScore", Level1.OUTPUT.label(),
                "benefitScore", Level1.BENEFIT.label(),
                "satisfactionScore", Level1.SATISFACTION.label(),
                "costScore", Level1.COST.label());
        properties.forEach((property, level) -> {
            for (BigDecimal score :
                    Thresholds.around(thresholds.numbers("Scorecard", property), HUNDREDTH, List.of("50"))) {
                all.add(Map.of(level, score));
            }
        });
        return all;
    }

    private Set<BigDecimal> rates(String fact, String property) {
        Set<BigDecimal> rates = Thresholds.around(
                thresholds.numbers(fact, property), STEP, List.of("0", "30", "65", "85", "95", "100", "100.01", "150"));
        rates.removeIf(rate -> rate.signum() < 0);
        return rates;
    }

    private static ExecutionInput spent(BigDecimal rate) {
        return new ExecutionInput(HUNDRED, rate);
    }

    /** Forms with every choice of level-1 groups, with, without and with some declared points. */
    List<List<IndicatorInput>> forms() {
        List<List<IndicatorInput>> forms = new ArrayList<>();
        Set<BigDecimal> declared = Thresholds.around(
                thresholds.numbers("WeightPlan", "declaredTotal"), HUNDREDTH, List.of("1", "80", "90", "100", "110"));
        declared.removeIf(total -> total.signum() <= 0);
        Level1[] groups = Level1.values();
        for (int choice = 0; choice < 1 << groups.length; choice++) {
            List<String> levels = new ArrayList<>();
            for (int i = 0; i < groups.length; i++) {
                if ((choice >> i & 1) == 1) {
                    levels.add(groups[i].label());
                }
            }
            // A row whose level 1 nobody knows belongs to no group.
            levels.add(null);
            forms.add(form(levels, new HashMap<>()));
            Map<Integer, BigDecimal> some = new HashMap<>();
            some.put(0, BigDecimal.TEN);
            if (levels.size() > 1) {
                forms.add(form(levels, some));
            }
            for (BigDecimal total : declared) {
                Map<Integer, BigDecimal> all = new HashMap<>();
                for (int i = 0; i < levels.size(); i++) {
                    all.put(i, i == 0 ? total : BigDecimal.ZERO);
                }
                forms.add(form(levels, all));
            }
        }
        return forms;
    }

    private static List<IndicatorInput> form(List<String> levels, Map<Integer, BigDecimal> weights) {
        List<IndicatorInput> rows = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            rows.add(new IndicatorInput(
                    "probe" + i,
                    levels.get(i),
                    null,
                    "指标",
                    TargetKind.QUALITATIVE,
                    null,
                    null,
                    null,
                    weights.get(i),
                    true,
                    null,
                    null,
                    Attainment.MET,
                    null,
                    true,
                    null));
        }
        return rows;
    }
}
