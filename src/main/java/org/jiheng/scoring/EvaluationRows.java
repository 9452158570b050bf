package org.jiheng.scoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.Submission;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.StableId;
import org.jiheng.http.JsonText;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemException.Place;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetRegistry;

/** Scores, and makes what is written of actuals and their evaluation; who stores it, and how, is not known here. */
@ApplicationScoped
public class EvaluationRows {
    private final RuleSetRegistry rulesets;
    private final ObjectMapper json;

    EvaluationRows(RuleSetRegistry rulesets, ObjectMapper json) {
        this.rulesets = rulesets;
        this.json = json;
    }

    /** An evaluation, and the row that keeps it. */
    record Made(Evaluation evaluation, StoredEvaluation row) {}

    /** What a post writes beside the project. */
    public record OfPost(Submission submission, StoredEvaluation evaluation) {}

    /** A post with what is answered. */
    record Posted(Submission submission, Matching matching, Made made) {}

    /**
     * The rows of a post, which becomes the newest revision of its project and its evaluation the current one.
     *
     * @throws ProblemException 422 naming what does not fit, and what the rules refuse; the project is then changed in part
     */
    public OfPost ofPost(Project project, Declaration declaration, Actuals actuals, String author, Instant at) {
        Posted posted = post(project, declaration, actuals, author, at);
        return new OfPost(posted.submission(), posted.made().row());
    }

    /** As {@link #ofPost}. */
    Posted post(Project project, Declaration declaration, Actuals actuals, String author, Instant at) {
        Matching.Worked matched = Matching.strict(declaration.indicators(), actuals, "");
        project.revision++;
        Submission submission = new Submission();
        submission.projectId = project.id;
        submission.revision = project.revision;
        submission.declarationVersion = project.declarationVersion;
        submission.executedAmount = actuals.executedAmount();
        submission.adjustedBudget = actuals.adjustedBudget();
        submission.document = JsonText.of(actuals, json);
        submission.author = author;
        submission.createdAt = at;
        Made made = make(project, declaration, actuals, matched, false, at);
        project.changed(author, at);
        return new Posted(submission, matched.matching(), made);
    }

    /**
     * Evaluates a project and makes the result its current one.
     *
     * @param again whether the actuals are the project's newest revision from before, and not one just posted
     */
    Made make(
            Project project,
            Declaration declaration,
            Actuals actuals,
            Matching.Worked matched,
            boolean again,
            Instant at) {
        int revision = project.revision;
        CompiledRuleSet rules = rulesets.scoring(project.year, project.department);
        String id =
                StableId.of("evaluation", project.id, project.declarationVersion, revision, rules.name(), rules.hash());
        EvaluationInput input = EvaluationInputs.of(
                new EvaluationInputs.Subject(id, project.id, project.year, project.declarationVersion, revision, at),
                rules,
                declaration.annualRequest(),
                declaration.indicators(),
                declaration.findings(),
                actuals,
                matched,
                again);
        Evaluation evaluation = score(input, rules, matched);
        StoredEvaluation row = row(evaluation, input);
        makeCurrent(project, evaluation);
        return new Made(evaluation, row);
    }

    private void makeCurrent(Project project, Evaluation evaluation) {
        project.evaluationId = evaluation.id();
        project.status = evaluation.status().json();
        project.total = evaluation.total();
        project.grade = evaluation.grade();
        project.budget = evaluation.execution().budget();
        project.executed = evaluation.execution().executed();
        project.executionRate = evaluation.execution().rate();
        project.evaluatedAt = evaluation.evaluatedAt();
        project.levels = JsonText.of(LevelPoints.of(evaluation), json);
    }

    /** Scores, and answers what the rules refuse with its place in the request. */
    static Evaluation score(EvaluationInput input, CompiledRuleSet rules, Matching.Worked matched) {
        try {
            return Scorer.score(input, rules);
        } catch (RefusedInputException refused) {
            List<Place> places = refused.refusals().stream()
                    .map(r -> new Place(matched.pointers().getOrDefault(r.indicatorId(), ""), r.message()))
                    .toList();
            throw ProblemException.at(ProblemType.INVALID_ACTUAL, places);
        }
    }

    private StoredEvaluation row(Evaluation evaluation, EvaluationInput input) {
        StoredEvaluation row = new StoredEvaluation();
        row.evaluationId = evaluation.id();
        row.projectId = evaluation.projectId();
        row.year = (short) evaluation.year();
        row.declarationVersion = evaluation.declarationVersion();
        row.submissionRevision = evaluation.submissionRevision();
        row.rulesetName = evaluation.ruleset().name();
        row.rulesetHash = evaluation.ruleset().hash();
        row.status = evaluation.status().json();
        row.total = evaluation.total();
        row.grade = evaluation.grade();
        row.executionRate = evaluation.execution().rate();
        row.document = JsonText.of(evaluation, json);
        row.input = JsonText.of(input, json);
        row.evaluatedAt = evaluation.evaluatedAt();
        return row;
    }
}
