package org.jiheng.recheck;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;

/**
 * By what a table is re-checked.
 *
 * @param ruleset name of a live rule set
 * @param tolerance points by which a figure may differ from the unrounded one by the rule
 */
public record RecheckQuery(
        @QueryParam("ruleset") @DefaultValue("mof-2020") @Size(max = 100)
        String ruleset,

        @QueryParam("tolerance") @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("100")
        BigDecimal tolerance) {}
