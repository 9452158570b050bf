package org.jiheng.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A thousand files of declared forms, eight projects each, every one new, posted by 4 callers over loopback. */
@QuarkusTest
class ImportBenchmark {
    private static final int CALLERS = 4;
    private static final int FILES = 1000;
    private static final int WARM_UP = 40;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aThousandForms() throws Exception {
        String form = new String(
                ImportBenchmark.class
                        .getResourceAsStream("/sample/declarations-2023.txt")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        run(form, "热身", WARM_UP);
        long begin = System.nanoTime();
        run(form, "第", FILES);
        System.out.printf(
                "%d forms, %d projects in %.1f s (ceiling 60 s)%n",
                FILES, 8 * FILES, (System.nanoTime() - begin) / 1e9);
    }

    private void run(String form, String prefix, int files) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String file = form.replace("项目名称\t", "项目名称\t" + prefix + i + "次");
            running.add(callers.submit(() -> {
                post(file);
                return null;
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        callers.shutdown();
    }

    private void post(String file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/declarations/import"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("auditor:auditor".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(file))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, response.statusCode(), response.body());
    }
}
