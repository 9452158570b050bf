package org.jiheng.declaration;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of deadlines: 12月底前, 9月前, 2021年底, 2022年12月30日, 2020年1月--2020年11月. */
public final class DateReader {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String LEAD = "(?:完成时间为?|截至|截止到?|于|在|到)?";
    private static final String TAIL = "(止|之前|以前|前完成|前到位|前|内完成|内|完成|到位)?";
    private static final Pattern DAY =
            Pattern.compile(LEAD + "(?:(\\d{4})(?:年|[-/.]))?(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?" + TAIL);
    private static final Pattern MONTH = Pattern.compile(LEAD + "(?:(\\d{4})年)?(\\d{1,2})(个?)月(份|底|末)?" + TAIL);
    private static final Pattern YEAR = Pattern.compile(LEAD + "(\\d{4})?年(底|末|内|度内|终)?" + TAIL);
    private static final Pattern BETWEEN = Pattern.compile("-{1,2}|[—–~～]{1,2}|至");

    private DateReader() {}

    /**
     * A date as read.
     *
     * @param last the last day that is in time
     * @param certain false where the wording leaves open which day is meant
     * @param yearMissing the text names no year and none was known; {@code last} is null then
     */
    public record Reading(LocalDate last, boolean certain, boolean yearMissing) {}

    /**
     * Reads a text that is a date as a whole.
     *
     * @param text may be anything
     * @param year budget year for texts that name none, null where unknown
     * @return empty when the text is no date
     */
    public static Optional<Reading> read(String text, Integer year) {
        String plain =
                SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        if (plain.length() > 60) {
            return Optional.empty();
        }
        Optional<Reading> single = single(plain, year);
        if (single.isPresent()) {
            return single;
        }
        // A hyphen may stand within a date as well as between two.
        Matcher between = BETWEEN.matcher(plain);
        while (between.find()) {
            Optional<Reading> last = single(plain.substring(between.end()), year);
            if (last.isPresent()
                    && single(plain.substring(0, between.start()), year).isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    private static Optional<Reading> single(String text, Integer year) {
        try {
            Matcher day = DAY.matcher(text);
            if (day.matches() && (text.contains("月") || day.group(1) != null)) {
                return dated(
                        day.group(1),
                        year,
                        y -> new Reading(LocalDate.of(y, number(day.group(2)), number(day.group(3))), true, false));
            }
            Matcher month = MONTH.matcher(text);
            // "12个月底" is a slip for December's end; "12个月" is a length of time.
            boolean slip = month.matches() && !month.group(3).isEmpty();
            if (month.matches() && (!slip || month.group(4) != null)) {
                // "9月前" may mean before September begins or before it ends; the earlier day is taken and said so.
                boolean before = month.group(4) == null
                        && month.group(5) != null
                        && month.group(5).contains("前");
                return dated(month.group(1), year, y -> {
                    YearMonth named = YearMonth.of(y, number(month.group(2)));
                    return new Reading((before ? named.minusMonths(1) : named).atEndOfMonth(), !before && !slip, false);
                });
            }
            Matcher whole = YEAR.matcher(text);
            boolean said = whole.matches() && (whole.group(1) != null || whole.group(2) != null);
            if (said) {
                boolean before = whole.group(2) == null
                        && whole.group(3) != null
                        && whole.group(3).contains("前");
                boolean bare = whole.group(2) == null && whole.group(3) == null;
                return dated(
                        whole.group(1),
                        year,
                        y -> new Reading(LocalDate.of(before ? y - 1 : y, 12, 31), !before && !bare, false));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private interface InYear {
        Reading of(int year);
    }

    private static Optional<Reading> dated(String printed, Integer known, InYear reading) {
        if (printed == null && known == null) {
            return Optional.of(new Reading(null, false, true));
        }
        return Optional.of(reading.of(printed == null ? known : number(printed)));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
