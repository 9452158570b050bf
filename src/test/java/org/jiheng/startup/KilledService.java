package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiheng.testsupport.PackagedService;
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
    private PackagedService service;

    @AfterEach
    void end() {
        if (service != null) {
            service.kill();
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return service.send("admin", method, path, body);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, null);
        assertEquals(200, answer.statusCode(), answer.body());
        return json.readTree(answer.body());
    }

    @Test
    void everyAnsweredPostIsThereAndTheTrailAgreesWithWhatIsStored() throws Exception {
        Path data = TestDirectory.fresh("killed-service");
        service = new PackagedService(data);
        service.start();
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
            service.kill();
            for (Thread caller : callers) {
                caller.join();
            }
            service.start();
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
