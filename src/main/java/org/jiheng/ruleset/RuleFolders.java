package org.jiheng.ruleset;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jiheng.ruleset.gate.Gate;

/**
 * Looks at the folders under {@code rules/}. A folder whose rule set has no live version yet goes live at start; a changed one goes
 * live where that is switched on. One that does not pass is refused and the live version goes on scoring.
 */
@ApplicationScoped
class RuleFolders {
    private static final Logger LOG = Logger.getLogger(RuleFolders.class);
    /** Editors save in several steps: a content is taken when two looks this far apart agree. */
    private static final long LOOK_MILLIS = 300;

    /** The database is asked less often; a replica follows within two seconds all the same. */
    private static final int FOLLOW_EVERY = 4;

    private static final String SYSTEM = "system";

    private final RuleSetRegistry registry;
    private final RulesConfig config;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, String> lookedLike = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private int looks;
    /** Folders that appear later go live by themselves only where that is switched on. */
    private boolean lookedAtAll;

    private final ScheduledExecutorService looking = executor("rule-folders");
    /** An edited file that several rule sets share is checked for each of them; the default one does not wait for the others. */
    private final ScheduledExecutorService lookingAtOthers = executor("rule-folders-others");

    RuleFolders(RuleSetRegistry registry, RulesConfig config) {
        this.registry = registry;
        this.config = config;
    }

    /** What became of a folder's content. */
    enum State {
        LIVE,
        CANDIDATE,
        REFUSED
    }

    /**
     * A folder as last seen.
     *
     * @param hash of its content, null where it could not be read
     */
    record Seen(String hash, State state, List<RuleFinding> findings) {}

    /** A folder as it stands to what is live now, which others may have changed since it was seen. */
    Optional<Seen> seen(String name) {
        return Optional.ofNullable(seen.get(name)).map(last -> {
            if (last.state() == State.REFUSED) {
                return last;
            }
            boolean live = registry.find(name)
                    .filter(l -> l.compiled().hash().equals(last.hash()))
                    .isPresent();
            return new Seen(last.hash(), live ? State.LIVE : State.CANDIDATE, last.findings());
        });
    }

    /** Names of the folders seen, sorted. */
    List<String> names() {
        return seen.keySet().stream().sorted().toList();
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        // A start waits for what must score only; everything else is looked at right afterwards.
        registry.followDefault();
        Path usual = Path.of(config.dir()).resolve(config.defaultName());
        boolean live = registry.find(config.defaultName()).isPresent();
        if (Files.exists(usual.resolve(RuleSetContent.DEFINITION))) {
            if (!live) {
                look(usual, true);
            }
        } else {
            LOG.warnf("There is no rule set in %s; a version kept in the database scores", usual.toAbsolutePath());
        }
        if (config.autoActivate() || config.upload()) {
            looking.execute(registry::warmUp);
        }
        looking.scheduleWithFixedDelay(this::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        lookingAtOthers.scheduleWithFixedDelay(
                () -> attempt("The rule folders cannot be looked at", this::lookAtOthers),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        looking.shutdownNow();
        lookingAtOthers.shutdownNow();
    }

    private void lookAgain() {
        Path usual = Path.of(config.dir()).resolve(config.defaultName());
        attempt("The default rule set's folder cannot be looked at", () -> lookIfThere(usual, false));
        if (++looks % FOLLOW_EVERY == 0) {
            attempt("The live rule sets cannot be followed", registry::follow);
        }
    }

    /** Scoring goes on with what is live; a failure that lasts is told once. */
    private void attempt(String what, Runnable work) {
        try {
            work.run();
            if (failing.remove(what)) {
                LOG.infof("%s: over", what);
            }
        } catch (RuntimeException failure) {
            // What is under way when the service ends may fail.
            if (!looking.isShutdown() && failing.add(what)) {
                LOG.errorf(failure, "%s", what);
            }
        }
    }

    private void lookAtOthers() {
        Path root = Path.of(config.dir());
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> others = folders.filter(Files::isDirectory)
                    .filter(f -> !name(f).equals(config.defaultName()))
                    .sorted()
                    .toList();
            others.forEach(folder -> lookIfThere(folder, !lookedAtAll));
            lookedAtAll = true;
        } catch (IOException unreadable) {
            LOG.warnf("The rules folder %s cannot be listed: %s", root, unreadable);
        }
    }

    private void lookIfThere(Path folder, boolean first) {
        if (Files.exists(folder.resolve(RuleSetContent.DEFINITION)) || seen.containsKey(name(folder))) {
            look(folder, first);
        }
    }

    private void look(Path folder, boolean first) {
        String name = name(folder);
        try {
            RuleSetContent content = RuleSetContent.load(folder);
            String hash = content.hash();
            String before = lookedLike.put(name, hash);
            Seen known = seen.get(name);
            boolean quiet = first || hash.equals(before);
            boolean fresh = known == null || !hash.equals(known.hash());
            if (fresh && quiet) {
                seen.put(name, take(content, first, known == null));
            } else if (fresh && name.equals(config.defaultName())) {
                registry.checkAhead(content);
            }
        } catch (IOException unreadable) {
            RuleFinding finding = RuleFinding.error(
                    "unreadable",
                    null,
                    null,
                    null,
                    "无法读取：" + unreadable.getMessage(),
                    "Cannot be read: " + unreadable.getMessage());
            Seen now = new Seen(null, State.REFUSED, List.of(finding));
            if (!now.equals(seen.put(name, now))) {
                LOG.warnf("Rule set %s: %s", name, finding.message().en());
            }
        }
    }

    private Seen take(RuleSetContent content, boolean first, boolean neverSeen) {
        Optional<RuleSetRegistry.Live> live = registry.find(content.name());
        if (live.isPresent() && live.get().compiled().hash().equals(content.hash())) {
            return new Seen(content.hash(), State.LIVE, List.of());
        }
        Gate.Report report = registry.check(content);
        if (!report.accepted()) {
            for (RuleFinding finding : report.findings()) {
                LOG.warnf(
                        "Rule set %s refused, %s: %s",
                        content.name(), finding.place(), finding.message().zh());
            }
            return new Seen(content.hash(), State.REFUSED, report.findings());
        }
        RuleSetStore.Origin origin = new RuleSetStore.Origin("folder", SYSTEM, null);
        boolean chosen = neverSeen && live.isPresent() && chosenOver(content, live.get());
        if (chosen || (live.isPresent() || !first) && !config.autoActivate()) {
            registry.keep(content, origin, report);
            LOG.infof("Rule set %s has a candidate %s in its folder", content.name(), content.hash());
            return new Seen(content.hash(), State.CANDIDATE, report.findings());
        }
        registry.activate(content, origin, report);
        return new Seen(content.hash(), State.LIVE, report.findings());
    }

    /**
     * Whether somebody chose the live version over what is in the folder, which was live before. The folder has not changed since, as far
     * as a service that has just started can know, and a start takes nobody's choice back.
     */
    private boolean chosenOver(RuleSetContent content, RuleSetRegistry.Live live) {
        return !live.active().by().equals(SYSTEM) && registry.everLive(content);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
