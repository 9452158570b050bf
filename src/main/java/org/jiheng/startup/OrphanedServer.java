package org.jiheng.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A database server whose service was killed. */
final class OrphanedServer {
    static final String PID_FILE = "mariadb.pid";

    private static final Logger LOG = Logger.getLogger(OrphanedServer.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private OrphanedServer() {}

    /**
     * Ends the server that an earlier service left on this directory, if there is one. The process must be running, and have been
     * started with this very data directory, since a process id may belong to a stranger by now.
     */
    static void end(Path dataDir) throws IOException {
        Path file = dataDir.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> process = pid(file).flatMap(ProcessHandle::of);
        if (process.isPresent() && servesFrom(process.get().pid(), dataDir.resolve("mariadb"))) {
            LOG.warnf(
                    "Ending the database server %d that an earlier start left running",
                    process.get().pid());
            end(process.get(), LIMIT);
        }
        Files.deleteIfExists(file);
    }

    private static Optional<Long> pid(Path file) throws IOException {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static boolean servesFrom(long pid, Path tables) {
        try {
            String commandLine = new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.UTF_8);
            return Arrays.asList(commandLine.split("\0")).contains("--datadir=" + tables);
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }

    /** Asks a server to end, and after the limit makes it. */
    static void end(ProcessHandle process, Duration limit) {
        process.destroy();
        try {
            process.onExit().get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            LOG.warnf("The database server %d did not end within %d s and is killed", process.pid(), limit.toSeconds());
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
