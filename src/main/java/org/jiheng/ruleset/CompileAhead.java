package org.jiheng.ruleset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.ruleset.sandbox.CompilerProcess;

/**
 * Compiles rule sets in the background before anybody asks for them: the default one while the rest of the service is still
 * starting, and an edited one while its editor may still be saving. Only what is asked for with the very same content is used.
 */
public final class CompileAhead {
    /** By name of the rule set: of one that is edited again only the last content counts. */
    private static final Map<String, Begun> UNDER_WAY = new ConcurrentHashMap<>();

    /** The first compilation loads the compiler on a machine that is busy with the start. */
    private static final long START_DEADLINE_MILLIS = 120_000;

    private CompileAhead() {}

    private record Begun(String hash, CompletableFuture<RuleSetCompiler.Compilation> compilation) {}

    /**
     * Begins with one rule set; one that cannot be read is left to those who look at it later.
     *
     * @param folder of the rule set
     * @param compiled folder in which compiled rules are kept
     */
    public static void begin(Path folder, Path compiled) {
        try {
            CompilerProcess apart = new CompilerProcess(START_DEADLINE_MILLIS);
            RuleSetContent content = RuleSetContent.load(folder);
            begin(new RuleSetCompiler(new KeptModules(compiled), apart), content);
            UNDER_WAY.get(content.name()).compilation().whenComplete((done, failed) -> apart.close());
        } catch (IOException unreadable) {
            // Nothing can be begun; the look at the folders says why.
            return;
        }
    }

    static void begin(RuleSetCompiler compiler, RuleSetContent content) {
        String hash = content.hash();
        UNDER_WAY.compute(
                content.name(),
                (name, known) -> known != null && known.hash().equals(hash)
                        ? known
                        : new Begun(
                                hash,
                                CompletableFuture.supplyAsync(
                                        () -> compiler.compile(content), CompileAhead::inBackground)));
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "rules-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** The compilation begun for a content, once, when it has ended; empty when none was begun. */
    static Optional<RuleSetCompiler.Compilation> take(RuleSetContent content) {
        Begun begun = UNDER_WAY.get(content.name());
        boolean wanted =
                begun != null && begun.hash().equals(content.hash()) && UNDER_WAY.remove(content.name(), begun);
        return wanted ? Optional.of(begun.compilation().join()) : Optional.empty();
    }
}
