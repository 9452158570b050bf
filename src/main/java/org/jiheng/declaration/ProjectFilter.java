package org.jiheng.declaration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiheng.http.Time;
import org.jiheng.http.Where;

/**
 * The filters that lists, exports, changes and summaries have in common; each is null where not given.
 *
 * @param level1 projects with points in this level 1; so does level2
 * @param month of the evaluation, as 2024-01, in the time of China
 * @param submission state of the submission
 */
public record ProjectFilter(
        @QueryParam("year") @Min(1990) @Max(2099) Integer year,
        @QueryParam("department") @Size(max = 200) String department,
        @QueryParam("unit") @Size(max = 200) String unit,
        @QueryParam("category") @Size(max = 100) String category,
        @QueryParam("level1") @Size(max = 200) String level1,
        @QueryParam("level2") @Size(max = 200) String level2,
        @QueryParam("grade") @Size(max = 20) String grade,

        @QueryParam("status") @Pattern(regexp = "final|provisional")
        String status,

        @QueryParam("month") @Pattern(regexp = "(199\\d|20\\d\\d)-(0[1-9]|1[0-2])")
        String month,

        @QueryParam("submission") @Pattern(regexp = "draft|submitted|confirmed|returned")
        String submission) {
    private static final int LONGEST_SHOWN = 300;

    /**
     * Adds the conditions.
     *
     * @param project alias of {@link Project}
     * @param scored alias of what has grade, status and time of the evaluation: the project, for the current one, or an evaluation
     */
    public void addTo(Where where, String project, String scored) {
        where.equal(project + ".year", year == null ? null : year.shortValue())
                .equal(project + ".department", department)
                .equal(project + ".unit", unit)
                .equal(project + ".category", category)
                .and("locate(?, " + project + ".levels) > 0", level1 == null ? null : "[" + json(level1) + ",")
                .and("locate(?, " + project + ".levels) > 0", level2 == null ? null : "," + json(level2) + "]")
                .equal(scored + ".grade", grade)
                .equal(scored + ".status", status)
                .equal(
                        project + ".submissionState",
                        submission == null ? null : SubmissionState.valueOf(submission.toUpperCase(Locale.ROOT)))
                .and(scored + ".evaluatedAt >= ?", start(0))
                .and(scored + ".evaluatedAt < ?", start(1));
    }

    /** The filters that are set, for the record. */
    public String shown() {
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
        String text = set.entrySet().stream()
                .filter(e -> e.getValue() != null)
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
