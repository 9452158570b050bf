package org.jiheng.declaration;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;
import org.jiheng.security.Scope;

/** Keeps projects and the versions of their declarations. */
@ApplicationScoped
public class Declarations {
    private static final int MOST_OF_UNIT = 500;

    private final DeclarationRows rows;
    private final Clock clock;
    private final Event<DeclarationChanged> changed;
    private final Event<ProjectChanged> projectChanged;
    private final Trail trail;

    Declarations(
            DeclarationRows rows,
            Clock clock,
            Event<DeclarationChanged> changed,
            Event<ProjectChanged> projectChanged,
            Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.changed = changed;
        this.projectChanged = projectChanged;
        this.trail = trail;
    }

    /** What storing a declared form did, or would do. */
    enum Outcome {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /**
     * A declaration and what became of it.
     *
     * @param declaration as it counts now, or would
     * @param before what a changed one follows; null for others
     * @param lock what is in the way of storing it, null where nothing is
     */
    record Stored(Declaration declaration, Outcome outcome, Declaration before, Lock lock) {}

    /** The project of an id. @throws ProblemException 404 when there is none */
    @Transactional
    public Project project(String id) {
        return Project.withId(id).orElseThrow(() -> unknown(id));
    }

    /** The same, where it may be changed. @throws ProblemException as of {@link #lock} */
    @Transactional
    public Project open(String id) {
        Project project = project(id);
        Locked.requireOpen(project);
        return project;
    }

    /**
     * The same, locked until the transaction ends, to be changed.
     *
     * @throws ProblemException 409 where its result is confirmed or its year closed
     */
    @Transactional
    public Project lock(String id) {
        Project project = Project.lock(id).orElseThrow(() -> unknown(id));
        Locked.requireOpen(project);
        return project;
    }

    /** The same, confirmed or not. @throws ProblemException 409 where its year is closed */
    @Transactional
    public Project lockInOpenYear(String id) {
        Project project = Project.lock(id).orElseThrow(() -> unknown(id));
        Locked.requireOpenYear(project);
        return project;
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("没有编号为 " + id + " 的项目。", "There is no project with the id " + id + ".");
    }

    /** The newest version of a project's declaration. */
    @Transactional
    public Declaration current(Project project) {
        return rows.read(DeclarationVersion.of(project.id, project.declarationVersion));
    }

    /** The newest version of a project's declaration, by the project's id. */
    @Transactional
    public Declaration ofProject(String projectId) {
        return current(project(projectId));
    }

    /**
     * The declarations of a unit in a year, by name.
     *
     * @throws ProblemException 404 when the unit has none, 400 when it has more than a workbook has sheets for people
     */
    @Transactional
    public List<Declaration> ofUnit(int year, String unit) {
        List<Project> projects = Project.ofUnit(year, unit, MOST_OF_UNIT + 1);
        if (projects.size() > MOST_OF_UNIT) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "单位「" + unit + "」有超过 " + MOST_OF_UNIT + " 个项目，一个文件放不下；请按项目下载。",
                    "The unit \"" + unit + "\" has more than " + MOST_OF_UNIT
                            + " projects, too many for one file; download them one by one.");
        }
        if (projects.isEmpty()) {
            throw ProblemException.notFound(
                    "单位「" + unit + "」在 " + year + " 年度没有项目；单位名称须与申报表一致。",
                    "The unit \"" + unit + "\" has no project in " + year + "; its name is the declared one.");
        }
        return projects.stream().map(this::current).toList();
    }

    /** One page of projects. */
    @Transactional
    Page<ListedProject> list(ProjectFilter filter, ProjectQuery query) {
        return query.run(filter);
    }

    /** One project with its current declaration. */
    @Transactional
    TaggedProject view(String projectId, Language language) {
        Project project = project(projectId);
        return TaggedProject.of(project, current(project), language);
    }

    /** The history of a project's declaration, newest first. */
    @Transactional
    List<DeclarationVersionView> versions(String projectId) {
        return DeclarationVersion.newestFirst(project(projectId).id).stream()
                .map(DeclarationVersionView::of)
                .toList();
    }

    /** One of these versions. @throws ProblemException 404 when there is none */
    @Transactional
    DeclarationAsOf version(String projectId, int version, Language language) {
        DeclarationVersion found = DeclarationVersion.existing(project(projectId).id, version);
        return DeclarationAsOf.of(found, rows.read(found), language);
    }

    /** What storing the form would do, without doing it; where it is locked, what it would do otherwise. */
    @Transactional
    Stored preview(DeclaredProject declared) {
        String id = Project.idOf(declared.year(), declared.unit(), declared.name());
        Optional<Project> known = Project.withId(id);
        if (known.isEmpty()) {
            requireInScope(id, declared);
            Lock lock = BudgetYear.of(declared.year()).flatMap(Lock::of).orElse(null);
            Declaration first = new Declaration(id, declared.with(lookAlikes(declared)), List.of());
            return new Stored(first, Outcome.NEW, null, lock);
        }
        DeclarationVersion newest = DeclarationVersion.of(id, known.get().declarationVersion);
        Declaration before = rows.read(newest);
        if (newest.formHash.equals(rows.formHash(declared))) {
            return new Stored(before.standingAs(declared), Outcome.UNCHANGED, null, null);
        }
        requireInScope(null, declared);
        Lock lock = Lock.of(known.get()).orElse(null);
        return new Stored(before.succeededBy(declared), Outcome.CHANGED, before, lock);
    }

    /**
     * A caller who is limited declares within the limits only, and does not take over a project that others see.
     *
     * @param id of a project that the caller does not see, null for one that is seen
     */
    private static void requireInScope(String id, DeclaredProject declared) {
        Scope scope = Caller.scope();
        if (scope.everything()) {
            return;
        }
        boolean taken = id != null && Caller.asSystem(() -> Project.count("id", id)) > 0;
        if (taken || !scope.covers(declared.department(), declared.unit())) {
            throw new ProblemException(
                    ProblemType.OUT_OF_SCOPE,
                    "项目「" + declared.name() + "」（" + declared.unit() + "）不在您负责的部门和单位之内，没有保存任何内容。",
                    "Project \"" + declared.name() + "\" of " + declared.unit()
                            + " is not of the departments and units that you are limited to; nothing was stored.");
        }
    }

    /** A form typed again with other brackets or spaces would silently become a second project. */
    private static List<Finding> lookAlikes(DeclaredProject declared) {
        return Project.namesLike(declared.year(), declared.unit(), declared.name()).stream()
                .map(other -> new Finding(
                        Severity.WARNING,
                        "project-look-alike",
                        new Message(
                                "本年度本单位已有项目「" + other + "」，名称只差空格、括号或引号；如是同一项目，请用原名重新申报。",
                                "The unit has a project \"" + other
                                        + "\" in this year, whose name differs only in spaces, brackets or quotes; if it is the same, declare it again under that name."),
                        null))
                .toList();
    }

    /**
     * Stores a declared form as a new project or a new version; the same form again changes nothing.
     *
     * @param declared its year, unit and name are not null
     * @param origin where it came from: import, json or sample
     * @throws ProblemException 409 where it is locked
     */
    @Transactional
    Stored store(DeclaredProject declared, String origin, String author) {
        return store(declared, origin, author, false);
    }

    /** The same. @param skipLocked whether what is locked is left as it is, without a word but that of the answer */
    @Transactional
    Stored store(DeclaredProject declared, String origin, String author, boolean skipLocked) {
        String id = Project.idOf(declared.year(), declared.unit(), declared.name());
        Optional<Project> known = Project.lock(id);
        Stored stored = preview(declared);
        if (stored.outcome() == Outcome.UNCHANGED || (skipLocked && stored.lock() != null)) {
            return stored;
        }
        known.ifPresent(Locked::requireOpen);
        Project project = known.orElseGet(() -> Project.of(declared));
        if (known.isEmpty()) {
            Locked.requireOpen(BudgetYear.hold(declared.year()));
            project.persist();
        }
        append(project, stored.declaration(), rows.formHash(declared), origin, author, null);
        return stored;
    }

    /** Adds a settlement to a locked project: the next version of its declaration. */
    @Transactional
    Declaration settle(Project project, Settlement settlement) {
        DeclarationVersion newest = DeclarationVersion.of(project.id, project.declarationVersion);
        Declaration next = rows.read(newest).with(settlement);
        append(project, next, newest.formHash, "settlement", settlement.by(), settlement.reason());
        return next;
    }

    private void append(
            Project project, Declaration declaration, String formHash, String origin, String author, String reason) {
        Map<String, Object> before = project.declarationVersion == 0 ? null : project.state();
        DeclarationVersion version = rows.next(project, declaration, formHash, origin, author, clock.instant(), reason);
        version.persist();
        changed.fire(new DeclarationChanged(project, declaration));
        projectChanged.fire(new ProjectChanged(project, null));
        Map<String, Object> after = project.state();
        after.put("documentSha256", ETags.sha256(version.document));
        trail.record("declaration." + origin, project.subject(), before, after, reason);
    }

    /** Who is signed in, for the record. */
    static String author(SecurityIdentity caller) {
        return caller.getPrincipal().getName();
    }
}
