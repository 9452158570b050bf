package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jiheng.testsupport.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddedMariaDbTest {
    private final Path programs = TestDirectory.programs();
    private Path data;

    @BeforeEach
    void makeDirectory() throws IOException {
        data = TestDirectory.fresh("startup-test");
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        TestDirectory.delete(data);
    }

    @Test
    void firstStartMakesADurableDatabaseForOneUserOnly() throws Exception {
        try (EmbeddedMariaDb database = start();
                Connection connection = connect(database)) {
            assertEquals("utf8mb4_bin", text(connection, "SELECT @@collation_database"));
            assertEquals("utf8mb4_bin", text(connection, "SELECT @@collation_server"));
            assertEquals("1", text(connection, "SELECT @@innodb_flush_log_at_trx_commit"));
            assertEquals("127.0.0.1", text(connection, "SELECT @@bind_address"));
            // A server that starts deletes what it takes for left-over temporary tables.
            assertEquals(data.resolve("tmp").toString(), text(connection, "SELECT @@tmpdir"));
            assertThrows(SQLException.class, () -> DriverManager.getConnection(database.jdbcUrl(), "root", "")
                    .close());
            assertThrows(
                    SQLException.class, () -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedMariaDb.USER, "")
                            .close());
            assertThrows(SQLException.class, () -> text(connection, "SELECT user FROM mysql.global_priv LIMIT 1"));
        }
    }

    @Test
    void onlyTheOwnerCanReadThePassword() throws Exception {
        try (EmbeddedMariaDb database = start()) {
            assertEquals(database.password(), Files.readString(data.resolve("password")));
            for (String file : new String[] {"password", "init.sql"}) {
                assertEquals(
                        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))));
            }
        }
    }

    @Test
    void secondStartFindsDataAndPasswordOfTheFirst() throws Exception {
        String password;
        try (EmbeddedMariaDb database = start()) {
            password = database.password();
            write(database);
        }
        try (EmbeddedMariaDb database = start()) {
            assertEquals(password, database.password());
            assertWritten(database);
        }
    }

    @Test
    void serverLeftByAKilledProcessIsEndedAndItsDataKept() throws Exception {
        long orphan;
        try (DatabaseChild child = DatabaseChild.start(data, programs)) {
            orphan = child.databasePid();
            child.kill();
        }
        assertTrue(isAlive(orphan), "the premise: a killed JVM leaves its server behind");
        try (EmbeddedMariaDb database = start()) {
            assertFalse(isAlive(orphan));
            write(database);
        }
        try (EmbeddedMariaDb database = start()) {
            assertWritten(database);
        }
    }

    @Test
    void terminatedProcessTakesItsServerWithIt() throws Exception {
        try (DatabaseChild child = DatabaseChild.start(data, programs)) {
            long server = child.databasePid();
            child.terminate();
            assertFalse(isAlive(server));
        }
    }

    @Test
    void secondProcessOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
        try (DatabaseChild child = DatabaseChild.start(data, programs)) {
            long server = child.databasePid();
            StartRefusedException refused = assertThrows(StartRefusedException.class, this::start);
            assertTrue(
                    refused.getMessage().contains("in use by another Jiheng process (pid " + child.pid() + ")"),
                    refused.getMessage());
            assertTrue(isAlive(server));
            child.terminate();
        }
    }

    @Test
    void sameDirectoryTwiceInOneProcessIsRefusedAndStaysLocked() throws Exception {
        try (EmbeddedMariaDb database = start()) {
            assertThrows(StartRefusedException.class, this::start);
            try (DatabaseChild child = DatabaseChild.start(data, programs)) {
                assertThrows(IOException.class, child::databasePid);
            }
            connect(database).close();
        }
    }

    @Test
    void initialisationCutOffInTheMiddleIsBegunAnew() throws Exception {
        Path unfinished = data.resolve("db.unfinished");
        try (DatabaseChild child = DatabaseChild.start(data, programs)) {
            while (!Files.exists(unfinished.resolve("ibdata1"))) {
                Thread.sleep(5);
            }
            child.kill();
        }
        assertFalse(Files.exists(data.resolve("db")), "the premise: nothing under the final name yet");
        try (EmbeddedMariaDb database = start()) {
            write(database);
            assertWritten(database);
        }
        assertFalse(Files.exists(unfinished));
    }

    @Test
    void serverThatCannotStartIsReportedWithTheEndOfItsLog() throws Exception {
        start().stop();
        Files.write(data.resolve("db/ibdata1"), new byte[4096]);
        StartRefusedException refused = assertThrows(StartRefusedException.class, this::start);
        assertTrue(refused.getMessage().contains("InnoDB"), refused.getMessage());
        assertTrue(refused.getMessage().contains("mariadbd.log"), refused.getMessage());
    }

    @Test
    void directoryThatIsAFileIsRefusedByName() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        StartRefusedException refused =
                assertThrows(StartRefusedException.class, () -> EmbeddedMariaDb.start(file, programs, Load.SERVICE));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    @Test
    void everyDirectoryHasAPasswordOfItsOwn() throws Exception {
        try (EmbeddedMariaDb one = EmbeddedMariaDb.start(data.resolve("one"), programs, Load.SERVICE);
                EmbeddedMariaDb two = EmbeddedMariaDb.start(data.resolve("two"), programs, Load.SERVICE)) {
            assertNotEquals(one.password(), two.password());
        }
    }

    private EmbeddedMariaDb start() {
        return EmbeddedMariaDb.start(data, programs, Load.SERVICE);
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), EmbeddedMariaDb.USER, database.password());
    }

    private static void write(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word VARCHAR(20))");
            statement.execute("INSERT INTO kept VALUES ('绩衡')");
        }
    }

    private static void assertWritten(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database)) {
            assertEquals("绩衡", text(connection, "SELECT word FROM kept"));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
