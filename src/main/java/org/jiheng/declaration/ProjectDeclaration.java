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
import org.jiheng.http.Message;

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

    /** With the two places in which it is kept and shown; validation has seen that it has no more. */
    static BigDecimal yuan(BigDecimal money) {
        return money == null ? null : money.setScale(2);
    }

    /** As forms are read: null where there is nothing. */
    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private List<Finding> doubts() {
        if (plannedStart == null || plannedEnd == null || !plannedEnd.isBefore(plannedStart)) {
            return List.of();
        }
        return List.of(new Finding(
                Severity.WARNING,
                "period-reversed",
                new Message(
                        "计划完成日期 " + plannedEnd + " 早于计划开始日期 " + plannedStart + "，请核对。",
                        "The planned end " + plannedEnd + " is before the planned start " + plannedStart
                                + "; check them."),
                null));
    }

    /** The declaration in the shape that forms are read into. */
    DeclaredProject declared() {
        return new DeclaredProject(
                year,
                name.strip(),
                stripped(department),
                unit.strip(),
                stripped(nature),
                stripped(category),
                plannedStart,
                plannedEnd,
                new Funds(yuan(totalBudget), null, null, yuan(annualRequest), null, null, null),
                overallGoal,
                annualGoal,
                IndicatorDeclaration.rows(indicators, year),
                doubts());
    }
}
