package org.jiheng.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Servers that outlived a killed process of ours. They are told by their command line, not by a pid
 * file alone: a process can be killed before it has written one, and a pid can be given away again.
 */
final class Orphans {
    private static final long PATIENCE_SECONDS = 60;

    private Orphans() {}

    /**
     * Ends every server that runs on one of the databases of this directory, and waits for it. The
     * caller must hold the directory, so that none of them can belong to a living process.
     *
     * @return the pids ended, never null
     * @throws StartRefusedException when one does not end
     */
    static List<Long> end(DataDirectory directory) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process ->
                        serves(process, directory.database()) || serves(process, directory.unfinishedDatabase()))
                .toList();
        // A polite end writes everything out; the next start then needs no recovery.
        found.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : found) {
            CompletableFuture<ProcessHandle> exit = process.onExit();
            try {
                exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartRefusedException("Interrupted while an earlier database server was ending.", e);
            } catch (Exception e) {
                throw new StartRefusedException(
                        "A database server that an earlier run left behind (pid " + process.pid() + ", on "
                                + directory.root() + ") does not end. End it by hand and start again.",
                        e);
            }
        }
        return found.stream().map(ProcessHandle::pid).toList();
    }

    private static boolean serves(ProcessHandle process, Path database) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            List<String> command = Arrays.asList(new String(raw, StandardCharsets.UTF_8).split("\0"));
            return command.get(0).endsWith("/bin/mariadbd")
                    && command.contains(MariaDbCommand.dataDirectoryArgument(database));
        } catch (IOException e) {
            // Gone meanwhile, or a process of someone else: not ours in either case.
            return false;
        }
    }
}
