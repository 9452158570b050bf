package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/**
 * A target in a request: its text alone, which is then read, or the reading itself.
 *
 * @param text null keeps the declared text where there is one
 * @param kind null when the text is to be read
 */
public record TargetInput(
        @Size(max = 2000) String text,
        TargetKind kind,
        Operator operator,
        BigDecimal value,
        BigDecimal upper,
        @Size(max = 100) String unit,
        LocalDate date) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public TargetInput {}

    /** The short form: a string. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TargetInput ofText(String text) {
        return new TargetInput(text, null, null, null, null, null, null);
    }

    /**
     * The target meant.
     *
     * @param declaredText stands in where the request gives a reading without a text; null for none
     * @param year budget year, for deadlines that name none
     * @param pointer where in the request this stands
     * @throws ProblemException 422 when the parts of the reading do not fit together
     */
    public TargetReading read(String declaredText, Integer year, String pointer) {
        boolean hasParts = operator != null || value != null || upper != null || unit != null || date != null;
        if (kind == null && !hasParts) {
            return TargetReader.read(text == null ? declaredText : text, year);
        }
        if (kind == null) {
            throw ProblemException.at(
                    ProblemType.INVALID_DECLARATION,
                    pointer + "/kind",
                    "给出 value、operator 等读法时须同时给出 kind；只给 text 则由服务读取。",
                    "A reading (value, operator, …) needs its kind; give text alone to have it read.");
        }
        String shown = text != null ? text : declaredText != null ? declaredText : "";
        try {
            Target target = new Target(shown.strip(), kind, operator, value, upper, unit, date);
            return new TargetReading(target, TargetReader.doubts(target));
        } catch (IllegalArgumentException misfit) {
            throw ProblemException.at(
                    ProblemType.INVALID_DECLARATION,
                    pointer,
                    "指标值的各部分不相符：" + misfit.getMessage(),
                    "The parts of the target do not fit together: " + misfit.getMessage());
        }
    }
}
