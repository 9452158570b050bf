package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jiheng.declaration.Declaration;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetRegistry;

/** Scores what one request holds and stores nothing. */
@Path("/api/v1/score")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ScoreResource {
    private final RuleSetRegistry rulesets;
    private final Clock clock;

    ScoreResource(RuleSetRegistry rulesets, Clock clock) {
        this.rulesets = rulesets;
        this.clock = clock;
    }

    @POST
    public Evaluation score(@Valid @NotNull ScoreRequest request) {
        CompiledRuleSet rules =
                request.ruleset() == null ? rulesets.scoring(request.year(), null) : rulesets.live(request.ruleset());
        Declaration declaration = Declaration.unstored(request.year(), request.annualRequest(), request.indicators());
        Matching.Worked matched = Matching.strict(declaration.indicators(), request.actuals(), "/actuals");
        EvaluationInput input = EvaluationInputs.of(
                new EvaluationInputs.Subject(null, null, request.year(), null, null, clock.instant()),
                rules,
                request.annualRequest(),
                declaration.indicators(),
                declaration.findings(),
                request.actuals(),
                matched,
                false);
        return EvaluationRows.score(input, rules, matched);
    }
}
