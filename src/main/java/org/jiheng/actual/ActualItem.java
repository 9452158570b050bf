package org.jiheng.actual;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jiheng.fact.Attainment;
import org.jiheng.http.Texts;

/**
 * What was reached of one indicator, as posted.
 *
 * @param indicator id or name
 * @param level1 tells equal names apart; null where not needed, so is level2
 * @param value the number reached, in {@code unit}; null where the outcome is in words
 * @param unit null means that of the target
 * @param text the outcome in words; read as a number or date where the target is one and no value is given
 * @param percent degree of attainment within its band
 * @param selfScore points the unit gave itself (自评得分); kept, not used
 * @param deviationReason 偏差原因, null where none is given
 * @param evidence 佐证资料, null where none is given
 * @param byUnit what each of several units reached, in place of one value or percent; null for one unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActualItem(
        @NotBlank @Size(max = 500) String indicator,
        @Size(max = 100) String level1,
        @Size(max = 100) String level2,
        BigDecimal value,
        @Size(max = 100) String unit,
        @Size(max = 2000) String text,
        Attainment attainment,
        @DecimalMin("0") @DecimalMax("100") BigDecimal percent,
        @DecimalMin("0") @DecimalMax("1000") BigDecimal selfScore,
        @Size(max = 2000) String deviationReason,
        @Size(max = 2000) String evidence,
        @Size(min = 1, max = 500) List<@Valid @NotNull UnitActual> byUnit) {

    /** The same item with what its units reached together. */
    ActualItem reached(BigDecimal together, BigDecimal degree) {
        return new ActualItem(
                indicator,
                level1,
                level2,
                together,
                unit,
                text,
                attainment,
                degree,
                selfScore,
                deviationReason,
                evidence,
                byUnit);
    }

    /** Whether a reason was given; white space is none. */
    public boolean reasonGiven() {
        return !Texts.blank(deviationReason);
    }
}
