package org.jiheng.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Makes the database of a data directory: all of it, or nothing under its final name. */
final class FreshDatabase {
    // In the order of mariadb-install-db, without help texts and without the open test database.
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private FreshDatabase() {}

    /**
     * @throws StartRefusedException when the server's own set-up fails; the message has the end of
     *     its log
     * @throws IOException when files cannot be written
     */
    static void make(MariaDbServer server, DataDirectory directory) throws IOException {
        Path unfinished = directory.unfinishedDatabase();
        DataDirectory.deleteTree(unfinished);
        Files.createDirectory(unfinished);
        Process bootstrap = MariaDbCommand.bootstrap(server, unfinished, directory.serverLog())
                .start();
        try {
            feed(bootstrap, server);
            int code = bootstrap.waitFor();
            if (code != 0) {
                throw ServerFailure.ended(directory, "set-up of the system tables", code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was made", e);
        } finally {
            bootstrap.destroy();
        }
        Files.move(unfinished, directory.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void feed(Process bootstrap, MariaDbServer server) throws InterruptedException {
        try (OutputStream sql = bootstrap.getOutputStream()) {
            write(sql, "CREATE DATABASE mysql;\nUSE mysql;\n");
            for (String file : SYSTEM_TABLES) {
                Files.copy(server.share().resolve(file), sql);
            }
            // The files make administrators without a password; none is needed here.
            write(sql, "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';\n");
            write(sql, "DELETE FROM mysql.proxies_priv;\n");
            write(sql, "CREATE DATABASE `" + EmbeddedMariaDb.USER + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n");
        } catch (IOException e) {
            // A server that ends early closes the pipe; its exit code and log tell more than that.
            bootstrap.waitFor();
        }
    }

    private static void write(OutputStream out, String sql) throws IOException {
        out.write(sql.getBytes(StandardCharsets.UTF_8));
    }
}
