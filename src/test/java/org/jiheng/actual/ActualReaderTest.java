package org.jiheng.actual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.Target;
import org.jiheng.declaration.TargetReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An actual is a number only where it certainly is one; else there is a finding and nothing is scored on a guess. */
class ActualReaderTest {
    private static final int YEAR = 2023;

    private static ActualItem item(BigDecimal value, String unit, String text) {
        return new ActualItem("甲", null, null, value, unit, text, null, null, null, null, null, null);
    }

    private static Target target(String text) {
        return TargetReader.read(text, YEAR).target();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ≥95%   | 0.98 | -    | -        | percent-as-fraction
            ≥95%   | 0.98 | %    | 0.98     | -
            ≥95    | 95   | %    | -        | unit-mismatch
            ≥95%   | 980  | ‰    | 98.0     | -
            ≥100人 | 100  | 人次 | -        | unit-mismatch
            ≥5万元 | 50000| 元   | 5.0000   | -
            ≥1次   | -3   | 次   | -3       | actual-negative
            ≥95%合格 | 0.98 | -  | -        | percent-as-fraction
            ≥95%/年 | 0.98 | -   | -        | percent-as-fraction
            """)
    void readsNumbers(String target, BigDecimal value, String unit, BigDecimal expected, String finding) {
        ReadActual read = ActualReader.read(item(value, unit, null), target(target), YEAR);
        if (expected == null) {
            assertNull(read.value());
        } else {
            assertEquals(0, expected.compareTo(read.value()));
        }
        assertEquals(
                finding,
                read.findings().isEmpty() ? null : read.findings().get(0).code());
    }

    @ParameterizedTest
    @CsvSource({"≥95%, 98, 80%, actual-contradictory", "≥95%, 98, 98%,", "≥95%, 98, 经抽样调查,", "≥5万元, 6, 60000元,"})
    void aTextBesideTheNumberMustNotStateAnother(String target, BigDecimal value, String text, String finding) {
        ReadActual read = ActualReader.read(item(value, null, text), target(target), YEAR);
        assertEquals(
                finding,
                read.findings().isEmpty() ? null : read.findings().get(0).code());
        assertEquals(finding == null, read.value() != null);
    }

    /** Counted as 0, a negative number would reach these targets. */
    @ParameterizedTest
    @CsvSource({"≥0%, WARNING", "≤5次, WARNING", "＜5次, WARNING", "0-5次, WARNING", "≥5次, INFO", "=5次, INFO"})
    void aNegativeNumberThatWouldEarnPointsMustBeSettled(String target, Severity severity) {
        Finding finding = ActualReader.read(item(new BigDecimal(-30), null, null), target(target), YEAR)
                .findings()
                .get(0);
        assertEquals("actual-negative", finding.code());
        assertEquals(severity, finding.severity());
    }

    @ParameterizedTest
    @CsvSource({"1023-12-31, actual-date-doubtful", "2017-12-31, actual-date-doubtful", "2023-11-30,", "2024-01-01,"})
    void aDateYearsAheadIsASlip(String done, String finding) {
        ReadActual read = ActualReader.read(item(null, null, done), target("2023年12月31日前"), YEAR);
        assertEquals(
                finding,
                read.findings().isEmpty() ? null : read.findings().get(0).code());
    }

    @Property
    void aNumberInTheTargetsUnitIsTakenAsItIs(
            @ForAll @BigRange(min = "1.01", max = "100000000") @Scale(4) BigDecimal value) {
        for (String text : new String[] {"≥95%", "≤3次", "=20万元", "10-20人次"}) {
            Target target = target(text);
            assertEquals(
                    value,
                    ActualReader.read(item(value, null, null), target, YEAR).value());
            assertEquals(
                    0,
                    value.compareTo(
                            ActualReader.read(item(null, null, value.toPlainString() + target.unit()), target, YEAR)
                                    .value()));
        }
    }

    @Property
    void aTextIsReadOrFound(@ForAll("texts") String text, @ForAll("targets") String target) {
        ReadActual read = ActualReader.read(item(null, null, text), target(target), YEAR);
        switch (target(target).kind()) {
            case QUANTITATIVE, RANGE ->
                assertTrue(read.value() != null || !read.findings().isEmpty() || text.isBlank(), text);
            case DEADLINE ->
                assertTrue(read.inTime() != null || !read.findings().isEmpty() || text.isBlank(), text);
            default -> assertNull(read.value());
        }
    }

    @Property
    void anInequalityIsNoOutcome(@ForAll @BigRange(min = "2", max = "1000") @Scale(0) BigDecimal value) {
        ReadActual read = ActualReader.read(item(null, null, "≥" + value.toPlainString() + "%"), target("≥1%"), YEAR);
        assertNull(read.value());
        assertFalse(read.findings().isEmpty());
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of("≥95%", "≤3次", "3-5次", "12月底前", "提升", "", "=0.00(元/次)", "？");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withChars("0123456789.,%‰万元次年月日-—~≥≤=前底 ").ofMaxLength(12));
    }
}
