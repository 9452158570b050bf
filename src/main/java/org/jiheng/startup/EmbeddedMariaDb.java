package org.jiheng.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.mariadb.jdbc.Driver;

/**
 * A real MariaDB server for one service, on loopback only, with its files below a data directory. A service that was killed leaves
 * its server running; the next start on the same directory ends exactly that server first. Two services cannot share
 * a directory: the second is refused.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String NAME = "jiheng";

    private final Process server;
    private final FileChannel lockFile;
    private final String jdbcUrl;
    private final String password;

    private EmbeddedMariaDb(Process server, FileChannel lockFile, String jdbcUrl, String password) {
        this.server = server;
        this.lockFile = lockFile;
        this.jdbcUrl = jdbcUrl;
        this.password = password;
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    public String username() {
        return NAME;
    }

    public String password() {
        return password;
    }

    /** Process id of the server. */
    public long pid() {
        return server.pid();
    }

    /**
     * Starts the server, making its system tables at the first start.
     *
     * @param folder data directory, created when absent
     * @throws StartRefusedException when this machine, this build or the directory does not allow it; the message says what to do
     */
    public static EmbeddedMariaDb start(Path folder) {
        if (!EmbeddedServerFiles.available()) {
            throw new StartRefusedException("No JDBC URL is configured, and this build carries no embedded database."
                    + " Set quarkus.datasource.jdbc.url (or QUARKUS_DATASOURCE_JDBC_URL), username and password.");
        }
        if (!EmbeddedServerFiles.runsHere()) {
            throw new StartRefusedException("The embedded database runs on Linux x86-64 only, this is "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                    + ". Set quarkus.datasource.jdbc.url, username and password of a MariaDB 10.11 or later.");
        }
        Path dataDir = folder.toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            Files.createDirectories(dataDir);
            lock = lock(dataDir);
            return start(dataDir, lock);
        } catch (IOException failure) {
            release(lock);
            throw new StartRefusedException(
                    "The embedded database cannot use " + dataDir + ": " + failure
                            + ". Check that the directory is writable and has 1 GB of room, or set jiheng.data-dir.",
                    failure);
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    private static EmbeddedMariaDb start(Path dataDir, FileChannel lock) throws IOException {
        OrphanedServer.end(dataDir);
        Path home = EmbeddedServerFiles.unpackInto(dataDir);
        Path tables = dataDir.resolve("mariadb");
        if (!Files.isDirectory(tables)) {
            makeSystemTables(dataDir, home, tables);
        }
        String password = password(dataDir);
        Path init = dataDir.resolve("init.sql");
        writePrivate(init, initStatements(password));
        int port = freePort();
        Path log = dataDir.resolve("mariadb.log");
        List<String> command = command(home, tables);
        command.add("--init-file=" + init);
        command.add("--bind-address=127.0.0.1");
        command.add("--port=" + port);
        command.add("--socket=mariadb.sock");
        command.add("--skip-name-resolve");
        command.add("--pid-file=" + dataDir.resolve(OrphanedServer.PID_FILE));
        command.add("--max-connections=200");
        command.add("--innodb-buffer-pool-size=256M");
        Process server = new ProcessBuilder(command)
                .directory(dataDir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/" + NAME;
        try {
            awaitReady(server, url, password, log);
        } catch (RuntimeException failure) {
            server.destroyForcibly();
            throw failure;
        }
        return new EmbeddedMariaDb(server, lock, url, password);
    }

    /** The system tables are made under another name and renamed when whole: a power cut in between costs nothing. */
    private static void makeSystemTables(Path dataDir, Path home, Path tables) throws IOException {
        Path partial = dataDir.resolve("mariadb.partial");
        EmbeddedServerFiles.deleteTree(partial);
        Files.createDirectories(partial);
        Path log = dataDir.resolve("bootstrap.log");
        List<String> command = command(home, partial);
        command.add("--bootstrap");
        command.add("--log-warnings=0");
        Process bootstrap = new ProcessBuilder(command)
                .directory(dataDir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        try (OutputStream sql = bootstrap.getOutputStream()) {
            String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_.-]", "");
            // Only the operating-system user that runs the service may become root, and only over the socket.
            String begin = "create database mysql;\nuse mysql;\nset @auth_root_socket='" + user + "';\n";
            sql.write(begin.getBytes(StandardCharsets.UTF_8));
            for (String script : List.of(
                    "mariadb_system_tables.sql",
                    "mariadb_performance_tables.sql",
                    "mariadb_system_tables_data.sql",
                    "maria_add_gis_sp_bootstrap.sql")) {
                Files.copy(home.resolve("share").resolve(script), sql);
            }
        } catch (IOException broken) {
            awaitExit(bootstrap);
            throw new StartRefusedException(failure("The embedded database could not be set up", log), broken);
        }
        if (awaitExit(bootstrap) != 0) {
            throw new StartRefusedException(failure("The embedded database could not be set up", log));
        }
        Files.move(partial, tables, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int awaitExit(Process process) {
        try {
            if (process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }

    private static List<String> command(Path home, Path tables) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/mariadbd").toString());
        command.add("--no-defaults");
        command.add("--basedir=" + home);
        command.add("--datadir=" + tables);
        command.add("--lc-messages-dir=" + home.resolve("share"));
        command.add("--character-sets-dir=" + home.resolve("share/charsets"));
        command.add("--character-set-server=utf8mb4");
        command.add("--collation-server=utf8mb4_bin");
        command.add("--default-time-zone=+00:00");
        command.add("--innodb-flush-log-at-trx-commit=1");
        // Certificates are made at every start otherwise, which takes seconds; traffic never leaves loopback.
        command.add("--skip-ssl");
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private static String initStatements(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
                CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON %1$s.* TO '%1$s'@'127.0.0.1';
                """.formatted(NAME, password);
    }

    private static void awaitReady(Process server, String url, String password, Path log) {
        Properties login = new Properties();
        login.put("user", NAME);
        login.put("password", password);
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(deadline)) {
            if (!server.isAlive()) {
                throw new StartRefusedException(failure("The embedded database ended while starting", log));
            }
            try (Connection ready = new Driver().connect(url, login)) {
                if (ready != null && ready.isValid(2)) {
                    return;
                }
            } catch (SQLException notYet) {
                pause();
            }
        }
        throw new StartRefusedException(
                failure("The embedded database did not answer within " + START_LIMIT.toSeconds() + " s", log));
    }

    private static String failure(String what, Path log) {
        String tail;
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            tail = String.join("\n  ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException unreadable) {
            tail = unreadable.toString();
        }
        return what + "; the end of " + log + ":\n  " + tail;
    }

    private static FileChannel lock(Path dataDir) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StartRefusedException("Another service uses the data directory " + dataDir
                    + ". End it first, or start this one with another jiheng.data-dir.");
        }
        return channel;
    }

    private static void release(FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException alreadyGone) {
                throw new IllegalStateException(alreadyGone);
            }
        }
    }

    private static String password(Path dataDir) throws IOException {
        Path file = dataDir.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writePrivate(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void writePrivate(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, content);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted while the embedded database was starting");
        }
    }

    /** Ends the server cleanly and gives the directory free. */
    @Override
    public void close() {
        OrphanedServer.end(server.toHandle(), STOP_LIMIT);
        release(lockFile);
    }
}
