package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jiheng.testsupport.PackagedService;
import org.jiheng.testsupport.TestDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two packaged services on one database: {@code mvnw verify -Pacceptance}. Whose password is changed or who is disabled at one of them
 * is out at the other within five seconds, although they are at work there all the time.
 */
class TwoReplicas {
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "four-unrelated-words-here";

    private static EmbeddedMariaDb database;
    private static PackagedService one;
    private static PackagedService other;

    @BeforeAll
    static void start() throws Exception {
        Path data = TestDirectory.fresh("two-replicas");
        database = EmbeddedMariaDb.start(data.resolve("database"), TestDirectory.programs(), Load.SERVICE);
        String[] shared = {
            "quarkus.datasource.jdbc.url=" + database.jdbcUrl(),
            "quarkus.datasource.username=" + EmbeddedMariaDb.USER,
            "quarkus.datasource.password=" + database.password()
        };
        one = new PackagedService(Files.createDirectory(data.resolve("one")), shared);
        one.start();
        other = new PackagedService(Files.createDirectory(data.resolve("other")), shared);
        other.start();
    }

    @AfterAll
    static void end() {
        for (PackagedService service : new PackagedService[] {other, one}) {
            if (service != null) {
                service.kill();
            }
        }
        if (database != null) {
            database.stop();
        }
    }

    private static int status(PackagedService at, String name) throws Exception {
        return at.send(name, PASSWORD, "GET", "/api/v1/session", null, Map.of()).statusCode();
    }

    private static void change(String how, String name) throws Exception {
        String user = "/api/v1/users/" + name;
        HttpResponse<String> changed;
        if (how.equals("password")) {
            changed = one.send(ADMIN, "PUT", user + "/password", "{\"password\": \"another-four-words-here\"}");
        } else {
            String tag = one.send(ADMIN, "GET", user, null)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            String body = "{\"roles\": [\"dashboard\"], \"enabled\": false}";
            changed = one.send(ADMIN, "PUT", user, body, Map.of("If-Match", tag));
        }
        assertTrue(changed.statusCode() < 300, changed.body());
    }

    @ParameterizedTest
    @CsvSource({"password, 0", "password, 1500", "password, 3500", "disabled, 0", "disabled, 1500", "disabled, 3500"})
    void whatIsChangedAtOneIsSoAtTheOtherWithinFiveSeconds(String how, long usedBefore) throws Exception {
        String name = "replica-" + UUID.randomUUID().toString().substring(0, 8);
        String added = "{\"name\": \"%s\", \"password\": \"%s\", \"roles\": [\"dashboard\"]}".formatted(name, PASSWORD);
        assertEquals(201, one.send(ADMIN, "POST", "/api/v1/users", added).statusCode());
        assertEquals(200, status(one, name));
        assertEquals(200, status(other, name));
        Thread.sleep(usedBefore);
        change(how, name);
        Instant changed = Instant.now();
        assertEquals(401, status(one, name));
        Duration outlived = Duration.ZERO;
        while (true) {
            Duration asked = Duration.between(changed, Instant.now());
            if (status(other, name) != 200) {
                break;
            }
            outlived = asked;
            assertTrue(outlived.compareTo(MOST) <= 0, how + " is not so after " + outlived);
            Thread.sleep(20);
        }
        System.out.println(how + ": good at the other replica for " + outlived.toMillis() + " ms");
    }
}
