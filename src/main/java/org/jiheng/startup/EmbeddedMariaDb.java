package org.jiheng.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A real MariaDB server, run as a child process on a port of the loopback address, for a machine
 * that has no database of its own. One data directory serves one process at a time.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    /** The database user and also the database's name. */
    public static final String USER = "jiheng";

    private static final Logger LOG = Logger.getLogger(EmbeddedMariaDb.class);
    private static final int STOP_SECONDS = 60;

    private final DataDirectory directory;
    private final Process process;
    private final int port;
    private final String password;

    private EmbeddedMariaDb(DataDirectory directory, Process process, int port, String password) {
        this.directory = directory;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Whether this build carries a server at all. */
    public static boolean available() {
        return MariaDbServer.available();
    }

    /**
     * Starts the server on a data directory, which is made where it is missing. Returns when the
     * server answers.
     *
     * @param dataDirectory absolute or relative to the working directory, never null
     * @throws StartRefusedException when it cannot start; the message says why
     */
    public static EmbeddedMariaDb start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory, Load.SERVICE);
    }

    /**
     * Starts the server with its programs unpacked elsewhere, so that several data directories can
     * share them.
     *
     * @param dataDirectory see {@link #start(Path)}
     * @param programs the directory in which the programs are unpacked, never null
     * @throws StartRefusedException when it cannot start; the message says why
     */
    public static EmbeddedMariaDb start(Path dataDirectory, Path programs, Load load) {
        requireSupportedMachine();
        DataDirectory directory = DataDirectory.open(dataDirectory);
        try {
            List<Long> ended = Orphans.end(directory);
            if (!ended.isEmpty()) {
                LOG.infof("Ended the database server that an earlier run left behind, pid %s", ended);
            }
            return start(directory, programs, load);
        } catch (IOException e) {
            directory.close();
            throw ServerFailure.of(directory, e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedMariaDb start(DataDirectory directory, Path programs, Load load) throws IOException {
        boolean fresh = !Files.isDirectory(directory.database());
        if (fresh) {
            ServerFailure.requireSpace(directory);
        }
        Files.createDirectories(programs);
        MariaDbServer server = MariaDbServer.unpackInto(programs.toRealPath());
        keepOneOlderLog(directory.serverLog());
        if (fresh) {
            FreshDatabase.make(server, directory);
        }
        String password = directory.password();
        directory.writePrivate(directory.initFile(), accountSql(password));
        ServerStart started = ServerStart.run(server, directory, load);
        LOG.infof(
                "Embedded MariaDB %s runs on port %d with data in %s",
                MariaDbServer.VERSION, started.port(), directory.root());
        return new EmbeddedMariaDb(directory, started.process(), started.port(), password);
    }

    /** Address of the database for the MariaDB driver, never null. */
    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + USER;
    }

    /** Password of {@link #USER}, never null. */
    public String password() {
        return password;
    }

    /** Process id of the server. */
    public long pid() {
        return process.pid();
    }

    /** Ends the server, waits until its data is written, and gives the data directory free. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                // Committed data is safe: the next start recovers it from the log.
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            directory.close();
        }
    }

    @Override
    public void close() {
        stop();
    }

    // Run by the server itself before it takes connections, so no administrator's password exists.
    private static String accountSql(String password) {
        return """
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1';
                ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON `%1$s`.* TO '%1$s'@'127.0.0.1';
                """.formatted(USER, password);
    }

    private static void keepOneOlderLog(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void requireSupportedMachine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!os.equals("linux") || !(arch.equals("amd64") || arch.equals("x86_64"))) {
            throw new StartRefusedException("The embedded database runs on Linux x86-64 only, and this is " + os + " "
                    + arch + ". Set quarkus.datasource.jdbc.url to a MariaDB server, 10.11 or later.");
        }
    }
}
