package org.jiheng.testsupport;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.stream.Stream;

/** The service as packaged, in a process of its own with its own database, at the same address over all its starts. */
public final class PackagedService {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final List<String> settings;
    private final int port;
    private Process process;

    /**
     * Not started yet.
     *
     * @param data where it keeps its data and its log
     * @param settings as {@code key=value}
     */
    public PackagedService(Path data, String... settings) throws IOException {
        this.data = data;
        this.settings = Stream.of(settings).map(setting -> "-D" + setting).toList();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it and waits until it is ready. */
    public void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                java(), "-Dquarkus.http.port=" + port, "-Djiheng.data-dir=" + data, "-Djiheng.demo-users=true"));
        command.addAll(settings);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("service.log").toFile()))
                .start();
        Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
        while (!ready()) {
            assertTrue(process.isAlive() && Instant.now().isBefore(deadline), "the service did not start");
            Thread.sleep(200);
        }
    }

    /** The Java that runs this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private boolean ready() throws InterruptedException {
        try {
            return send("admin", "GET", "/q/health/ready", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as an operator does. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Kills it with its database; nothing is left to do for either. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** @param user a demo user */
    public HttpResponse<String> send(String user, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(user, method, path, body, Map.of());
    }

    public HttpResponse<String> send(String user, String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(user, user, method, path, body, headers);
    }

    /** By any user. */
    public HttpResponse<String> send(
            String user, String password, String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
