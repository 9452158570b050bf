package org.jiheng.actual;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * The year's actual outcomes of a project, as posted; money is in 元.
 *
 * @param executedAmount 全年执行数
 * @param adjustedBudget 全年预算数 after adjustment; null means the year's request
 * @param executionReason why execution and budget differ, null where none is given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actuals(
        @NotNull @DecimalMin("0") @Digits(integer = 18, fraction = 2)
        BigDecimal executedAmount,

        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal adjustedBudget,
        @Size(max = 2000) String executionReason,
        @NotNull @Size(max = 1000) List<@Valid @NotNull ActualItem> items,
        @Size(max = 2000) String note) {}
