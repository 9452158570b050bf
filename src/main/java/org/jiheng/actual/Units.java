package org.jiheng.actual;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Converts between units where that is exact, and nowhere else: 元 and 万元, % and ‰, 次 and 万次; never 人 and 人次. */
public final class Units {
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}()\\[\\]【】]+");
    private static final Map<String, Integer> MULTIPLES = new LinkedHashMap<>();
    private static final Map<String, String> SAME_WORDS = Map.ofEntries(
            Map.entry("百分比", "%"),
            Map.entry("百分之", "%"),
            Map.entry("千分比", "‰"),
            Map.entry("公里", "km"),
            Map.entry("千米", "km"),
            Map.entry("公斤", "kg"),
            Map.entry("千克", "kg"),
            Map.entry("平方米", "m2"),
            Map.entry("㎡", "m2"),
            Map.entry("人民币元", "元"));

    static {
        MULTIPLES.put("百万", 6);
        MULTIPLES.put("千万", 7);
        MULTIPLES.put("亿", 8);
        MULTIPLES.put("万", 4);
        MULTIPLES.put("千", 3);
        MULTIPLES.put("百", 2);
    }

    private Units() {}

    /** A unit taken apart: a power of ten and what is left. */
    private record Parsed(int power, String rest) {}

    /**
     * The value in another unit.
     *
     * @param from null or blank means the same unit
     * @param to null means none
     * @return empty where the units do not convert exactly
     */
    public static Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
        String given = tidy(from);
        String wanted = tidy(to);
        if (given.isEmpty() || given.equals(wanted)) {
            return Optional.of(value);
        }
        Parsed a = parse(given);
        Parsed b = parse(wanted);
        return a.rest().equals(b.rest())
                ? Optional.of(plain(value.movePointRight(a.power() - b.power())))
                : Optional.empty();
    }

    /** Whether two units are the same, however they are written; null is that of nothing. */
    public static boolean same(String one, String other) {
        return tidy(one).equals(tidy(other));
    }

    /** Whether a unit is per cent, however it is written, alone or before what it is of. */
    static boolean isPercent(String unit) {
        String plain = tidy(unit);
        return plain.startsWith("%") || plain.contains("百分点");
    }

    /** Whether a unit is per cent or per mille, so that values of several units cannot be added. */
    static boolean isRatio(String unit) {
        return parse(tidy(unit)).rest().equals("%");
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static String tidy(String unit) {
        if (unit == null) {
            return "";
        }
        String plain = IGNORED.matcher(Normalizer.normalize(unit, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return SAME_WORDS.getOrDefault(plain, plain);
    }

    private static Parsed parse(String unit) {
        if (unit.equals("‰")) {
            return new Parsed(-1, "%");
        }
        for (Map.Entry<String, Integer> multiple : MULTIPLES.entrySet()) {
            if (unit.startsWith(multiple.getKey())) {
                String rest = unit.substring(multiple.getKey().length());
                // 千米 and 千克 were folded before; a bare 万 counts things, as does no unit at all.
                return new Parsed(multiple.getValue(), SAME_WORDS.getOrDefault(rest, rest));
            }
        }
        return new Parsed(0, unit);
    }
}
