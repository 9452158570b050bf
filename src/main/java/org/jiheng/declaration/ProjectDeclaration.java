package org.jiheng.declaration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A project declared as JSON; money is in 元. */
public record ProjectDeclaration(
        @NotNull @Min(1990) @Max(2099) Integer year,
        @NotBlank @Size(max = 200) String unit,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 200) String department,
        @Size(max = 100) String nature,
        @Size(max = 100) String category,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal annualRequest,
        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal totalBudget,
        @Size(max = 20000) String overallGoal,
        @Size(max = 20000) String annualGoal,
        @NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull IndicatorDeclaration> indicators) {

    /** The declaration in the shape that forms are read into. */
    DeclaredProject declared() {
        return new DeclaredProject(
                year,
                name.strip(),
                department,
                unit.strip(),
                nature,
                category,
                plannedStart,
                plannedEnd,
                new Funds(totalBudget, null, null, annualRequest, null, null, null),
                overallGoal,
                annualGoal,
                IndicatorDeclaration.rows(indicators, year),
                List.of());
    }
}
