package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.apiclient.Followed;
import org.jiheng.apiclient.Journal;
import org.jiheng.apiclient.YearClient;
import org.jiheng.testsupport.PackagedService;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two clients that were written against the OpenAPI file follow a year, one by asking, one by listening, while callers post and the
 * packaged service and the clients themselves are stopped and killed: {@code mvnw verify -Pacceptance}. Both have seen every
 * evaluation of the year once and in its order. That a lost and a repeated one would be found is shown by {@code YearClientTest}.
 */
class FollowedYear {
    private static final int CALLERS = 4;
    private static final int ROUNDS = 6;
    private static final String YEAR = "2031";
    private static final String OTHER_YEAR = "2032";

    private final ObjectMapper json = new ObjectMapper();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Client> clients = new ArrayList<>();
    private PackagedService service;
    private Path data;
    private volatile boolean ended;

    /** A client in a process of its own, on whose class path the service is not. */
    private final class Client {
        private final String way;
        private Process process;
        private int kills;

        Client(String way) throws IOException {
            this.way = way;
            start();
        }

        Path journal() {
            return data.resolve(way + ".journal");
        }

        private void start() throws IOException {
            process = new ProcessBuilder(
                            PackagedService.java(),
                            "-cp",
                            classPath(),
                            YearClient.class.getName(),
                            "openapi/openapi.yaml",
                            service.address().toString(),
                            "dashboard",
                            "dashboard",
                            YEAR,
                            journal().toString(),
                            way)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve(way + ".log").toFile()))
                    .start();
        }

        void kill() throws IOException {
            assertTrue(process.isAlive(), () -> "The client that is to " + way + " gave up; see its log in " + data);
            process.destroyForcibly().onExit().join();
            kills++;
        }

        void restart() throws IOException {
            kill();
            start();
        }

        /** It and the libraries that read JSON and YAML. */
        private static String classPath() throws IOException {
            try (Stream<Path> libraries = Files.list(Path.of("target/quarkus-app/lib/main"))) {
                return Stream.concat(
                                Stream.of("target/test-classes"),
                                libraries
                                        .map(Path::toString)
                                        .filter(
                                                name -> name.matches(
                                                        ".*/(com\\.fasterxml\\.jackson\\.(core|dataformat)|org\\.yaml)\\.[^/]+")))
                        .collect(Collectors.joining(File.pathSeparator));
            }
        }
    }

    @AfterEach
    void end() {
        ended = true;
        clients.forEach(client -> client.process.destroyForcibly());
        if (service != null) {
            service.kill();
        }
    }

    @Test
    void everyEvaluationIsSeenOnceAndInOrder() throws Exception {
        data = TestDirectory.fresh("followed-year");
        service = new PackagedService(data);
        service.start();
        List<String> projects = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            projects.add(declare("跟踪试验" + i, YEAR));
        }
        String elsewhere = declare("另一年度", OTHER_YEAR);
        clients.add(new Client("poll"));
        clients.add(new Client("stream"));
        List<Thread> callers = new ArrayList<>();
        for (String project : projects) {
            callers.add(new Thread(() -> postUntilTheEnd(project, elsewhere)));
        }
        callers.forEach(Thread::start);
        int kills = 0;
        for (int round = 0; round < ROUNDS; round++) {
            postSome(20);
            Client client = clients.get(round % 2);
            if (round % 3 == 0) {
                service.stop();
            } else {
                service.kill();
                kills++;
            }
            client.restart();
            service.start();
            if (round % 2 == 0) {
                postSome(20);
                client.restart();
            }
        }
        postSome(20);
        ended = true;
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(List.of(), List.copyOf(refused));

        Map<String, List<String>> made = new LinkedHashMap<>();
        for (String project : projects) {
            made.put(project, evaluations(project));
        }
        Set<String> all = made.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        assertEquals(new HashSet<>(answered), all, "what was answered and what is stored");
        assertEquals(all, Set.copyOf(ids("/api/v1/evaluations?history=true&year=" + YEAR)), "the list of the year");
        for (Client client : clients) {
            waitFor(
                    () -> Journal.seen(client.journal()).size() >= all.size(),
                    "Not all came to the client: " + client.way);
        }
        // One that came again would come with the next ticks.
        Thread.sleep(3000);
        for (Client client : clients) {
            client.kill();
            assertEquals(List.of(), Followed.faults(made, Journal.seen(client.journal())), client.way);
        }
        assertEquals(
                Journal.seen(clients.get(0).journal()),
                Journal.seen(clients.get(1).journal()),
                "one order for both");
        System.out.printf(
                "%d evaluations of %d projects followed, the service stopped %d times and killed %d times, the clients"
                        + " killed %s times%n",
                all.size(),
                projects.size(),
                ROUNDS - kills,
                kills,
                clients.stream()
                        .map(client -> client.way + " " + (client.kills - 1))
                        .toList());
    }

    private String declare(String name, String year) throws IOException, InterruptedException {
        String body = Projects.declaration(name, "300000", Projects.MAINTENANCE).replace("2023", year);
        HttpResponse<String> declared = service.send("auditor", "POST", "/api/v1/projects", body);
        assertEquals(201, declared.statusCode(), declared.body());
        return json.readTree(declared.body()).get("id").asText();
    }

    /** Posts the same again and again by the same key until it is answered, so that each is stored once. */
    private void postUntilTheEnd(String project, String elsewhere) {
        try {
            for (int i = 0; !ended; i++) {
                String to = i % 5 == 4 ? elsewhere : project;
                String key = UUID.randomUUID().toString();
                String evaluation = null;
                while (evaluation == null) {
                    evaluation = post(to, key);
                }
                if (to.equals(project)) {
                    answered.add(evaluation);
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The evaluation; null when there was no answer. */
    private String post(String project, String key) throws InterruptedException {
        try {
            HttpResponse<String> answer = service.send(
                    "auditor",
                    "POST",
                    "/api/v1/projects/" + project + "/actuals",
                    Projects.MAINTAINED,
                    Map.of("Idempotency-Key", key));
            if (answer.statusCode() == 201) {
                return json.readTree(answer.body()).at("/evaluation/id").asText();
            }
            if (answer.statusCode() < 500 && answer.statusCode() != 409) {
                refused.add(answer.body());
                return "";
            }
        } catch (IOException away) {
            // Stopped or killed: the next try has the same key.
        }
        Thread.sleep(100);
        return null;
    }

    private void postSome(int more) throws InterruptedException {
        int before = answered.size();
        waitFor(() -> answered.size() >= before + more, "Nothing is posted");
        Thread.sleep(1500);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void waitFor(Condition condition, String otherwise) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        try {
            while (!condition.holds()) {
                assertTrue(Instant.now().isBefore(deadline), otherwise);
                Thread.sleep(100);
            }
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The evaluations of a project, the oldest first; revisions without a gap. */
    private List<String> evaluations(String project) throws IOException, InterruptedException {
        List<JsonNode> items =
                items("/api/v1/evaluations?history=true&year=" + YEAR + "&sort=evaluatedAt&projectId=" + project);
        for (int i = 0; i < items.size(); i++) {
            assertEquals(i + 1, items.get(i).get("submissionRevision").asInt());
        }
        return items.stream().map(item -> item.get("id").asText()).toList();
    }

    private List<String> ids(String path) throws IOException, InterruptedException {
        return items(path).stream().map(item -> item.get("id").asText()).toList();
    }

    private List<JsonNode> items(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            HttpResponse<String> answer = service.send("dashboard", "GET", path + "&limit=500" + cursor, null);
            assertEquals(200, answer.statusCode(), answer.body());
            JsonNode page = json.readTree(answer.body());
            page.get("items").forEach(items::add);
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        return items;
    }
}
