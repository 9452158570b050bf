package org.jiheng.ruleset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Compiles the rule sets of a folder while the rest of the service is still starting. A first compilation takes seconds, most
 * of them spent loading the compiler; beside the start it costs next to none. Only what is asked for with the very same
 * content is used.
 */
public final class CompileAhead {
    private static final Map<String, CompletableFuture<RuleSetCompiler.Compilation>> UNDER_WAY =
            new ConcurrentHashMap<>();

    private CompileAhead() {}

    /** Begins with every rule set below the root; a root that cannot be read is left to those who look at it later. */
    public static void begin(Path root) {
        for (RuleSetContent content : contents(root)) {
            UNDER_WAY.computeIfAbsent(
                    key(content),
                    key -> CompletableFuture.supplyAsync(
                            () -> RuleSetCompiler.compileNow(content), CompileAhead::inBackground));
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "rules-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<RuleSetContent> contents(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(f -> Files.exists(f.resolve(RuleSetContent.DEFINITION)))
                    .map(CompileAhead::content)
                    .flatMap(Stream::ofNullable)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static RuleSetContent content(Path folder) {
        try {
            return RuleSetContent.load(folder);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** The compilation begun for a content, once; null when none was. */
    static RuleSetCompiler.Compilation take(RuleSetContent content) {
        CompletableFuture<RuleSetCompiler.Compilation> compilation = UNDER_WAY.remove(key(content));
        return compilation == null ? null : compilation.join();
    }

    private static String key(RuleSetContent content) {
        return content.name() + "/" + content.hash();
    }
}
