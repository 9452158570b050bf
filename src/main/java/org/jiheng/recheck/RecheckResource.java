package org.jiheng.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.http.Downloads;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.RequestLanguage;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetRegistry;
import org.jiheng.security.Roles;

/** Re-checks self-awarded points (复核). Nothing is stored. */
@Path("/api/v1/rechecks")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
public class RecheckResource {
    private static final String TOLERANCE = "0.05";
    private static final String RULES = "mof-2020";
    private static final int MOST_TABLES = 1000;

    private final RuleSetRegistry rulesets;
    private final RequestLanguage language;

    RecheckResource(RuleSetRegistry rulesets, RequestLanguage language) {
        this.rulesets = rulesets;
        this.language = language;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public RecheckView table(
            JsonNode table,
            @QueryParam("ruleset") @DefaultValue(RULES) @Size(max = 100) String ruleset,
            @QueryParam("tolerance") @DefaultValue(TOLERANCE) @DecimalMin("0") @DecimalMax("100")
                    BigDecimal tolerance) {
        CompiledRuleSet rules = rulesets.live(ruleset);
        return RecheckView.of(Rechecks.of(SelfEvaluationJson.read(table, ""), rules, tolerance), language.get());
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public RecheckBatch batch(
            JsonNode tables,
            @QueryParam("ruleset") @DefaultValue(RULES) @Size(max = 100) String ruleset,
            @QueryParam("tolerance") @DefaultValue(TOLERANCE) @DecimalMin("0") @DecimalMax("100")
                    BigDecimal tolerance) {
        return RecheckBatch.of(rechecks(tables, ruleset, tolerance), language.get());
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(Downloads.CSV)
    public Response csv(
            JsonNode tables,
            @QueryParam("ruleset") @DefaultValue(RULES) @Size(max = 100) String ruleset,
            @QueryParam("tolerance") @DefaultValue(TOLERANCE) @DecimalMin("0") @DecimalMax("100")
                    BigDecimal tolerance) {
        return Downloads.file(DiscrepancyList.csv(rechecks(tables, ruleset, tolerance), language.get()), "复核差异.csv");
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(Downloads.WORKBOOK)
    public Response workbook(
            JsonNode tables,
            @QueryParam("ruleset") @DefaultValue(RULES) @Size(max = 100) String ruleset,
            @QueryParam("tolerance") @DefaultValue(TOLERANCE) @DecimalMin("0") @DecimalMax("100")
                    BigDecimal tolerance) {
        return Downloads.file(
                DiscrepancyList.workbook(rechecks(tables, ruleset, tolerance), language.get()), "复核差异.xlsx");
    }

    private List<Recheck> rechecks(JsonNode body, String ruleset, BigDecimal tolerance) {
        JsonNode tables = body == null ? null : body.get("tables");
        if (tables == null || !tables.isArray() || tables.isEmpty() || tables.size() > MOST_TABLES) {
            throw ProblemException.at(
                    ProblemType.INVALID_VALUE,
                    "/tables",
                    "tables 应为 1 到 " + MOST_TABLES + " 张自评表。",
                    "tables holds 1 to " + MOST_TABLES + " self-evaluation tables.");
        }
        CompiledRuleSet rules = rulesets.live(ruleset);
        List<Recheck> rechecks = new ArrayList<>(tables.size());
        for (int i = 0; i < tables.size(); i++) {
            rechecks.add(Rechecks.of(SelfEvaluationJson.read(tables.get(i), "/tables/" + i), rules, tolerance));
        }
        return rechecks;
    }
}
