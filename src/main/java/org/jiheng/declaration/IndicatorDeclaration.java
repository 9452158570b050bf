package org.jiheng.declaration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.fact.ScoringType;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/**
 * An indicator declared as JSON.
 *
 * @param level1 may be null where level2 tells
 * @param target null when there is none, which is a finding
 * @param weight declared points, null where none are
 * @param scoringType 赋分规则, null where none is declared
 */
public record IndicatorDeclaration(
        @Size(max = 100) String level1,
        @Size(max = 100) String level2,
        @NotBlank @Size(max = 500) String name,
        @Valid TargetInput target,

        @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal weight,

        ScoringType scoringType) {

    /**
     * The rows of a declaration made as JSON.
     *
     * @throws ProblemException 422 naming every row whose level is unknown
     */
    public static List<DeclaredRow> rows(List<IndicatorDeclaration> indicators, Integer year) {
        List<ProblemException.Place> unknown = new ArrayList<>();
        List<DeclaredRow> rows = new ArrayList<>(indicators.size());
        for (int i = 0; i < indicators.size(); i++) {
            IndicatorDeclaration indicator = indicators.get(i);
            String pointer = "/indicators/" + i;
            String level1 = IndicatorLevels.level1Of(indicator.level1(), indicator.level2());
            if (level1 == null) {
                unknown.add(new ProblemException.Place(pointer + "/level1", IndicatorLevels.expected()));
            } else {
                TargetInput target = indicator.target() == null ? TargetInput.ofText("") : indicator.target();
                TargetReading reading = target.read(null, year, pointer + "/target");
                rows.add(new DeclaredRow(
                        i + 1,
                        level1,
                        IndicatorLevels.tidy(indicator.level2()),
                        indicator.name().strip(),
                        reading.target(),
                        indicator.weight(),
                        indicator.scoringType(),
                        null,
                        reading.findings()));
            }
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.at(ProblemType.INVALID_DECLARATION, unknown);
        }
        return rows;
    }
}
