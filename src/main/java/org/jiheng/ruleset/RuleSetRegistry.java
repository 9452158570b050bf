package org.jiheng.ruleset;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.gate.Gate;
import org.jiheng.ruleset.sandbox.CompilerProcess;

/**
 * The rule sets that score. The database says which version is live; this compiles it and hands it out whole, so that an answer
 * comes from one version only. A version that stopped being live goes on serving whoever has it in hand.
 */
@ApplicationScoped
public class RuleSetRegistry {
    private static final Logger LOG = Logger.getLogger(RuleSetRegistry.class);
    /** Earlier versions kept compiled, for replays. */
    private static final int MOST_REPLAYED = 4;

    private final RuleSetStore store;
    private final RulesConfig config;
    private final CompilerProcess apart;
    private final RuleSetCompiler compiler;
    private final RuleSetCompiler forgetting;
    private final RuleSetAssignments assignments;
    private final Map<String, Live> live = new ConcurrentHashMap<>();
    private final Map<String, RuleSetStore.Active> failed = new ConcurrentHashMap<>();
    private final Map<String, CompiledRuleSet> replayed = new LinkedHashMap<>(8, 0.75f, true);

    private volatile List<RuleSetAssignments.Assigned> assigned = List.of();

    RuleSetRegistry(RuleSetStore store, RuleSetAssignments assignments, RulesConfig config) {
        this.store = store;
        this.assignments = assignments;
        this.config = config;
        this.apart = new CompilerProcess(config.compileDeadline().toMillis());
        this.compiler = new RuleSetCompiler(new KeptModules(config.compiledDir()), apart);
        this.forgetting = new RuleSetCompiler(null, apart);
    }

    /** Ends the compiler's process with the service. */
    @PreDestroy
    void close() {
        apart.close();
    }

    /** A live version, compiled. */
    record Live(RuleSetStore.Active active, CompiledRuleSet compiled) {}

    /**
     * The rule set of a name, as it is live.
     *
     * @param name null means the default one
     * @throws ProblemException when there is none of that name, or none live yet
     */
    public CompiledRuleSet live(String name) {
        Optional<Live> found = find(name == null ? config.defaultName() : name);
        if (found.isPresent()) {
            return found.get().compiled();
        }
        if (name == null) {
            throw new ProblemException(
                    ProblemType.NO_RULE_SET,
                    "默认规则集 " + config.defaultName() + " 还没有生效的版本；请检查 rules 目录和 /q/health。",
                    "The default rule set " + config.defaultName()
                            + " has no live version; see the rules folder and /q/health.");
        }
        throw new ProblemException(
                ProblemType.UNKNOWN_RULE_SET,
                "没有名为 " + name + " 的生效规则集；现有：" + String.join("、", names()) + "。",
                "There is no live rule set " + name + "; there are: " + String.join(", ", names()) + ".");
    }

    /**
     * The rule set that scores a project: the one assigned to its department in its year, else the one of its year, else the
     * default one.
     *
     * @param department 主管部门, null where unknown
     * @throws ProblemException when it has no live version
     */
    public CompiledRuleSet scoring(int year, String department) {
        return live(RuleSetAssignments.find(assigned, year, department == null ? "" : department)
                .or(() -> RuleSetAssignments.find(assigned, year, ""))
                .orElse(null));
    }

    /**
     * Replaces all assignments, here at once.
     *
     * @throws ProblemException 412 and 422 as {@link RuleSetAssignments#replace} says, 422 also for a year that the rule set is not
     *     meant for
     */
    void assign(List<RuleSetAssignments.Assigned> wanted, String by, String ifMatch) {
        for (int i = 0; i < wanted.size(); i++) {
            RuleSetAssignments.Assigned one = wanted.get(i);
            RuleSetDefinition definition =
                    find(one.ruleset()).map(l -> l.compiled().definition()).orElse(null);
            if (definition != null && !definition.meantFor(one.year())) {
                throw ProblemException.at(
                        ProblemType.INVALID_ASSIGNMENT,
                        "/items/" + i + "/year",
                        "规则集 " + one.ruleset() + " 用于 " + definition.shownYears() + " 年，不能用于 " + one.year()
                                + " 年；年份写在 ruleset.yaml 的 years 中。",
                        "Rule set " + one.ruleset() + " is meant for " + definition.shownYears() + ", not for "
                                + one.year() + "; its ruleset.yaml says so under years.");
            }
        }
        assignments.replace(wanted, by, ifMatch);
        assigned = assignments.all();
    }

    /** A kept version, live or not, for replaying what it scored. */
    public CompiledRuleSet version(String name, String hash) {
        Live current = live.get(name);
        if (current != null && current.compiled().hash().equals(hash)) {
            return current.compiled();
        }
        String key = name + "/" + hash;
        synchronized (replayed) {
            CompiledRuleSet known = replayed.get(key);
            if (known != null) {
                return known;
            }
        }
        // Two callers may compile the same, which costs less than making others wait for a version that is known.
        CompiledRuleSet compiled = compile(name, hash);
        synchronized (replayed) {
            CompiledRuleSet first = replayed.putIfAbsent(key, compiled);
            if (replayed.size() > MOST_REPLAYED) {
                replayed.remove(replayed.keySet().iterator().next());
            }
            return first == null ? compiled : first;
        }
    }

    /** Names of the live rule sets, sorted. */
    List<String> names() {
        return live.keySet().stream().sorted().toList();
    }

    /** The live version of a name; one that this replica has not looked at yet is fetched now. */
    Optional<Live> find(String name) {
        Live known = live.get(name);
        if (known == null) {
            store.active(name).ifPresent(this::follow);
        }
        return Optional.ofNullable(live.get(name));
    }

    String defaultName() {
        return config.defaultName();
    }

    /** Takes a content through the gate without making it live. */
    Gate.Report check(RuleSetContent content) {
        return Gate.check(content, compiled(content));
    }

    /**
     * Takes files that are still being edited through the gate, by the same compiler's process. Nothing is kept: what somebody types
     * would push the compiled rules of the live versions out of their folder. The report's compiled rules are closed.
     */
    Gate.Report tryOut(RuleSetContent content) {
        RuleSetCompiler.Compilation compilation = forgetting.compile(content);
        try {
            return Gate.check(content, compilation);
        } finally {
            if (compilation.accepted()) {
                compilation.compiled().close();
            }
        }
    }

    private RuleSetCompiler.Compilation compiled(RuleSetContent content) {
        return CompileAhead.take(content).orElseGet(() -> compiler.compile(content));
    }

    /** Begins to check a content that will probably be asked for. */
    void checkAhead(RuleSetContent content) {
        CompileAhead.begin(compiler, content);
    }

    /** Gets ready to check edited rules quickly: the compiler and the gate take seconds to load. */
    void warmUp() {
        find(defaultName()).ifPresent(known -> store.content(
                        known.active().name(), known.active().hash())
                .ifPresent(content -> {
                    compiler.warmUp(content);
                    Gate.check(content, new RuleSetCompiler.Compilation(List.of(), known.compiled()));
                }));
    }

    /** Makes a content that passed the gate live, here at once and on every replica at its next look at the database. */
    void activate(RuleSetContent content, RuleSetStore.Origin origin, Gate.Report report) {
        store.keep(content, origin, report);
        try {
            activate(content.name(), report.compiled(), origin.author(), origin.note(), null);
        } catch (PersistenceException overtaken) {
            // Another replica looks at the same folder; what it made live is followed.
            LOG.warnf(
                    "Rule set %s was activated by another at the same time: %s",
                    content.name(), overtaken.getMessage());
        }
    }

    /** Keeps a content that passed the gate as a candidate; false when it was kept before. */
    boolean keep(RuleSetContent content, RuleSetStore.Origin origin, Gate.Report report) {
        return store.keep(content, origin, report);
    }

    /** Whether a content has ever been the live version. */
    boolean everLive(RuleSetContent content) {
        return store.everLive(content.name(), content.hash());
    }

    /** Makes a kept version live. @throws ProblemException 412 as {@link RuleSetStore#activate} says */
    void activate(String name, String hash, String by, String note, String ifMatch) {
        activate(name, version(name, hash), by, note, ifMatch);
    }

    private void activate(String name, CompiledRuleSet compiled, String by, String note, String ifMatch) {
        try {
            store.activate(name, compiled.hash(), by, note, ifMatch);
        } finally {
            // Whether it is this one or one that another made live before or after, what the database says is what
            // scores.
            store.active(name).ifPresent(active -> follow(active, compiled));
        }
    }

    /** Takes over what another replica activated or assigned. */
    void follow() {
        assigned = assignments.all();
        store.active().forEach(this::follow);
    }

    /** Takes over assignments and the default rule set only, as far as there is one. */
    void followDefault() {
        assigned = assignments.all();
        store.active(config.defaultName()).ifPresent(this::follow);
    }

    private void follow(RuleSetStore.Active active) {
        Live known = live.get(active.name());
        follow(active, known == null ? null : known.compiled());
    }

    /** @param atHand a compiled version, which may be the one that is live; or null */
    private void follow(RuleSetStore.Active active, CompiledRuleSet atHand) {
        Live known = live.get(active.name());
        if ((known == null || !known.active().equals(active)) && !active.equals(failed.get(active.name()))) {
            boolean same = atHand != null && atHand.hash().equals(active.hash());
            try {
                take(active, same ? atHand : compile(active.name(), active.hash()));
            } catch (IllegalStateException broken) {
                // The others go on scoring, and so does what was live before.
                failed.put(active.name(), active);
                LOG.errorf("Rule set %s cannot go live: %s", active.name(), broken.getMessage());
            }
        }
    }

    private void take(RuleSetStore.Active active, CompiledRuleSet compiled) {
        live.put(active.name(), new Live(active, compiled));
        LOG.infof("Rule set %s is live as %s", active.name(), active.hash());
    }

    private CompiledRuleSet compile(String name, String hash) {
        RuleSetContent content = store.content(name, hash)
                .orElseThrow(() -> new IllegalStateException("Rule set " + name + " " + hash + " is not kept"));
        RuleSetCompiler.Compilation compilation = compiled(content);
        if (!compilation.accepted()) {
            throw new IllegalStateException(
                    "Kept rule set " + name + " " + hash + " does not compile any more: " + compilation.findings());
        }
        return compilation.compiled();
    }
}
