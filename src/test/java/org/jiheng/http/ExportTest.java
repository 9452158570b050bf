package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long file is made for a caller at a time and sent before the next; nobody who reads slowly stands in the way of others. */
@QuarkusTest
@TestProfile(ExportTest.TwoAtOnce.class)
class ExportTest {
    /** A service that makes two files at once, and sends one for eight seconds at most. */
    public static class TwoAtOnce implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jiheng.http.exports-at-once", "2", "jiheng.http.longest-sending", "8s");
        }
    }

    /** More than the buffers of a connection take: some 40 MB. */
    private static final int ROWS = 60_000;

    private static final String LIST = "/api/v1/evaluations";
    private static final int PATIENCE_SECONDS = 30;

    @Inject
    EntityManager database;

    private String project;
    private String evaluation;

    @BeforeEach
    void aLongHistory() {
        project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        evaluation = Projects.post(project, Projects.MAINTAINED).getString("evaluation.id");
        change(
                "insert into evaluation (id, project_id, budget_year, declaration_version, submission_revision, ruleset_name,"
                        + " ruleset_hash, status, total, grade, execution_rate, document, input, evaluated_at)"
                        + " select concat('y', s.seq), project_id, budget_year, declaration_version, s.seq + 1, ruleset_name,"
                        + " ruleset_hash, status, total, grade, execution_rate, '{}', '{}', evaluated_at"
                        + " from evaluation e join seq_1_to_" + ROWS + " s where e.id = ?1",
                evaluation);
    }

    @AfterEach
    void nothingIsLeft() {
        change("delete from evaluation where project_id = ?1 and id like 'y%'", project);
    }

    private void change(String sql, String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).setParameter(1, id).executeUpdate());
    }

    /** A caller who asks for all of it, and reads the beginning. */
    private Socket slowReader(String user) throws IOException {
        Socket socket = request(user);
        byte[] beginning = socket.getInputStream().readNBytes(15);
        assertEquals("HTTP/1.1 200 OK", new String(beginning, StandardCharsets.US_ASCII));
        return socket;
    }

    private Socket request(String user) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
        String head = "GET " + LIST + "?history=true&projectId=" + project + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Accept: application/x-ndjson\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8))
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private Response small(RequestSpecification call) {
        return call.accept("text/csv").queryParam("projectId", project).get(LIST);
    }

    private void refused(String user, int status, String type) {
        Response answer = small(Api.wrongly(user));
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals("urn:jiheng:problem:" + type, answer.path("type"));
        assertTrue(Integer.parseInt(answer.header("Retry-After")) > 0);
    }

    private void getsOneSoon(String user) throws InterruptedException {
        eventually(() -> small(Api.wrongly(user)).statusCode() == 200);
    }

    private static void eventually(Supplier<Boolean> so) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!so.get()) {
            assertTrue(System.nanoTime() < deadline, "not within " + PATIENCE_SECONDS + " s");
            Thread.sleep(200);
        }
    }

    @Test
    void aSlowReaderKeepsTheirTurnAndOthersGetOneUntilTheConnectionBreaks() throws Exception {
        try (Socket slow = slowReader("dashboard")) {
            assertNotNull(slow);
            refused("dashboard", 429, "one-at-a-time");
            assertEquals(200, small(Api.as("reviewer")).statusCode());
            assertEquals(200, small(Api.as("reviewer")).statusCode());
            refused("dashboard", 429, "one-at-a-time");
            // Lists are no files.
            Api.as("dashboard").get(LIST).then().statusCode(200);
            try (Socket other = slowReader("policy")) {
                assertNotNull(other);
                refused("reviewer", 503, "busy");
            }
            getsOneSoon("reviewer");
        }
        getsOneSoon("dashboard");
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerFreesTheTurn() throws Exception {
        Set<Path> before = filesOfExports();
        try (Socket gone = request("dashboard")) {
            // A second request that asks whether the turn is taken could come first, and take it.
            eventually(() -> !before.containsAll(filesOfExports()));
            assertEquals(0, gone.getInputStream().available());
        }
        getsOneSoon("dashboard");
    }

    private static Set<Path> filesOfExports() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("jiheng-export"))
                    .collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void whoReadsForTooLongIsCutOff() throws Exception {
        try (Socket slow = slowReader("dashboard")) {
            long begun = System.nanoTime();
            eventually(() -> {
                try {
                    // Something is read all the time, so that the connection is never idle.
                    slow.getInputStream().readNBytes(1000);
                } catch (IOException cutOff) {
                    return true;
                }
                return small(Api.wrongly("dashboard")).statusCode() == 200;
            });
            assertTrue(System.nanoTime() - begun > 4_000_000_000L, "it was not cut off at once");
            getsOneSoon("dashboard");
        }
    }

    @Test
    void aFileThatFailsLeavesTheTurnToTheNext() {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    400,
                    small(Api.wrongly("dashboard").queryParam("cursor", "eA")).statusCode());
        }
        assertEquals(200, small(Api.as("dashboard")).statusCode());
    }

    @Test
    void whoAsksForTheHeadOnlyGetsItAndNothingIsMade() {
        try (Socket slow = slowReader("dashboard")) {
            assertNotNull(slow);
            Response head = RestAssured.given()
                    .auth()
                    .preemptive()
                    .basic("dashboard", "dashboard")
                    .accept(Downloads.WORKBOOK)
                    .head(LIST);
            assertEquals(200, head.statusCode());
            assertTrue(head.contentType().startsWith(Downloads.WORKBOOK), head.contentType());
            assertTrue(head.header("Content-Disposition").contains("xlsx"));
            leftNoEntry(head);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        Response stream = headAs("dashboard", "text/event-stream", "/api/v1/changes");
        assertEquals(200, stream.statusCode());
        assertTrue(stream.contentType().startsWith("text/event-stream"), stream.contentType());
        Response trail = headAs("reviewer", "application/x-ndjson", "/api/v1/audit/export");
        assertEquals(200, trail.statusCode());
        assertTrue(trail.contentType().startsWith("application/x-ndjson"), trail.contentType());
        leftNoEntry(trail);
        assertEquals(
                403,
                headAs("dashboard", "application/x-ndjson", "/api/v1/audit/export")
                        .statusCode());
    }

    private static Response headAs(String user, String type, String path) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(user, user)
                .accept(type)
                .head(path);
    }

    private static void leftNoEntry(Response answer) {
        Api.as("reviewer")
                .queryParam("requestId", answer.header("X-Request-Id"))
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items", org.hamcrest.Matchers.empty());
    }
}
