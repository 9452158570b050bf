package org.jiheng.actual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units convert where that is exact, and nowhere else. */
class UnitsTest {
    private static final List<List<String>> FAMILIES = List.of(
            List.of("元", "万元", "亿元", "百万元", "千万元", "千元", "（元）", "人民币元"),
            List.of("%", "‰", "百分比", "千分比", "(%)", "％"),
            List.of("次", "万次", "[次]", "百次"),
            List.of("人", "万人", "【人】"),
            List.of("人次", "万人次"),
            List.of("km", "公里", "千米", "KM"),
            List.of("㎡", "平方米", "万平方米", "m2"));

    @ParameterizedTest
    @CsvSource({
        "33.2427, 万元, 元, 332427.0000",
        "1.2, 亿元, 万元, 12000",
        "950, ‰, %, 95.0",
        "95, %, ‰, 950",
        "3, 万次, 次, 30000",
        "93, （%）, %, 93"
    })
    void converts(BigDecimal value, String from, String to, BigDecimal expected) {
        assertEquals(0, expected.compareTo(Units.convert(value, from, to).orElseThrow()));
    }

    /** 95 % for a target of 95 without a unit may be met or a hundredth of it. */
    @ParameterizedTest
    @CsvSource({"人, 人次", "元, 次", "%, 次", "%, ''", "‰, ''", "百分点, %", "个, 件", "天, 工作日"})
    void doesNotConvert(String from, String to) {
        assertTrue(Units.convert(BigDecimal.TEN, from, to).isEmpty());
    }

    @Property
    void thereAndBackIsTheSame(
            @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(6) BigDecimal value,
            @ForAll("pairs") List<String> pair) {
        BigDecimal there = Units.convert(value, pair.get(0), pair.get(1)).orElseThrow();
        assertEquals(
                0,
                value.compareTo(Units.convert(there, pair.get(1), pair.get(0)).orElseThrow()));
    }

    @Property
    void unitsOfDifferentThingsNeverConvert(@ForAll("strangers") List<String> pair) {
        assertTrue(Units.convert(BigDecimal.ONE, pair.get(0), pair.get(1)).isEmpty());
    }

    @Property
    void neverThrows(@ForAll BigDecimal value, @ForAll String from, @ForAll String to) {
        Units.convert(value, from, to);
    }

    @Provide
    Arbitrary<List<String>> pairs() {
        return Arbitraries.of(FAMILIES)
                .flatMap(family -> Arbitraries.of(family).list().ofSize(2));
    }

    @Provide
    Arbitrary<List<String>> strangers() {
        return Arbitraries.shuffle(FAMILIES).flatMap(families -> Arbitraries.of(families.get(0))
                .flatMap(a -> Arbitraries.of(families.get(1)).map(b -> List.of(a, b))));
    }
}
