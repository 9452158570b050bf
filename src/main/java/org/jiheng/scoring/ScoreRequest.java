package org.jiheng.scoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jiheng.actual.Actuals;
import org.jiheng.declaration.IndicatorDeclaration;

/**
 * A declaration and its actuals in one request.
 *
 * @param ruleset null means the default one
 * @param annualRequest in 元, null where the actuals give an adjusted budget
 */
record ScoreRequest(
        @NotNull @Min(1990) @Max(2099) Integer year,
        @Size(max = 100) String ruleset,
        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal annualRequest,
        @NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull IndicatorDeclaration> indicators,
        @NotNull @Valid Actuals actuals) {}
