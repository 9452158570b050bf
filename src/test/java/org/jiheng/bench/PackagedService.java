package org.jiheng.bench;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own with its own database, seen from outside: over HTTP, and by the tools of the JDK. */
final class PackagedService implements AutoCloseable {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final Duration LONGEST_CALL = Duration.ofMinutes(15);
    private static final Pattern AFTER_COLLECTION = Pattern.compile("->(\\d+)M\\(");
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data;
    private final Process process;
    private final int port;

    private PackagedService(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    /** A command of the program on a data directory, its output going to a file there. */
    static Process command(Path data, String log, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(options);
        command.add("-Djiheng.data-dir=" + data);
        command.add("-Djiheng.demo-users=true");
        command.add("-jar");
        command.add(JAR);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(log).toFile())
                .start();
    }

    /** Makes up a year of so many projects in a data directory, always the same; its output goes to {@code generate.log} there. */
    static Process generate(Path data, int projects, int year) throws IOException {
        return command(
                data,
                "generate.log",
                List.of(),
                "generate",
                "--projects",
                Integer.toString(projects),
                "--seed",
                "1",
                "--year",
                Integer.toString(year));
    }

    /** Starts it and waits until it is ready. @param heap as {@code -Xmx} takes it */
    static PackagedService start(Path data, String heap) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> options =
                List.of("-Xmx" + heap, "-Xlog:gc:file=" + data.resolve("gc.log"), "-Dquarkus.http.port=" + port);
        PackagedService service = new PackagedService(data, command(data, "service.log", options), port);
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!service.ready()) {
                assertTrue(service.process.isAlive() && System.nanoTime() < deadline, "the service did not start");
                Thread.sleep(100);
            }
            return service;
        } catch (InterruptedException | RuntimeException | Error failed) {
            service.close();
            throw failed;
        }
    }

    int port() {
        return port;
    }

    private boolean ready() throws InterruptedException {
        try {
            return send("/q/health/ready", null, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** How a demo user signs in. */
    static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(String path, String signIn, HttpResponse.BodyHandler<T> body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST_CALL);
        if (signIn != null) {
            request.header("Authorization", signIn);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), body);
    }

    /** The bytes of a JSON answer. */
    byte[] read(String path, String signIn) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(path, signIn, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), () -> path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        return answer.body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return json.readTree(read(path, basic("dashboard")));
    }

    /** Saves an answer as a file. */
    void download(String path, String type, Path file) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                send(path, basic("dashboard"), HttpResponse.BodyHandlers.ofFile(file), "Accept", type);
        assertEquals(200, answer.statusCode(), path);
    }

    /** How somebody signs in who sees one department only. */
    String limitedTo(String department) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/tokens"))
                .header("Authorization", basic("dashboard"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(json.createObjectNode()
                        .put("label", "one department")
                        .set("departments", json.createArrayNode().add(department)))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        return "Bearer " + json.readTree(answer.body()).get("secret").asText();
    }

    /** Its database, by the password and the port that only the owner of the process can read. */
    Connection database() throws IOException, SQLException {
        String port = server().info()
                .arguments()
                .flatMap(all -> List.of(all).stream()
                        .filter(argument -> argument.startsWith("--port="))
                        .findAny())
                .orElseThrow()
                .substring("--port=".length());
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/jiheng",
                "jiheng",
                Files.readString(data.resolve("password")).strip());
    }

    private ProcessHandle server() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("mariadbd"))
                .findAny()
                .orElseThrow();
    }

    /** Bytes of all objects in use, after a full collection. */
    long liveBytes() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "GC.class_histogram").start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jcmd.waitFor(), histogram);
        Matcher total = TOTAL.matcher(histogram);
        assertTrue(total.find(), histogram);
        return Long.parseLong(total.group(1));
    }

    /** How many collections there were so far. */
    int collections() throws IOException {
        return Files.readAllLines(data.resolve("gc.log")).size();
    }

    /** The most that a collection left in use since then, in MB: a bound from above of what was needed. */
    long mostAfterCollections(int since) throws IOException {
        return Files.readAllLines(data.resolve("gc.log")).stream()
                .skip(since)
                .map(AFTER_COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .max()
                .orElse(0);
    }

    /** Peak of the resident memory in MB, of the service and of its database. */
    String peaks() throws IOException {
        return "%,d MB, database %,d MB".formatted(peak(process.pid()), peak(server().pid()));
    }

    /** Peak of a process's resident memory in MB; 0 once it has ended. */
    static long peak(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findAny()
                .orElse(0);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
