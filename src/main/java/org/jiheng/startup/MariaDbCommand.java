package org.jiheng.startup;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the embedded server. */
final class MariaDbCommand {
    private static final String SERVER_LANGUAGE = "--lc-messages-dir=";
    private static final long LEAST_CACHE = 128L << 20;
    private static final long LARGEST_CACHE = 2L << 30;
    private static final int CACHE_SHARE = 8;

    private MariaDbCommand() {}

    /** Makes the system tables: reads SQL from its input, one statement a line, then ends. */
    static ProcessBuilder bootstrap(MariaDbServer server, Path database, Path log) throws IOException {
        List<String> command = common(server, database, Load.SERVICE);
        command.add("--bootstrap");
        command.add("--log-warnings=0");
        command.add("--enforce-storage-engine=");
        command.add("--max-allowed-packet=8M");
        command.add("--net-buffer-length=16K");
        return logged(command, log);
    }

    /** Serves a database on a port of the loopback address. */
    static ProcessBuilder serve(MariaDbServer server, DataDirectory directory, int port, Load load) throws IOException {
        List<String> command = common(server, directory.database(), load);
        command.add("--innodb-buffer-pool-size=" + cache());
        command.add("--bind-address=127.0.0.1");
        command.add("--port=" + port);
        // Relative to the database: the path of a socket may have 107 bytes only.
        command.add("--socket=mariadbd.sock");
        command.add("--pid-file=" + directory.pidFile());
        command.add("--init-file=" + directory.initFile());
        command.add("--skip-name-resolve");
        command.add("--local-infile=0");
        command.add("--max-connections=100");
        command.add("--max-allowed-packet=64M");
        command.add("--innodb-flush-log-at-trx-commit=1");
        command.add("--default-time-zone=+00:00");
        return logged(command, directory.serverLog());
    }

    private static List<String> common(MariaDbServer server, Path database, Load load) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(server.program().toString());
        // First, as the server wants it: settings of the machine must not leak in.
        command.add("--no-defaults");
        command.add("--basedir=" + server.home());
        command.add(dataDirectoryArgument(database));
        // Not the system's, where each server that starts deletes the temporary tables of all others.
        command.add("--tmpdir=" + Files.createDirectories(database.resolveSibling("tmp")));
        command.add(SERVER_LANGUAGE + server.share());
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_bin");
        // The same in both commands, or the first start rewrites the log just made.
        command.add("--innodb-log-file-size=" + load.redoLog());
        // Loopback only; making a certificate would take seconds.
        command.add("--skip-ssl");
        if (isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    /** Taken only as far as there is data to fill it; a large year does not fit into the server's own 128 MB. */
    private static long cache() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 0;
        return Math.max(LEAST_CACHE, Math.min(LARGEST_CACHE, memory / CACHE_SHARE));
    }

    static String dataDirectoryArgument(Path database) {
        return "--datadir=" + database;
    }

    private static ProcessBuilder logged(List<String> command, Path log) {
        File file = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
