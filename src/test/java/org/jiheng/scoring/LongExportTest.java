package org.jiheng.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** A file of many rows is made and sent row by row: the objects that live meanwhile are counted. */
@QuarkusTest
class LongExportTest {
    private static final int ROWS = 100_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final String NAME = "有许多次评价的项目".repeat(17);

    /** All rows would be more: the names of their project alone are. */
    private static final long MOST_BYTES = 30_000_000;

    @Inject
    DataSource database;

    /** What lives in the heap. */
    private record Live(long evaluations, long bytes) {
        static Live now() throws Exception {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            long evaluations = 0;
            long bytes = 0;
            for (String line : histogram.lines().toList()) {
                String[] words = line.strip().split("\\s+");
                if (words[0].equals("Total")) {
                    bytes = Long.parseLong(words[2]);
                } else if (words.length > 3 && words[3].equals(EvaluationSummary.class.getName())) {
                    evaluations = Long.parseLong(words[1]);
                }
            }
            return new Live(evaluations, bytes);
        }
    }

    @Test
    void aHundredThousandRowsAreNeverAllInMemory() throws Exception {
        String name = NAME + UUID.randomUUID();
        String project = Api.as("auditor")
                .body(Projects.declaration(name, "300000", Projects.MAINTENANCE))
                .post("/api/v1/projects")
                .path("id");
        String evaluation = Projects.post(project, Projects.MAINTAINED).getString("evaluation.id");
        try {
            assertEquals(ROWS, repeat(evaluation));
            export(project, "application/x-ndjson", ROWS + 1);
            export(project, "text/csv", ROWS + 2);
        } finally {
            change("delete from evaluation where project_id = ? and id <> '" + evaluation + "'", project);
        }
    }

    @Test
    void whatIsHeldIsCounted() throws Exception {
        Live before = Live.now();
        List<String> held = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            held.add(NAME + i);
        }
        long more = Live.now().bytes() - before.bytes();
        assertTrue(more > MOST_BYTES, held.size() + " names are " + more + " bytes");
    }

    private static void export(String project, String type, int lines) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                        + "/api/v1/evaluations?history=true&projectId=" + project))
                .header("Accept", type)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("dashboard:dashboard".getBytes(StandardCharsets.UTF_8)))
                .build();
        Live before = Live.now();
        CompletableFuture<HttpResponse<InputStream>> answer =
                HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        long most = 0;
        long bytes = 0;
        int counted = 0;
        // Counting stops the service for a moment: each time it is left alone for longer.
        for (long pause = 50; !done(answer, pause); pause *= 2) {
            Live now = Live.now();
            counted++;
            most = Math.max(most, now.evaluations());
            bytes = Math.max(bytes, now.bytes() - before.bytes());
        }
        assertEquals(200, answer.get().statusCode());
        int read = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(answer.get().body(), StandardCharsets.UTF_8))) {
            while (reader.readLine() != null) {
                read++;
                if (read % (ROWS / 4) == 0) {
                    Live now = Live.now();
                    most = Math.max(most, now.evaluations());
                    bytes = Math.max(bytes, now.bytes() - before.bytes());
                }
            }
        }
        assertEquals(lines, read);
        assertTrue(counted > 2, "counted " + counted + " times while the file was made");
        assertTrue(most < MOST_AT_ONCE, most + " rows lived at once");
        assertTrue(bytes < MOST_BYTES, bytes + " bytes more lived meanwhile");
    }

    private static boolean done(CompletableFuture<?> answer, long milliseconds) throws Exception {
        try {
            answer.get(milliseconds, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    /** The row of an evaluation, many times over, as of earlier revisions. */
    private int repeat(String evaluation) throws Exception {
        return change(
                "insert into evaluation (id, project_id, budget_year, declaration_version, submission_revision, ruleset_name,"
                        + " ruleset_hash, status, total, grade, execution_rate, document, input, evaluated_at)"
                        + " select concat('x', s.seq), project_id, budget_year, declaration_version, s.seq + 1, ruleset_name,"
                        + " ruleset_hash, status, total, grade, execution_rate, '{}', '{}', evaluated_at"
                        + " from evaluation e join seq_1_to_" + ROWS + " s where e.id = ?",
                evaluation);
    }

    private int change(String sql, String id) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            return statement.executeUpdate();
        }
    }
}
