package org.jiheng.declaration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jiheng.http.Time;
import org.jiheng.http.Where;

/**
 * The filters that lists, exports, changes and summaries have in common; each is null where not given, and {@value #NONE} looks for
 * what has no department, category, level, grade, evaluation or submission.
 *
 * @param level1 projects with rows in this level 1; so does level2
 * @param status of the evaluation, or {@code evaluated} for either
 * @param month of the evaluation, as 2024-01, in the time of China
 * @param submission state of the submission
 * @param lost projects that lost points on an indicator of this name
 * @param executionRateFrom least 预算执行率 in percent, as it is shown; so is totalFrom for points
 * @param executionRateBelow 预算执行率 is less; so is totalBelow for points
 */
public record ProjectFilter(
        @QueryParam("year") @Min(1990) @Max(2099) Integer year,
        @QueryParam("department") @Size(max = 200) String department,
        @QueryParam("unit") @Size(max = 200) String unit,
        @QueryParam("category") @Size(max = 100) String category,
        @QueryParam("level1") @Size(max = 200) String level1,
        @QueryParam("level2") @Size(max = 200) String level2,
        @QueryParam("grade") @Size(max = 20) String grade,

        @QueryParam("status") @Pattern(regexp = "final|provisional|evaluated|none", message = STATUSES)
        String status,

        @QueryParam("month") @Pattern(regexp = "(199\\d|20\\d\\d)-(0[1-9]|1[0-2])", message = MONTHS)
        String month,

        @QueryParam("submission") @Pattern(regexp = "draft|submitted|confirmed|returned|none", message = STATES)
        String submission,

        @QueryParam("lost") @Size(max = 500) String lost,

        @QueryParam("executionRateFrom") @PositiveOrZero @Digits(integer = 9, fraction = 2)
        BigDecimal executionRateFrom,

        @QueryParam("executionRateBelow") @PositiveOrZero @Digits(integer = 9, fraction = 2)
        BigDecimal executionRateBelow,

        @QueryParam("totalFrom") @PositiveOrZero @Digits(integer = 9, fraction = 2)
        BigDecimal totalFrom,

        @QueryParam("totalBelow") @PositiveOrZero @Digits(integer = 9, fraction = 2)
        BigDecimal totalBelow) {
    private static final String STATUSES =
            "只有 final（正式）、provisional（暂定）、evaluated（已评价）、none（未评价）|one of final, provisional, evaluated (either) and none";
    private static final String MONTHS = "须写成如 2024-05|is written as 2024-05";
    private static final String STATES =
            "只有 draft（草稿）、submitted（已提交）、confirmed（已确认）、returned（已退回）、none（未填报）|one of draft, submitted, confirmed, returned and none";
    private static final int LONGEST_SHOWN = 300;
    private static final String NONE = "none";
    private static final String EVALUATED = "evaluated";

    /** Names are declared without blanks around them; and the database, which pads texts, would find what is not looked for here. */
    public ProjectFilter {
        department = stripped(department);
        unit = stripped(unit);
        category = stripped(category);
        level1 = stripped(level1);
        level2 = stripped(level2);
        grade = stripped(grade);
        lost = stripped(lost);
    }

    private static String stripped(String name) {
        return name == null ? null : name.strip();
    }

    /**
     * Adds the conditions.
     *
     * @param project alias of {@link Project}
     * @param scored alias of what has grade, status and time of the evaluation: the project, for the current one, or an evaluation
     */
    public void addTo(Where where, String project, String scored) {
        addTo(where, project, scored, project + ".year");
    }

    /** Adds the conditions. @param ofYear expression for the year of the project; the others as in {@link #addTo(Where, String, String)} */
    public void addTo(Where where, String project, String scored, String ofYear) {
        where.equal(ofYear, year == null ? null : year.shortValue())
                .equal(project + ".unit", unit)
                .and(scored + ".evaluatedAt >= ?", start(0))
                .and(scored + ".evaluatedAt < ?", start(1))
                .and(scored + ".executionRate >= ?", executionRateFrom)
                .and(scored + ".executionRate < ?", executionRateBelow)
                .and(scored + ".total >= ?", totalFrom)
                .and(scored + ".total < ?", totalBelow);
        addLevels(where, project + ".levels");
        addOrNone(where, scored + ".grade", grade, grade);
        addOrNone(where, project + ".department", department, department);
        addOrNone(where, project + ".category", category, category);
        addOrNone(
                where,
                project + ".submissionState",
                submission,
                submission == null || NONE.equals(submission)
                        ? null
                        : SubmissionState.valueOf(submission.toUpperCase(Locale.ROOT)));
        if (EVALUATED.equals(status)) {
            where.and(scored + ".status is not null");
        } else {
            addOrNone(where, scored + ".status", status, status);
        }
        if (lost != null) {
            // The names are the keys of an object: no other quoted text is followed by a colon, and a quote in a name
            // is escaped.
            String key = json(lost) + ":";
            where.and("locate(" + where.name("{" + key) + ", " + project + ".levels) > 0 or locate("
                    + where.name("," + key) + ", " + project + ".levels) > 0");
        }
    }

    /**
     * Finds names by what stands around them in the text of the column. Around what is null a quote has to stand too: one within a
     * name is escaped, so that no name looks like it.
     */
    private void addLevels(Where where, String levels) {
        if (NONE.equals(level1)) {
            where.and("locate('[null,\"', " + levels + ") > 0");
        } else {
            where.and("locate(?, " + levels + ") > 0", level1 == null ? null : "[" + json(level1) + ",");
        }
        if (NONE.equals(level2)) {
            where.and("locate(',null],[\"', " + levels + ") > 0 or locate(',null],[null,\"', " + levels + ") > 0 or "
                    + levels + " like '%,null]]'");
        } else {
            where.and("locate(?, " + levels + ") > 0", level2 == null ? null : "," + json(level2) + "]");
        }
    }

    private static void addOrNone(Where where, String path, String asked, Object value) {
        if (NONE.equals(asked)) {
            where.and(path + " is null");
        } else {
            where.equal(path, value);
        }
    }

    /** Whether what is asked for, null for anything, is what there is, null for nothing. */
    public static boolean same(String asked, String is) {
        // A name may be the very word that stands for nothing; it is not found by that, here as in the database.
        return asked == null || (asked.equals(NONE) ? is == null : asked.equals(is));
    }

    /** Whether the status of the current evaluation passes. @param is null without one */
    public boolean hasStatus(String is) {
        return EVALUATED.equals(status) ? is != null : same(status, is);
    }

    /** Whether points and rate of the current evaluation pass. @param total null without one; rate null without a budget */
    public boolean hasFigures(BigDecimal total, BigDecimal rate) {
        return within(total, totalFrom, totalBelow) && within(rate, executionRateFrom, executionRateBelow);
    }

    /** Whether levels or losses are asked for, which are known of current evaluations only. */
    public boolean asksForLevels() {
        return level1 != null || level2 != null || lost != null;
    }

    /** Whether points or rate are asked for. */
    public boolean asksForFigures() {
        return totalFrom != null || totalBelow != null || executionRateFrom != null || executionRateBelow != null;
    }

    private static boolean within(BigDecimal value, BigDecimal from, BigDecimal below) {
        return (from == null || value != null && value.compareTo(from) >= 0)
                && (below == null || value != null && value.compareTo(below) < 0);
    }

    /** The filters that are set, for the record. */
    public Map<String, Object> set() {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("year", year);
        set.put("department", department);
        set.put("unit", unit);
        set.put("category", category);
        set.put("level1", level1);
        set.put("level2", level2);
        set.put("grade", grade);
        set.put("status", status);
        set.put("month", month);
        set.put("submission", submission);
        set.put("lost", lost);
        set.put("executionRateFrom", executionRateFrom);
        set.put("executionRateBelow", executionRateBelow);
        set.put("totalFrom", totalFrom);
        set.put("totalBelow", totalBelow);
        set.values().removeIf(Objects::isNull);
        return set;
    }

    /** The filters that are set, as a short text. */
    public String shown() {
        String text = set().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    /** When the month, or one after it, begins; null without a month. */
    private Instant start(int later) {
        return month == null
                ? null
                : YearMonth.parse(month)
                        .plusMonths(later)
                        .atDay(1)
                        .atStartOfDay(Time.ZONE)
                        .toInstant();
    }

    private static String json(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
