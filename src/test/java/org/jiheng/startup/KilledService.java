package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The packaged service, killed (SIGKILL) with its database while callers post: {@code mvnw verify -Pacceptance}. Afterwards every
 * answered post is there, and the trail has exactly one entry for each revision that is.
 */
class KilledService {
    private static final int CALLERS = 4;
    private static final int ROUNDS = 3;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process service;
    private int port;

    private void start(Path data) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.port=" + port,
                        "-Djiheng.data-dir=" + data,
                        "-Djiheng.demo-users=true",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!ready()) {
            assertTrue(service.isAlive() && Instant.now().isBefore(deadline), "the service did not start");
            Thread.sleep(200);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return send("GET", "/q/health/ready", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterEach
    void end() {
        if (service != null) {
            kill();
        }
    }

    private void kill() {
        List<ProcessHandle> all = new ArrayList<>(service.descendants().toList());
        service.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        service.onExit().join();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        String admin = Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + admin)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, null);
        assertEquals(200, answer.statusCode(), answer.body());
        return json.readTree(answer.body());
    }

    @Test
    void everyAnsweredPostIsThereAndTheTrailAgreesWithWhatIsStored() throws Exception {
        Path data = TestDirectory.fresh("killed-service");
        start(data);
        List<String> projects = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            HttpResponse<String> declared =
                    send("POST", "/api/v1/projects", Projects.declaration("断电试验" + i, "300000", Projects.MAINTENANCE));
            assertEquals(201, declared.statusCode(), declared.body());
            projects.add(json.readTree(declared.body()).get("id").asText());
        }
        Map<String, Integer> answered = new ConcurrentHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Thread> callers = new ArrayList<>();
            for (String project : projects) {
                Thread caller = new Thread(() -> postUntilItDies(project, answered));
                caller.start();
                callers.add(caller);
            }
            Thread.sleep(2000 + 700L * round);
            kill();
            for (Thread caller : callers) {
                caller.join();
            }
            start(data);
            for (String project : projects) {
                int stored = get("/api/v1/projects/" + project).get("revision").asInt();
                assertTrue(stored >= answered.getOrDefault(project, 0), "an answered post is lost");
                assertEquals(stored, entriesOf(project), "revisions and entries of the trail");
            }
            JsonNode proof =
                    json.readTree(send("POST", "/api/v1/audit/verify", "{}").body());
            assertTrue(proof.get("intact").asBoolean(), proof.toString());
        }
        System.out.println("answered before the kills: " + answered);
        assertTrue(answered.values().stream().mapToInt(Integer::intValue).sum() > ROUNDS, "nothing was posted");
    }

    private void postUntilItDies(String project, Map<String, Integer> answered) {
        try {
            while (true) {
                HttpResponse<String> answer =
                        send("POST", "/api/v1/projects/" + project + "/actuals", Projects.MAINTAINED);
                if (answer.statusCode() == 201) {
                    answered.put(
                            project,
                            json.readTree(answer.body()).get("revision").asInt());
                }
            }
        } catch (IOException died) {
            // That is what the test waits for.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int entriesOf(String project) throws IOException, InterruptedException {
        int entries = 0;
        String cursor = "";
        while (cursor != null) {
            JsonNode page = get("/api/v1/audit?action=actuals.posted&limit=500&subjectId=" + project
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            entries += page.get("items").size();
            cursor = page.get("next").isNull() ? null : page.get("next").asText();
        }
        return entries;
    }
}
