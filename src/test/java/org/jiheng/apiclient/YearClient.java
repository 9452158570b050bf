package org.jiheng.apiclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A client of the API that follows the evaluations of a year, a program of its own. It knows the OpenAPI file, what it says about
 * {@code followChanges}, and nothing else. It may be killed at any moment, and so may the service.
 */
public final class YearClient {
    private static final String START = "start";
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ApiDocument api;
    private final ApiDocument.Operation changes;
    private final URI base;
    private final String user;
    private final String password;
    private final String year;
    private final Journal journal;
    private String session;

    private YearClient(ApiDocument api, URI base, String user, String password, String year, Journal journal) {
        this.api = api;
        this.changes = api.operation("followChanges").answering("items/id", "items/year", "next", "more");
        this.base = base;
        this.user = user;
        this.password = password;
        this.year = year;
        this.journal = journal;
    }

    /** Takes the OpenAPI file, the service's address, user, password, year, the journal, and {@code poll} or {@code stream}. */
    public static void main(String[] args) throws Exception {
        YearClient client = new YearClient(
                new ApiDocument(Path.of(args[0])),
                URI.create(args[1]),
                args[2],
                args[3],
                args[4],
                Journal.open(Path.of(args[5]), START));
        boolean stream = args[6].equals("stream");
        while (true) {
            try {
                if (client.session == null) {
                    client.signIn();
                } else if (stream) {
                    client.stream();
                } else {
                    client.poll();
                }
            } catch (IOException away) {
                // The service is not there, or went away in the midst of an answer.
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private void signIn() throws IOException, InterruptedException {
        String body = json.createObjectNode()
                .put("name", user)
                .put("password", password)
                .toString();
        HttpResponse<Void> answer = http.send(
                api.operation("signIn")
                        .call(base, Map.of(), null, body)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        expect(answer, 204);
        String cookie = api.sessionCookie() + "=";
        session = answer.headers().allValues("set-cookie").stream()
                .filter(c -> c.startsWith(cookie))
                .map(c -> c.split(";", 2)[0])
                .findAny()
                .orElseThrow(() -> new IllegalStateException("Signed in without a session"));
    }

    /** Asks until nothing is left, and waits a little. */
    private void poll() throws IOException, InterruptedException {
        boolean more = true;
        while (more) {
            HttpRequest request = changes.call(
                            base,
                            Map.of("year", year, "since", journal.place(), "limit", "20"),
                            "application/json",
                            null)
                    .header("Cookie", session)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!expect(answer, 200)) {
                return;
            }
            JsonNode news = json.readTree(answer.body());
            List<String> ids = new ArrayList<>();
            for (JsonNode item : news.get("items")) {
                ids.add(idOf(item));
            }
            journal.keep(ids, news.get("next").asText());
            more = news.get("more").asBoolean();
        }
        Thread.sleep(PAUSE.toMillis());
    }

    /** Listens until the stream ends. */
    private void stream() throws IOException, InterruptedException {
        // As a browser does: the first time from where it was told, and then from the last event.
        String from = journal.place().equals(START) ? "since" : "Last-Event-ID";
        HttpRequest request = changes.call(base, Map.of("year", year, from, journal.place()), "text/event-stream", null)
                .header("Cookie", session)
                .build();
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (!expect(answer, 200)) {
                return;
            }
            EventReader events = new EventReader(lines);
            for (EventReader.Event event = events.next(); event != null; event = events.next()) {
                boolean evaluation =
                        event.name().equals("evaluation") && !event.data().isEmpty();
                List<String> ids = evaluation ? List.of(idOf(json.readTree(event.data()))) : List.of();
                if (event.id() != null) {
                    journal.keep(ids, event.id());
                }
            }
        }
        Thread.sleep(PAUSE.toMillis());
    }

    private String idOf(JsonNode evaluation) {
        if (!evaluation.get("year").asText().equals(year)) {
            throw new IllegalStateException("Not of " + year + ": " + evaluation);
        }
        return evaluation.get("id").asText();
    }

    /**
     * Whether the answer can be read. A session that ended is begun anew, a busy service asked again.
     *
     * @throws IllegalStateException for every other status; the client ends, and whoever started it sees that
     */
    private boolean expect(HttpResponse<?> answer, int status) throws IOException {
        if (answer.statusCode() == status) {
            return true;
        }
        if (answer.statusCode() == 401 && session != null) {
            session = null;
            return false;
        }
        if (answer.statusCode() >= 500) {
            throw new IOException("The service answered " + answer.statusCode());
        }
        throw new IllegalStateException(answer.request().uri() + " was answered by " + answer.statusCode());
    }
}
