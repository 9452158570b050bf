package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;

/** Reads the text of a target (指标值). What is not certain is said in a finding; the text itself is always kept. */
public final class TargetReader {
    private static final int LONGEST = 2000;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\-—–_/\\\\.。…]*");
    private static final Pattern READABLE = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern STARTS_AS_NUMBER = Pattern.compile("[≥≤<>=]*-?\\d.*", Pattern.DOTALL);

    private static final Pattern NUMBER_IN_CHINESE =
            Pattern.compile(".{0,4}?[一二两三四五六七八九十百千万半]+(?:多|余)?(?:[次个人件项家户套台辆条座份期场名篇批种类亩吨年月天日元米]|小时|分钟|公里|平方米|成).{0,6}");
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("(?:19|20)\\d\\d\\.(?:0?[1-9]|1[0-2])");

    private TargetReader() {}

    /**
     * Reads a target.
     *
     * @param text as declared; null is the same as blank
     * @param year budget year, for deadlines that name none; null where unknown
     */
    public static TargetReading read(String text, Integer year) {
        String kept = text == null ? "" : text.strip();
        if (BLANK.matcher(kept).matches()) {
            return with(
                    words(kept, TargetKind.MISSING, null),
                    Severity.WARNING,
                    "target-missing",
                    "没有填写指标值；请补充。",
                    "No target was declared; add it.");
        }
        if (kept.length() > LONGEST) {
            return unreadable(
                    kept,
                    "target-too-long",
                    "指标值超过 " + LONGEST + " 字",
                    "the target has more than " + LONGEST + " characters");
        }
        if (!READABLE.matcher(kept).matches()) {
            return unreadable(kept, "target-unreadable", "指标值中没有文字和数字", "the target has no letter and no digit");
        }
        if (NoValue.is(kept)) {
            Message why = NoValue.of(kept);
            return with(
                    words(kept, TargetKind.UNREADABLE, null), Severity.WARNING, "target-no-value", why.zh(), why.en());
        }
        String plain = kept.contains("|") ? joinColumns(kept) : kept;
        Optional<DateReader.Reading> date = DateReader.read(plain, year);
        if (date.isPresent()) {
            return deadline(kept, date.get());
        }
        Optional<QuantityText> quantity = QuantityText.read(plain);
        return quantity.map(q -> quantity(kept, q)).orElseGet(() -> inWords(kept, QuantityText.fold(plain)));
    }

    private static TargetReading deadline(String kept, DateReader.Reading date) {
        if (date.yearMissing()) {
            return unreadable(
                    kept, "target-year-unknown", "期限没有写年份，年度也未知", "the deadline names no year and none is known");
        }
        Target target = new Target(kept, TargetKind.DEADLINE, null, null, null, null, date.last());
        return date.certain()
                ? new TargetReading(target, List.of())
                : with(
                        target,
                        Severity.WARNING,
                        "target-date-uncertain",
                        "「" + kept + "」读作最迟 " + date.last() + "；如不对请更正。",
                        "\"" + kept + "\" is read as " + date.last() + " at the latest; correct it if that is wrong.");
    }

    private static TargetReading quantity(String kept, QuantityText quantity) {
        TargetKind kind = quantity.upper() == null ? TargetKind.QUANTITATIVE : TargetKind.RANGE;
        BigDecimal value = quantity.value();
        Target target = new Target(kept, kind, quantity.operator(), value, quantity.upper(), quantity.unit(), null);
        List<Finding> findings = new ArrayList<>(doubts(target));
        if (maybeDate(quantity)) {
            findings.add(finding(
                    Severity.WARNING,
                    "target-maybe-date",
                    "「" + kept + "」可能是日期，现读作数值；如是期限请写成如 2023年12月。",
                    "\"" + kept + "\" may be a date and is read as a number; write a deadline as 2023年12月."));
        }
        if (quantity.approximate()) {
            findings.add(finding(
                    Severity.WARNING,
                    "target-approximate",
                    "「" + kept + "」没有说明允许的偏差，按 " + value.toPlainString() + " 计；如不对请更正。",
                    "\"" + kept + "\" does not say how near is near enough; read as " + value.toPlainString() + "."));
        }
        return new TargetReading(target, findings);
    }

    /** 2023.12, ≤6月 and 1-12月 look like months as well as numbers. */
    private static boolean maybeDate(QuantityText quantity) {
        BigDecimal last = quantity.upper() == null ? quantity.value() : quantity.upper();
        if ("月".equals(quantity.unit())) {
            return last.compareTo(MONTHS) <= 0;
        }
        return quantity.upper() == null
                && quantity.operator() == null
                && quantity.unit() == null
                && YEAR_AND_MONTH.matcher(quantity.value().toPlainString()).matches();
    }

    /** What is wrong with a target however it came; empty as a rule. */
    static List<Finding> doubts(Target target) {
        if (target.value() == null || target.value().signum() >= 0) {
            return List.of();
        }
        String shown = target.text().isEmpty() ? target.value().toPlainString() : target.text();
        return List.of(finding(
                Severity.WARNING,
                "target-negative",
                "指标值「" + shown + "」是负数，不能计分；请更正。",
                "The target \"" + shown + "\" is negative and cannot be scored; correct it."));
    }

    private static TargetReading inWords(String kept, String folded) {
        Operator operator = QuantityText.leadingOperator(folded);
        if (operator != null && !DIGIT.matcher(folded).find()) {
            return with(
                    words(kept, TargetKind.QUALITATIVE, operator),
                    Severity.WARNING,
                    "target-without-number",
                    "「" + kept + "」有比较而没有数字，按定性指标处理；请补充数字，或认可。",
                    "\"" + kept
                            + "\" compares with no number and is taken as a target in words; add the number or accept.");
        }
        if (STARTS_AS_NUMBER.matcher(folded).matches()) {
            return unreadable(
                    kept,
                    "target-ambiguous",
                    "「" + kept + "」不止一个数值，或含有无法确定的内容",
                    "\"" + kept + "\" holds more than one value, or something that cannot be told for certain");
        }
        Target target = words(kept, TargetKind.QUALITATIVE, null);
        return DIGIT.matcher(folded).find() || NUMBER_IN_CHINESE.matcher(folded).matches()
                ? with(
                        target,
                        Severity.WARNING,
                        "target-number-in-words",
                        "「" + kept + "」是带数字的文字，按定性指标处理；如是定量指标请更正。",
                        "\"" + kept
                                + "\" is a sentence with a number, taken as a target in words; correct it if it is a number.")
                : new TargetReading(target, List.of());
    }

    /** Operator, value and unit printed in columns of their own, in any order, become one text. */
    private static String joinColumns(String text) {
        List<String> cells = Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .toList();
        String operator = "";
        String value = "";
        List<String> rest = new ArrayList<>();
        for (String cell : cells) {
            if (operator.isEmpty() && QuantityText.isOperator(cell)) {
                operator = cell;
            } else if (value.isEmpty() && DIGIT.matcher(QuantityText.fold(cell)).find()) {
                value = cell;
            } else if (QuantityText.isOperator(cell)
                    || STARTS_AS_NUMBER.matcher(QuantityText.fold(cell)).matches()) {
                // Two numbers are not one: put side by side, 3 and 5 would be read as 35.
                return String.join(" ", cells);
            } else {
                rest.add(cell);
            }
        }
        return value.isEmpty() ? String.join(" ", cells) : operator + value + String.join("", rest);
    }

    private static Target words(String text, TargetKind kind, Operator operator) {
        return new Target(text, kind, operator, null, null, null, null);
    }

    private static TargetReading unreadable(String text, String code, String zh, String en) {
        return with(
                words(text, TargetKind.UNREADABLE, null),
                Severity.WARNING,
                code,
                zh + "，无法读取；请更正。",
                Character.toUpperCase(en.charAt(0)) + en.substring(1) + " and cannot be read; correct it.");
    }

    private static TargetReading with(Target target, Severity severity, String code, String zh, String en) {
        return new TargetReading(target, List.of(finding(severity, code, zh, en)));
    }

    private static Finding finding(Severity severity, String code, String zh, String en) {
        return new Finding(severity, code, new Message(zh, en), null);
    }
}
