package org.jiheng.actual;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.util.List;
import org.jiheng.declaration.Finding;
import org.jiheng.fact.Attainment;
import org.jiheng.http.JsonSetup;

/**
 * An item as it is to be scored.
 *
 * @param value in the unit of the target; null where there is no usable number
 * @param inTime of a deadline; null where it cannot be told
 * @param attainment as given, or met where the text equals the target's; null where not stated
 * @param percent as given, null where none
 * @param findings what is doubtful about it; such an actual is not scored on a guess
 */
public record ReadActual(
        @JsonDeserialize(using = JsonSetup.StoredDecimal.class)
        BigDecimal value,

        Boolean inTime,
        Attainment attainment,

        @JsonDeserialize(using = JsonSetup.StoredDecimal.class)
        BigDecimal percent,

        List<Finding> findings) {
    public ReadActual {
        findings = List.copyOf(findings);
    }
}
