package org.jiheng.declaration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jiheng.fact.ScoringType;

/** A request to settle findings of one indicator; members left out stay as they are. */
record IndicatorSettlement(
        @Size(max = 100) String level1,
        @Size(max = 100) String level2,
        @Size(max = 500) String name,
        @Valid TargetInput target,

        @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal weight,

        ScoringType scoringType,

        @Size(max = 50) List<@NotNull String> accept,
        @Size(max = 50) List<@NotNull Correction> withdraw,
        @NotBlank @Size(max = 2000) String reason) {}
