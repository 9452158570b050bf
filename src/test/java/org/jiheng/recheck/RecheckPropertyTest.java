package org.jiheng.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSets;

/** Points that follow from the rule are never a discrepancy, others always; and no cell makes a re-check fail. */
class RecheckPropertyTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");
    private final CompiledRuleSet rules = RuleSets.mof2020();

    private Recheck.Row row(String target, String actual, String weight, String score) {
        SelfEvaluation.Row row = new SelfEvaluation.Row("产出指标", null, "甲", target, actual, weight, score, "有原因");
        return RowCheck.check(row, new Yardstick(rules), TOLERANCE, 2022);
    }

    @Property
    void pointsByTheRule(
            @ForAll @BigRange(min = "0.01", max = "1000") @Scale(2) BigDecimal target,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(2) BigDecimal actual,
            @ForAll @BigRange(min = "1", max = "60") @Scale(2) BigDecimal weight) {
        BigDecimal exact = actual.min(target)
                .multiply(weight)
                .divide(target, 10, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
        String unit = "次";
        Recheck.Row right = row(
                "≥" + target.toPlainString() + unit,
                actual.toPlainString() + unit,
                weight.toPlainString(),
                exact.toPlainString());
        assertEquals(List.of(), right.discrepancies());
        BigDecimal more = exact.add(new BigDecimal("0.07"));
        Recheck.Row wrong = row(
                "≥" + target.toPlainString() + unit,
                actual.toPlainString() + unit,
                weight.toPlainString(),
                more.toPlainString());
        assertNotEquals(List.of(), wrong.discrepancies());
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.strings()
                                .withChars("0123456789.,%‰≥≤<>=-—/()万亿元次年月日底前以上达成预期指标完成未部分 ")
                                .ofMaxLength(12))
                .injectNull(0.1);
    }

    @Property
    void anyCells(
            @ForAll("cells") String target,
            @ForAll("cells") String actual,
            @ForAll("cells") String weight,
            @ForAll("cells") String score) {
        SelfEvaluation.Row row = new SelfEvaluation.Row(target, actual, weight, target, actual, weight, score, score);
        SelfEvaluation table = new SelfEvaluation(
                target,
                null,
                actual,
                null,
                null,
                new SelfEvaluation.Budget(target, actual, score, weight, weight, score),
                List.of(row, row),
                score,
                null,
                List.of(),
                null);
        assertEquals(2, Rechecks.of(table, rules, TOLERANCE).rows().size());
    }
}
