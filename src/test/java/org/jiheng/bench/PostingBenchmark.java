package org.jiheng.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.audit.NoTrail;
import org.jiheng.audit.Trail;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/**
 * Posting actuals of 12 indicators against inserting one row of the size that such a post stores, turn and turn about in one
 * run, over loopback with 4 callers on projects of their own.
 */
@QuarkusTest
class PostingBenchmark {
    private static final int CALLERS = 4;
    private static final int CALLS = 400;
    private static final int ROUNDS = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String actuals = IntStream.range(0, 12)
            .mapToObj(i -> "{\"indicator\": \"指标" + i + "\", \"value\": " + (88 + i) + ", \"deviationReason\": \"原因\"}")
            .collect(Collectors.joining(",", "{\"executedAmount\": 90, \"items\": [", "]}"));

    @Inject
    Trail trail;

    /** One for each caller. */
    private static List<String> projects() {
        String rows = IntStream.range(0, 12)
                .mapToObj(i -> "{\"level1\": \"" + (i < 6 ? "产出指标" : i < 10 ? "效益指标" : "满意度指标") + "\", \"name\": \"指标"
                        + i + "\", \"target\": \"≥" + (90 + i) + "(%)\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return IntStream.range(0, CALLERS)
                .mapToObj(i -> Projects.declare("100.00", rows).getString("id"))
                .toList();
    }

    private double postRate(List<String> projects) throws Exception {
        return rate(i -> send("/api/v1/projects/" + projects.get(i) + "/actuals", "application/json", actuals));
    }

    /** What the trail adds to a post: the same posts with it and without it, turn and turn about. */
    @Test
    void postingWithTheTrailAgainstPostingWithout() throws Exception {
        List<String> projects = projects();
        Trail real = ClientProxy.unwrap(trail);
        postRate(projects);
        List<Double> costs = new ArrayList<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            QuarkusMock.installMockForType(new NoTrail(), Trail.class);
            double without = postRate(projects);
            QuarkusMock.installMockForType(real, Trail.class);
            double with = postRate(projects);
            System.out.printf(
                    "post with trail %.0f/s, without %.0f/s, cost %.1f %%%n",
                    with, without, 100 * (without / with - 1));
            costs.add(100 * (without / with - 1));
        }
        costs.sort(null);
        System.out.printf("median cost of the trail %.1f %% (ceiling 10 %%)%n", costs.get(ROUNDS));
    }

    @Test
    void postingAgainstOneInsert() throws Exception {
        List<String> projects = projects();
        // What a post stores: the actuals, the evaluation, and its input, which is as long.
        String answer = send("/api/v1/projects/" + projects.get(0) + "/actuals", "application/json", actuals);
        String row = actuals + answer + answer;
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double insert = rate(i -> send("/bench/insert", "text/plain", row));
            double post = postRate(projects);
            System.out.printf(
                    "post %.0f/s, insert of %d bytes %.0f/s, ratio %.2f%n",
                    post, row.getBytes(StandardCharsets.UTF_8).length, insert, post / insert);
            ratios.add(post / insert);
        }
        ratios.sort(null);
        System.out.printf("median ratio %.2f (floor 0.50)%n", ratios.get(ROUNDS / 2));
    }

    private interface Call {
        String with(int caller) throws Exception;
    }

    private static double rate(Call call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int own = caller;
            running.add(callers.submit(() -> {
                for (int i = 0; i < CALLS; i++) {
                    call.with(own);
                }
                return null;
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        callers.shutdown();
        return CALLERS * CALLS * 1e9 / (System.nanoTime() - begin);
    }

    private String send(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("auditor:auditor".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(2, response.statusCode() / 100, response.body());
        return response.body();
    }
}
