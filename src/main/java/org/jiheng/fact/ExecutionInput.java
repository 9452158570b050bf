package org.jiheng.fact;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The money side of a project, in 元.
 *
 * @param budget adjusted budget, or the year's request; null where there is neither
 * @param executed never null, never negative
 */
public record ExecutionInput(BigDecimal budget, BigDecimal executed) {
    public ExecutionInput {
        Objects.requireNonNull(executed, "executed");
    }
}
