package org.jiheng.actual;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Actuals as somebody is typing them: every text as it stands in its field, whether it can be read or not; null where nothing was
 * typed.
 *
 * @param executedAmount 全年执行数
 * @param adjustedBudget 全年预算数 after adjustment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TypedActuals(
        @Size(max = LONGEST) String executedAmount,
        @Size(max = LONGEST) String adjustedBudget,
        @Size(max = LONGEST) String executionReason,
        @Size(max = LONGEST) String note,
        @NotNull @Size(max = 1000) List<@Valid @NotNull Item> items) {

    /** Longer than any field takes when it is posted: what is too long is not cut off while it is typed. */
    static final int LONGEST = 20_000;

    /**
     * One row.
     *
     * @param indicator its id
     * @param actual the outcome, a number, a date or words
     * @param unit of the outcome where it is another than the target's
     * @param text words beside a number
     * @param byUnit what each of several units reached, as posted earlier
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @NotBlank @Size(max = 500) String indicator,
            @Size(max = LONGEST) String actual,
            @Size(max = LONGEST) String unit,
            @Size(max = LONGEST) String text,
            @Size(max = LONGEST) String attainment,
            @Size(max = LONGEST) String percent,
            @Size(max = LONGEST) String selfScore,
            @Size(max = LONGEST) String deviationReason,
            @Size(max = LONGEST) String evidence,
            @Size(max = 500) List<@Valid @NotNull UnitActual> byUnit) {}
}
