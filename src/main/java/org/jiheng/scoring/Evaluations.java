package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.Submission;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.DeclarationChanged;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.ProjectChanged;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.declaration.Years;
import org.jiheng.http.ETags;
import org.jiheng.http.JsonText;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.AssignmentsChanged;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetRegistry;

/** Makes, keeps and replays evaluations. */
@ApplicationScoped
class Evaluations {
    private static final Duration LONGEST_EXPORT = Duration.ofMinutes(15);

    private final EvaluationRows rows;
    private final RuleSetRegistry rulesets;
    private final Declarations declarations;
    private final Years years;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Event<ProjectChanged> changed;
    private final Trail trail;

    Evaluations(
            EvaluationRows rows,
            RuleSetRegistry rulesets,
            Declarations declarations,
            Years years,
            ObjectMapper json,
            Clock clock,
            MeterRegistry metrics,
            Event<ProjectChanged> changed,
            Trail trail) {
        this.rows = rows;
        this.trail = trail;
        this.changed = changed;
        this.rulesets = rulesets;
        this.declarations = declarations;
        this.years = years;
        this.json = json;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Evaluates a locked project in the transaction at hand and makes the result its current one; see {@link EvaluationRows#make}. */
    Evaluation evaluate(
            Project project, Declaration declaration, Actuals actuals, Matching.Worked matched, boolean again) {
        return keep(project, rows.make(project, declaration, actuals, matched, again, clock.instant()));
    }

    /** Stores an evaluation in the transaction at hand. */
    Evaluation keep(Project project, EvaluationRows.Made made) {
        made.row().persist();
        changed.fire(new ProjectChanged(project, made.evaluation().id()));
        metrics.counter("jiheng.evaluations", "status", project.status).increment();
        return made.evaluation();
    }

    /** A changed declaration is evaluated at once with the newest actuals, before its transaction commits. */
    void follow(@Observes DeclarationChanged change) {
        Project project = change.project();
        if (project.revision == 0) {
            return;
        }
        Submission newest = Submission.of(project.id, project.revision).orElseThrow();
        Actuals actuals = read(newest.document, Actuals.class);
        Matching.Worked matched = Matching.lenient(change.declaration().indicators(), actuals);
        evaluate(project, change.declaration(), actuals, matched, true);
    }

    /** A closed year keeps the rules that scored it. */
    void keepClosedYears(@Observes AssignmentsChanged change) {
        change.years().forEach(years::requireOpen);
    }

    /** The JSON of one evaluation. @throws ProblemException 404 when there is none */
    @Transactional
    String document(String id) {
        return find(id).document;
    }

    /** The JSON of two evaluations. */
    record Pair(String one, String other) {}

    /** Two evaluations that can be compared. @throws ProblemException 404 when there is no such one, 400 when they are of two projects */
    @Transactional
    Pair ofOneProject(String one, String other) {
        StoredEvaluation first = find(one);
        StoredEvaluation second = find(other);
        if (!first.projectId.equals(second.projectId)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "只能比较同一项目的评价结果；against 属于另一个项目。",
                    "Only evaluations of one project can be compared; against is of another.");
        }
        return new Pair(first.document, second.document);
    }

    /** The JSON of a project's current evaluation. @throws ProblemException 404 when there is none */
    @Transactional
    String current(String projectId) {
        Project project = declarations.project(projectId);
        if (project.evaluationId == null) {
            throw ProblemException.notFound(
                    "项目「" + project.name + "」还没有填报实际完成情况，因此没有评价结果。",
                    "Project \"" + project.name + "\" has no actuals yet, and so no evaluation.");
        }
        return find(project.evaluationId).document;
    }

    @Transactional
    Page<EvaluationSummary> list(ProjectFilter filter, EvaluationQuery query) {
        return query.page(filter);
    }

    /** Hands over all that pass the filters, which may be very many, and takes down that they leave the service. */
    void export(ProjectFilter filter, EvaluationQuery query, String file, Consumer<Stream<EvaluationSummary>> taker) {
        QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_EXPORT.toSeconds())
                .run(() -> {
                    Map<String, Object> asked = filter.set();
                    asked.putAll(query.shown());
                    trail.exported(file, Subject.of("evaluations", filter.shown()), asked);
                    try (Stream<EvaluationSummary> all = query.all(filter)) {
                        taker.accept(all);
                    }
                });
    }

    /** What a replay came to; hashes are SHA-256 of the JSON. */
    record Replay(
            boolean identical,
            String storedSha256,
            String replayedSha256,
            EvaluationInput.RuleSetName ruleset,
            List<String> differences) {}

    /** Scores the kept input again by the kept rules, which may have to be compiled: no transaction waits for that. */
    Replay replay(String id) {
        StoredEvaluation stored = QuarkusTransaction.requiringNew().call(() -> find(id));
        CompiledRuleSet rules = rulesets.version(stored.rulesetName, stored.rulesetHash);
        String again = JsonText.of(Scorer.score(read(stored.input, EvaluationInput.class), rules), json);
        boolean identical = again.equals(stored.document);
        List<String> differences = new ArrayList<>();
        if (!identical) {
            compare("", read(stored.document, JsonNode.class), read(again, JsonNode.class), differences);
        }
        return new Replay(
                identical,
                ETags.sha256(stored.document),
                ETags.sha256(again),
                new EvaluationInput.RuleSetName(rules.name(), rules.hash()),
                differences);
    }

    private static void compare(String pointer, JsonNode a, JsonNode b, List<String> differences) {
        if (a.equals(b)) {
            return;
        }
        if (a.isObject() && b.isObject()) {
            a.fieldNames().forEachRemaining(n -> compare(pointer + "/" + n, a.get(n), b.path(n), differences));
            b.fieldNames().forEachRemaining(n -> {
                if (!a.has(n)) {
                    differences.add(pointer + "/" + n);
                }
            });
        } else if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                compare(pointer + "/" + i, a.get(i), b.get(i), differences);
            }
        } else {
            differences.add(pointer);
        }
    }

    private static StoredEvaluation find(String id) {
        Optional<StoredEvaluation> found = StoredEvaluation.withId(id);
        return found.orElseThrow(() ->
                ProblemException.notFound("没有编号为 " + id + " 的评价结果。", "There is no evaluation with the id " + id + "."));
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read", damaged);
        }
    }
}
