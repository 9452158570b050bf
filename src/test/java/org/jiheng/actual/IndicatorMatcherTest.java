package org.jiheng.actual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.declaration.Target;
import org.jiheng.fact.TargetKind;
import org.junit.jupiter.api.Test;

/** A name is matched when only its writing differs, and never when it is merely near. */
class IndicatorMatcherTest {
    private static final List<String> NAMES = List.of("“培训”人数(人次)", "系统故障解决率", "AB级认证数 2", "系统维护及时性");

    @Property
    void writingDoesNotMatter(@ForAll @IntRange(max = 3) int which, @ForAll long seed) {
        String written = rewritten(NAMES.get(which), new java.util.Random(seed));
        IndicatorMatcher.Match match = new IndicatorMatcher(declared(NAMES)).match(item(written));
        assertEquals("id" + which, match.indicator().id(), written);
    }

    @Property
    void oneCharacterMoreIsNoMatch(
            @ForAll @IntRange(max = 3) int which,
            @ForAll @IntRange(max = 5) int at,
            @ForAll @CharRange(from = '一', to = '龥') char added) {
        String near = new StringBuilder(NAMES.get(which)).insert(at, added).toString();
        IndicatorMatcher.Match match = new IndicatorMatcher(declared(NAMES)).match(item(near));
        assertNull(match.indicator());
        assertTrue(match.candidates().size() <= 3);
        assertEquals("id" + which, match.candidates().get(0).indicator().id());
        assertTrue(match.candidates().get(0).similarity().compareTo(BigDecimal.ONE) < 0);
    }

    @Property
    void neverThrows(@ForAll @StringLength(max = 40) String name) {
        new IndicatorMatcher(declared(NAMES)).match(item(name));
    }

    @Test
    void equalNamesAreToldApartByTheirLevels() {
        List<DeclaredIndicator> twice = new ArrayList<>(declared(List.of("数量", "数量")));
        twice.set(1, indicator("other", "效益指标", "数量"));
        IndicatorMatcher matcher = new IndicatorMatcher(twice);
        assertNull(matcher.match(item("数量")).indicator());
        ActualItem placed = new ActualItem("数量", "效益", null, null, null, null, null, null, null, null, null, null);
        assertEquals("other", matcher.match(placed).indicator().id());
    }

    private static String rewritten(String name, java.util.Random random) {
        StringBuilder written = new StringBuilder();
        for (char c : name.toCharArray()) {
            String other =
                    switch (c) {
                        case '“' -> "「";
                        case '”' -> "\"";
                        case '(' -> "（";
                        case ')' -> "】";
                        case 'A' -> "ａ";
                        case '2' -> "２";
                        default -> String.valueOf(c);
                    };
            written.append(random.nextBoolean() ? other : c);
            written.append(random.nextInt(4) == 0 ? "\u3000" : "");
        }
        return written.toString();
    }

    private static List<DeclaredIndicator> declared(List<String> names) {
        List<DeclaredIndicator> declared = new ArrayList<>();
        for (String name : names) {
            declared.add(indicator("id" + declared.size(), "产出指标", name));
        }
        return declared;
    }

    private static DeclaredIndicator indicator(String id, String level1, String name) {
        Target target = new Target("", TargetKind.MISSING, null, null, null, null, null);
        return new DeclaredIndicator(id, 1, level1, null, name, target, null, null, null, List.of());
    }

    private static ActualItem item(String name) {
        return new ActualItem(name, null, null, null, null, null, null, null, null, null, null, null);
    }
}
