package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.Submission;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.Project;
import org.jiheng.http.Cursors;
import org.jiheng.http.ETags;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;

/** Takes actual outcomes: matches them, keeps them as a new revision, and evaluates. */
@ApplicationScoped
public class ActualsService {
    private final Declarations declarations;
    private final EvaluationRows rows;
    private final Evaluations evaluations;
    private final ObjectMapper json;
    private final Clock clock;
    private final Trail trail;

    ActualsService(
            Declarations declarations,
            EvaluationRows rows,
            Evaluations evaluations,
            ObjectMapper json,
            Clock clock,
            Trail trail) {
        this.rows = rows;
        this.trail = trail;
        this.declarations = declarations;
        this.evaluations = evaluations;
        this.json = json;
        this.clock = clock;
    }

    /** The answer to a post. */
    public record Posted(int revision, Matching matching, Evaluation evaluation) {}

    /** A revision as answered; {@code actuals} is as posted. */
    record Revision(int revision, int declarationVersion, String by, Instant at, Actuals actuals) {}

    /** Stores a revision and its evaluation, or neither. */
    @Transactional
    public Posted post(String projectId, Actuals actuals, String author) {
        Project project = declarations.lock(projectId);
        Declaration declaration = declarations.current(project);
        Map<String, Object> before = project.state();
        EvaluationRows.Posted posted = rows.post(project, declaration, actuals, author, clock.instant());
        posted.submission().persist();
        Evaluation evaluation = evaluations.keep(project, posted.made());
        Map<String, Object> after = project.state();
        after.put("documentSha256", ETags.sha256(posted.submission().document));
        trail.record("actuals.posted", project.subject(), before, after);
        return new Posted(project.revision, posted.matching(), evaluation);
    }

    /** What a post would answer; nothing is stored, and no other post waits for it. */
    @Transactional
    Posted preview(String projectId, Actuals actuals, String author) {
        Project project = declarations.open(projectId);
        Declaration declaration = declarations.current(project);
        // What becomes of the project from here on is not written.
        Project.getEntityManager().detach(project);
        EvaluationRows.Posted posted = rows.post(project, declaration, actuals, author, clock.instant());
        return new Posted(project.revision, posted.matching(), posted.made().evaluation());
    }

    /** The revisions of a project, newest first. */
    @Transactional
    Page<Revision> list(String projectId, int limit, String cursor) {
        Project project = declarations.project(projectId);
        String asked = Cursors.query(project.id);
        int before = cursor == null ? Integer.MAX_VALUE : (int) Cursors.number(cursor, asked, Integer.MAX_VALUE);
        List<Submission> rows = Submission.newestFirst(project.id, before, limit + 1);
        return Page.of(rows, limit, s -> Cursors.of(asked, s.revision), this::view);
    }

    /** One revision. @throws ProblemException 404 when there is none */
    @Transactional
    Revision get(String projectId, int revision) {
        Project project = declarations.project(projectId);
        return Submission.of(project.id, revision)
                .map(this::view)
                .orElseThrow(() -> ProblemException.notFound(
                        "项目没有第 " + revision + " 次填报；最新的是第 " + project.revision + " 次。",
                        "The project has no revision " + revision + "; the newest is " + project.revision + "."));
    }

    private Revision view(Submission submission) {
        try {
            return new Revision(
                    submission.revision,
                    submission.declarationVersion,
                    submission.author,
                    submission.createdAt,
                    json.readValue(submission.document, Actuals.class));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "Actuals " + submission.projectId + "/" + submission.revision + " cannot be read", damaged);
        }
    }
}
