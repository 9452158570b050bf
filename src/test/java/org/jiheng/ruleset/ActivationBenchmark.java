package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiheng.ruleset.gate.Gate;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/**
 * A thousand activations, a tenth of them of newly compiled content, while projects are scored without a pause. No answer may
 * fail, and every answer must be that of the version it names.
 */
@QuarkusTest
class ActivationBenchmark {
    private static final int ACTIVATIONS = 1000;
    private static final int FRESH_EVERY = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Inject
    RuleSetRegistry registry;

    private final Map<String, String> gradeOf = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void everyAnswerIsOfOneVersion() throws Exception {
        gradeOf.put(registry.find("mof-2020").orElseThrow().compiled().hash(), "良");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            calls.add(callers.submit(() -> {
                while (!over.get()) {
                    score();
                }
                return null;
            }));
        }
        List<String> hashes = new ArrayList<>();
        long[] memory = null;
        long begun = System.nanoTime();
        for (int i = 0; i < ACTIVATIONS; i++) {
            if (i % FRESH_EVERY == 0) {
                hashes.add(fresh(i));
            } else {
                // Between two that are in use.
                registry.activate("mof-2020", hashes.get(Math.max(0, hashes.size() - 1 - i % 2)), "bench", null, null);
            }
            if (i == ACTIVATIONS / 5) {
                memory = used();
            }
        }
        long[] after = used();
        over.set(true);
        for (Future<?> call : calls) {
            call.get();
        }
        callers.shutdown();
        System.out.printf(
                "%d activations, %d of new content, in %.0f s; %d answers meanwhile, none failed, none mixed;"
                        + " heap %d MB after a fifth, %d MB at the end; metaspace %d MB and %d MB%n",
                ACTIVATIONS,
                hashes.size(),
                (System.nanoTime() - begun) / 1e9,
                answers.get(),
                memory[0],
                after[0],
                memory[1],
                after[1]);
        assertTrue(answers.get() > ACTIVATIONS);
    }

    private String fresh(int i) {
        Map<String, String> files = new TreeMap<>(RuleSets.content("mof-2020").files());
        boolean low = i / FRESH_EVERY % 2 == 0;
        files.computeIfPresent(
                "rating.drl", (path, text) -> (low ? text.replace("90", "89") : text) + "// " + i + "\n");
        RuleSetContent content = new RuleSetContent("mof-2020", new TreeMap<>(files));
        Gate.Report report = registry.check(content);
        assertTrue(report.accepted(), () -> report.findings().toString());
        gradeOf.put(content.hash(), low ? "优" : "良");
        registry.activate(content, new RuleSetStore.Origin("api", "bench", null), report);
        return content.hash();
    }

    private void score() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/score"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("dashboard:dashboard".getBytes()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"year\": 2023, \"annualRequest\": \"332427.00\", \"indicators\": " + Projects.MAINTENANCE
                                + ", \"actuals\": " + Projects.MAINTAINED + "}"))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonPath evaluation = JsonPath.from(answer.body());
        assertEquals(gradeOf.get(evaluation.getString("ruleset.hash")), evaluation.getString("grade"));
        answers.incrementAndGet();
    }

    /** Heap and metaspace in use after a collection, in MB. */
    private static long[] used() {
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .findFirst()
                .orElseThrow()
                .getUsed();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new long[] {heap >> 20, metaspace >> 20};
    }
}
