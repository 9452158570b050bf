package org.jiheng.declaration;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** A request to settle findings of a project as a whole; money is in 元. */
record ProjectSettlement(
        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal annualRequest,
        @Size(max = 50) List<@NotNull String> accept,
        @NotBlank @Size(max = 2000) String reason) {}
