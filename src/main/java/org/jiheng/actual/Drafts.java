package org.jiheng.actual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.Project;
import org.jiheng.http.ETags;
import org.jiheng.http.JsonText;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;

/** Keeps what users are typing, so that they can go on at another computer. Each sees and changes their own only. */
@ApplicationScoped
class Drafts {
    private static final int MOST_BYTES = 256 * 1024;
    private static final String NONE = "none";

    private final Declarations declarations;
    private final Trail trail;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(Declarations declarations, Trail trail, ObjectMapper json, Clock clock) {
        this.declarations = declarations;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /** A draft as answered; all but the project is null where there is none. */
    record View(String projectId, Instant savedAt, Integer declarationVersion, Integer revision, TypedActuals typed) {}

    /** With its tag. */
    record Tagged(View view, String tag) {}

    /** The caller's draft, or that there is none. @throws ProblemException 404 where there is no such project */
    @Transactional
    Tagged get(String projectId) {
        Project project = declarations.project(projectId);
        Optional<ActualsDraft> draft = ActualsDraft.of(project.id, Caller.name());
        View view = draft.map(this::view).orElseGet(() -> new View(project.id, null, null, null, null));
        return new Tagged(view, tag(draft));
    }

    /**
     * Saves the caller's draft in place of the one before.
     *
     * @param ifMatch the tag of the draft as the caller has seen it
     * @throws ProblemException 404 where there is no such project, 412 where another window has saved meanwhile, 413 where it is too
     *     large
     */
    @Transactional
    Tagged save(String projectId, int declarationVersion, int revision, TypedActuals typed, String ifMatch) {
        Project project = declarations.project(projectId);
        Optional<ActualsDraft> known = hold(project);
        ETags.requireMatch(ifMatch, tag(known));
        Map<String, Object> before = known.map(Drafts::state).orElse(null);
        ActualsDraft draft = known.orElseGet(ActualsDraft::new);
        draft.projectId = project.id;
        draft.author = Caller.name();
        draft.declarationVersion = declarationVersion;
        draft.revision = revision;
        draft.document = write(typed);
        // As the database keeps it: the tag is made of it.
        draft.savedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        draft.persistAndFlush();
        trail.record("draft.saved", subject(project), before, state(draft));
        return new Tagged(view(draft), tag(Optional.of(draft)));
    }

    /** Removes the caller's draft; where there is none nothing happens. @param ifMatch as in {@link #save} */
    @Transactional
    void remove(String projectId, String ifMatch) {
        Project project = declarations.project(projectId);
        Optional<ActualsDraft> known = hold(project);
        ETags.requireMatch(ifMatch, tag(known));
        known.ifPresent(draft -> {
            trail.record("draft.removed", subject(project), state(draft), null);
            draft.delete();
        });
    }

    /** The caller's draft, locked. Where there is none the project is, so that of two first savings the second sees the first. */
    private static Optional<ActualsDraft> hold(Project project) {
        Optional<ActualsDraft> known = ActualsDraft.lock(project.id, Caller.name());
        if (known.isPresent()) {
            return known;
        }
        Project.lock(project.id);
        return ActualsDraft.lock(project.id, Caller.name());
    }

    private static Subject subject(Project project) {
        return new Subject("draft", project.id, project.department, project.unit);
    }

    /** What the trail keeps: not a word of what was typed. */
    private static Map<String, Object> state(ActualsDraft draft) {
        return Map.of(
                "declarationVersion",
                draft.declarationVersion,
                "revision",
                draft.revision,
                "documentSha256",
                ETags.sha256(draft.document));
    }

    private static String tag(Optional<ActualsDraft> draft) {
        return draft.map(d -> ETags.digest(d.savedAt + d.document)).orElse(NONE);
    }

    private View view(ActualsDraft draft) {
        try {
            return new View(
                    draft.projectId,
                    draft.savedAt,
                    draft.declarationVersion,
                    draft.revision,
                    json.readValue(draft.document, TypedActuals.class));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The draft of " + draft.projectId + " cannot be read", damaged);
        }
    }

    private String write(TypedActuals typed) {
        String document = JsonText.of(typed, json);
        int size = document.getBytes(StandardCharsets.UTF_8).length;
        if (size > MOST_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "草稿有 " + size / 1024 + " KB，最多 " + MOST_BYTES / 1024 + " KB；没有保存，请缩短文字。",
                    "The draft has " + size / 1024 + " KB, and " + MOST_BYTES / 1024
                            + " KB is the most; it was not saved. Shorten its texts.");
        }
        return document;
    }
}
