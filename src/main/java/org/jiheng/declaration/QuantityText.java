package org.jiheng.declaration;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.fact.Operator;

/**
 * A text that is a number, or two, with an optional comparison and unit: ≥95.00(%), 不少于12种, 3-5次, 15%及其以下.
 *
 * @param operator as printed, in signs or words; null where none is
 * @param value the number
 * @param upper the second number of a range, else null
 * @param unit as printed, without brackets; null where none is
 * @param approximate whether the text says 左右
 */
public record QuantityText(Operator operator, BigDecimal value, BigDecimal upper, String unit, boolean approximate) {

    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 8;

    private static final Map<String, Operator> BEFORE = new LinkedHashMap<>();
    private static final Map<String, Operator> AFTER = new LinkedHashMap<>();

    static {
        // Longer wordings stand before the shorter ones that they contain.
        for (String word : "大于或等于 大于等于 高于等于 多于等于 不少于 不低于 不小于 不短于 至少 ≥".split(" ")) {
            BEFORE.put(word, Operator.AT_LEAST);
        }
        for (String word : "小于或等于 小于等于 低于等于 少于等于 不超过 不高于 不大于 不多于 不超出 至多 最多 ≤".split(" ")) {
            BEFORE.put(word, Operator.AT_MOST);
        }
        for (String word : "大于 超过 高于 多于 >".split(" ")) {
            BEFORE.put(word, Operator.MORE_THAN);
        }
        for (String word : "小于 低于 少于 <".split(" ")) {
            BEFORE.put(word, Operator.LESS_THAN);
        }
        for (String word : "等于 =".split(" ")) {
            BEFORE.put(word, Operator.EQUAL);
        }
        for (String word : "(含)以上 及其以上 及以上 或以上 以上".split(" ")) {
            AFTER.put(word, Operator.AT_LEAST);
        }
        for (String word : "(含)以下 及其以下 及以下 或以下 以下 (含)以内 以内 之内 内".split(" ")) {
            AFTER.put(word, Operator.AT_MOST);
        }
    }

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SIGN_AT_LEAST = Pattern.compile("≧|[>》›]=|=[>》›]|≥=?");
    private static final Pattern SIGN_AT_MOST = Pattern.compile("≦|[<《‹]=|=[<《‹]|≤=?");
    private static final String NUMBER = "(-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)";
    private static final String UNIT = "(\\(?[kdcm]?m[23]\\)?|[^\\d\\s,.;:!?，。；：=<>≥≤|~\\-]{0,12})";
    private static final Pattern ONE = Pattern.compile(NUMBER + UNIT);
    private static final Pattern TWO = Pattern.compile(NUMBER + UNIT + "(?:-{1,2}|[—–~～]{1,2}|至|到)" + NUMBER + UNIT);
    /** Words that no unit contains: what they follow is a sentence. */
    private static final Pattern SENTENCE = Pattern.compile(
            "^[余多几约近共]|完成|到位|达到|实现|开展|月底|年底|前|后|并|及|等|底|以上|以下|以内|左右|少于|低于|大于|小于|超过|高于|多于|至少|至多|最多|达标|内$");

    /** Raised and circled digits, which folding would join to the number beside them. */
    private static final Pattern JOINED = Pattern.compile("\\d\\p{No}|\\p{No}\\d");

    /** Folding would make one number of two. */
    private static final Pattern APART = Pattern.compile("[\\d.,][\\s\\p{Z}]+[\\d.]");

    /** The operator that a text begins with, in signs or words; null where it begins otherwise. */
    static Operator leadingOperator(String text) {
        String plain = fold(text);
        return BEFORE.entrySet().stream()
                .filter(word -> plain.startsWith(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether a text is an operator and nothing else. */
    static boolean isOperator(String text) {
        return BEFORE.containsKey(fold(text));
    }

    /** Folds full-width forms and the many ways to type ≥ and ≤; white space goes. */
    static String fold(String text) {
        String plain = SPACE.matcher(narrow(text)).replaceAll("").replace('═', '=');
        plain = SIGN_AT_LEAST.matcher(plain).replaceAll("≥");
        return SIGN_AT_MOST.matcher(plain).replaceAll("≤");
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('，', ',');
    }

    /**
     * Reads a text that is a quantity as a whole.
     *
     * @return empty when it is none, or says two things at once
     */
    public static Optional<QuantityText> read(String text) {
        String rest = fold(text);
        if (rest.length() > 200
                || JOINED.matcher(text).find()
                || APART.matcher(narrow(text)).find()) {
            return Optional.empty();
        }
        Operator operator = null;
        for (Map.Entry<String, Operator> word : BEFORE.entrySet()) {
            if (rest.startsWith(word.getKey())) {
                operator = word.getValue();
                rest = rest.substring(word.getKey().length());
                break;
            }
        }
        boolean approximate = rest.endsWith("左右");
        rest = approximate ? rest.substring(0, rest.length() - 2) : rest;
        for (Map.Entry<String, Operator> word : AFTER.entrySet()) {
            if (rest.endsWith(word.getKey())) {
                if (operator != null && operator != word.getValue()) {
                    return Optional.empty();
                }
                operator = word.getValue();
                rest = rest.substring(0, rest.length() - word.getKey().length());
                break;
            }
        }
        return numbers(rest, operator, approximate);
    }

    private static Optional<QuantityText> numbers(String text, Operator operator, boolean approximate) {
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            Optional<String> unit = unit(one.group(2));
            Optional<BigDecimal> value = number(one.group(1));
            if (unit.isPresent() && value.isPresent()) {
                return Optional.of(new QuantityText(operator, value.get(), null, orNull(unit.get()), approximate));
            }
        }
        Matcher two = TWO.matcher(text);
        if (two.matches() && operator == null) {
            Optional<String> first = unit(two.group(2));
            Optional<String> second = unit(two.group(4));
            Optional<BigDecimal> value = number(two.group(1));
            Optional<BigDecimal> upper = number(two.group(3));
            boolean oneUnit =
                    first.isPresent() && second.isPresent() && (first.get().isEmpty() || first.equals(second));
            if (oneUnit && value.isPresent() && upper.isPresent() && value.get().compareTo(upper.get()) <= 0) {
                return Optional.of(new QuantityText(null, value.get(), upper.get(), orNull(second.get()), approximate));
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> number(String digits) {
        BigDecimal value = new BigDecimal(digits.replace(",", ""));
        boolean sane = value.precision() - value.scale() <= MOST_DIGITS && value.scale() <= MOST_DECIMALS;
        return sane ? Optional.of(value) : Optional.empty();
    }

    /** The unit without the brackets around it; empty Optional when the text is no unit. */
    private static Optional<String> unit(String text) {
        String bare = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
        boolean odd = bare.indexOf('(') >= 0
                || bare.indexOf(')') >= 0
                || SENTENCE.matcher(bare).find();
        return odd ? Optional.empty() : Optional.of(bare);
    }

    private static String orNull(String unit) {
        return unit.isEmpty() ? null : unit;
    }
}
