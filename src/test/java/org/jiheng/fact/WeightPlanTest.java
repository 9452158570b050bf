package org.jiheng.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Points of a group are shared to the hundredth, whatever the number of rows. */
class WeightPlanTest {
    private static IndicatorInput row(String weight, boolean applies) {
        return new IndicatorInput(
                "r",
                Level1.OUTPUT.label(),
                null,
                "r",
                TargetKind.QUALITATIVE,
                null,
                null,
                null,
                weight == null ? null : new BigDecimal(weight),
                true,
                null,
                null,
                applies ? Attainment.MET : Attainment.NOT_APPLICABLE,
                null,
                true,
                null);
    }

    private static WeightPlan.Weights weights(List<IndicatorInput> rows, boolean declared) {
        Ledger ledger = new Ledger();
        ledger.firing("test");
        WeightPlan plan = new WeightPlan(ledger, rows);
        if (declared) {
            plan.useDeclared(10, "a", "a");
        } else {
            plan.assign(10, 90, 0, 0, "a", "a");
        }
        return ledger.weights(plan);
    }

    private static BigDecimal sum(List<BigDecimal> points) {
        return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property
    void equalSharesAddUpAndDifferByAHundredthEarlierRowsFirst(@ForAll @IntRange(min = 1, max = 400) int rows) {
        List<BigDecimal> points = weights(
                        IntStream.range(0, rows).mapToObj(i -> row(null, true)).toList(), false)
                .rows();
        assertEquals(0, sum(points).compareTo(new BigDecimal("90")));
        for (int i = 1; i < rows; i++) {
            BigDecimal step = points.get(i - 1).subtract(points.get(i));
            assertTrue(step.signum() >= 0 && step.compareTo(new BigDecimal("0.01")) <= 0);
        }
    }

    @Property
    void rowsThatDoNotApplyLeaveTheSumOfDeclaredPointsAsItIs(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 5000) Integer> cents,
            @ForAll @Size(min = 40, max = 40) List<Boolean> applies) {
        List<IndicatorInput> rows = IntStream.range(0, cents.size())
                .mapToObj(i -> row(BigDecimal.valueOf(cents.get(i), 2).toPlainString(), i == 0 || applies.get(i)))
                .toList();
        WeightPlan.Weights weights = weights(rows, true);
        int declared = cents.stream().mapToInt(c -> c).sum();
        assertEquals(0, sum(weights.rows()).compareTo(BigDecimal.valueOf(declared, 2)));
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(applies.get(i) || weights.rows().get(i).signum() == 0);
        }
    }
}
