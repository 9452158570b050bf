package org.jiheng.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest {
    private static final int YEAR = 2042;

    private final String department = "甲局" + UUID.randomUUID();

    private String project() {
        return Projects.declare(YEAR, department, "300000", Projects.MAINTENANCE)
                .getString("id");
    }

    private static String post(String project) {
        return Projects.post(project, Projects.MAINTAINED).getString("evaluation.id");
    }

    private JsonPath since(String place) {
        return Api.as("dashboard")
                .queryParam("since", place)
                .queryParam("department", department)
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void everyEvaluationComesOnceAndInOrder() {
        String now = since("now").getString("next");
        String project = project();
        List<String> made = List.of(post(project), post(project), post(project()));
        JsonPath news = since(now);
        assertEquals(made, news.getList("items.id"));
        assertEquals(List.of(false, true, true), news.getList("items.current"));
        String next = news.getString("next");
        assertEquals(List.of(), since(next).getList("items"));
        String again = post(project);
        assertEquals(List.of(again), since(next).getList("items.id"));
    }

    @Test
    void nothingIsMissedWhileManyPost() throws InterruptedException {
        String place = since("now").getString("next");
        ConcurrentLinkedQueue<String> posted = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String project = project();
            callers.add(new Thread(() -> {
                for (int j = 0; j < 8; j++) {
                    posted.add(post(project));
                }
            }));
        }
        callers.forEach(Thread::start);
        List<String> followed = new ArrayList<>();
        boolean working = true;
        while (working) {
            working = callers.stream().anyMatch(Thread::isAlive);
            JsonPath news = since(place);
            followed.addAll(news.getList("items.id"));
            place = news.getString("next");
        }
        Set<String> made = new HashSet<>(posted);
        assertEquals(32, made.size());
        assertEquals(made, new HashSet<>(followed));
        assertEquals(32, followed.size(), "one came twice");
    }

    @Test
    void whatIsOutOfScopeIsNoPlaceInTheFeed() {
        String evaluation = post(project());
        String limited = People.add("dashboard", List.of("别的局"), null);
        Api.as(limited, People.PASSWORD)
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("next", equalTo("start"));
        Api.as(limited, People.PASSWORD)
                .queryParam("since", evaluation)
                .get("/api/v1/changes")
                .then()
                .statusCode(400);
    }

    private JsonPath sinceAs(String user, String place) {
        return Api.as(user, People.PASSWORD)
                .queryParam("since", place)
                .get("/api/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Declares a project, or the same again under another department; answers its id. */
    private static String declare(String name, String department) {
        return Api.as("auditor")
                .body(Projects.declaration(name, "300000", Projects.MAINTENANCE)
                        .replace("2023", "" + YEAR)
                        .replace("某局", department))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whoFollowsFromNowIsToldOfNothingBefore() {
        String limited = People.add("dashboard", List.of(department), null);
        String name = "调来的项目" + UUID.randomUUID();
        String id = declare(name, "乙局" + UUID.randomUUID());
        String before = post(id);
        String now = sinceAs(limited, "now").getString("next");
        declare(name, department);
        String made = post(id);
        List<String> news = sinceAs(limited, now).getList("items.id");
        assertEquals(made, news.get(news.size() - 1));
        assertFalse(news.contains(before));
        for (String wrong : List.of(now + "0", "~", "~" + "0".repeat(32), "~zz")) {
            Api.wrongly("dashboard")
                    .queryParam("since", wrong)
                    .get("/api/v1/changes")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void nobodyTakesAllTheStreams() throws Exception {
        String many = People.add("dashboard", null, null);
        List<Listener> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(new Listener(many, People.PASSWORD, "since=now", null));
                assertEquals(200, open.get(i).status);
            }
            open.add(new Listener(many, People.PASSWORD, "since=now", null));
            assertEquals(503, open.get(20).status);
            try (Listener other = new Listener("dashboard", "dashboard", "since=now", null)) {
                assertEquals(200, other.status);
            }
        } finally {
            for (Listener listener : open) {
                listener.close();
            }
        }
    }

    /** They change without a new evaluation, so that who follows by them would miss some. */
    @Test
    void whatDoesNotLastIsNotFollowed() {
        for (String filter : List.of("level1=产出指标", "level2=数量指标", "lost=次数", "submission=confirmed")) {
            Api.wrongly("dashboard")
                    .get("/api/v1/changes?" + filter)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("submission"));
        }
    }

    @Test
    void aFollowerGoesOnWhenWhatItSawLastLeavesItsScope() throws Exception {
        String other = "乙局" + UUID.randomUUID();
        String limited = People.add("dashboard", List.of(department), null);
        String name = "调走的项目" + UUID.randomUUID();
        String id = declare(name, department);
        String seen = post(id);
        JsonPath before = sinceAs(limited, "start");
        assertEquals(List.of(seen), before.getList("items.id"));
        String place = before.getString("next");
        declare(name, other);
        assertEquals(
                404,
                Api.as(limited, People.PASSWORD)
                        .get("/api/v1/projects/{id}", id)
                        .statusCode());
        // Neither before what was seen nor told of what is hidden.
        JsonPath nothing = sinceAs(limited, place);
        assertEquals(List.of(), nothing.getList("items.id"));
        assertEquals(place, nothing.getString("next"));
        String hidden = post(id);
        String made = post(project());
        JsonPath news = sinceAs(limited, place);
        assertEquals(List.of(made), news.getList("items.id"));
        try (Listener listener = new Listener(limited, People.PASSWORD, "year=" + YEAR, place)) {
            assertEquals(made, listener.next(Duration.ofSeconds(10)));
        }
        // An id alone is a place for those only who see what stands there.
        for (String wrong : List.of(seen, hidden, hidden + place.substring(place.indexOf('.')), place + "0")) {
            Api.as(limited, People.PASSWORD)
                    .queryParam("since", wrong)
                    .get("/api/v1/changes")
                    .then()
                    .statusCode(400);
        }
        Api.as("dashboard")
                .queryParam("since", hidden)
                .get("/api/v1/changes")
                .then()
                .statusCode(200);
    }

    /** Events of a stream as they come: the id, or {@code END}. */
    private static final class Listener implements AutoCloseable {
        private final BlockingQueue<String> ids = new LinkedBlockingQueue<>();
        private final InputStream stream;
        private final int status;
        /** The id of the last event, with which a stream goes on. */
        private volatile String last;

        Listener(String user, String password, String query, String last) throws Exception {
            this(
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)),
                    query,
                    last);
        }

        Listener(String authorization, String query, String last) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + RestAssured.port + "/api/v1/changes?" + query))
                    .header("Accept", "text/event-stream")
                    .header("Authorization", authorization);
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            status = answer.statusCode();
            stream = answer.body();
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                String id = null;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    id = line.startsWith("id:") ? line.substring(3).strip() : id;
                    last = line.startsWith("id:") ? id : last;
                    if (line.startsWith("event:")) {
                        ids.add(id == null ? "?" : id.replaceFirst("[.].*", ""));
                    } else if (line.startsWith("data:") && id == null) {
                        ids.add("data before id");
                    }
                }
                ids.add("END");
            } catch (java.io.IOException closed) {
                ids.add("END");
            }
        }

        String next(Duration within) throws InterruptedException {
            return ids.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() throws Exception {
            stream.close();
        }
    }

    private String query() {
        return "department=" + java.net.URLEncoder.encode(department, StandardCharsets.UTF_8);
    }

    @Test
    void aStreamTellsOfEachEvaluationAndGoesOnWhereItBroke() throws Exception {
        String project = project();
        String place;
        try (Listener listener = new Listener("dashboard", "dashboard", query(), null)) {
            assertEquals(200, listener.status);
            assertEquals(post(project), listener.next(Duration.ofSeconds(10)));
            place = listener.last;
        }
        String second = post(project);
        String third = post(project);
        try (Listener listener = new Listener("dashboard", "dashboard", query(), place)) {
            assertEquals(second, listener.next(Duration.ofSeconds(10)));
            assertEquals(third, listener.next(Duration.ofSeconds(10)));
        }
    }

    @Test
    void aStreamEndsWhenItsUserIsDisabled() throws Exception {
        String name = People.add("dashboard", List.of(department), null);
        try (Listener listener = new Listener(name, People.PASSWORD, query(), null)) {
            String evaluation = post(project());
            assertEquals(evaluation, listener.next(Duration.ofSeconds(10)));
            String tag = Api.as("admin").get("/api/v1/users/{name}", name).header("ETag");
            Api.as("admin")
                    .header("If-Match", tag)
                    .body("{\"roles\": [\"dashboard\"], \"enabled\": false, \"departments\": [\"" + department
                            + "\"], \"units\": null}")
                    .put("/api/v1/users/{name}", name)
                    .then()
                    .statusCode(200);
            assertEquals("END", listener.next(Duration.ofSeconds(15)));
        }
    }

    /** A token of a user of its own: its id and its secret. */
    private JsonPath token(String user) {
        return Api.as(user, People.PASSWORD)
                .body("{\"label\": \"大屏\", \"departments\": [\"" + department + "\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void aStreamEndsWhenItsTokenIsRevoked() throws Exception {
        String user = People.add("dashboard", null, null);
        JsonPath token = token(user);
        try (Listener listener = new Listener("Bearer " + token.getString("secret"), query(), null)) {
            assertEquals(post(project()), listener.next(Duration.ofSeconds(10)));
            Api.as(user, People.PASSWORD)
                    .delete("/api/v1/tokens/{id}", token.getString("token.id"))
                    .then()
                    .statusCode(204);
            assertEquals("END", listener.next(Duration.ofSeconds(20)));
        }
        try (Listener again = new Listener("Bearer " + token.getString("secret"), query(), null)) {
            assertEquals(401, again.status);
        }
    }

    @Test
    void aStreamEndsWhenItsTokenExpires() throws Exception {
        JsonPath token = token(People.add("dashboard", null, null));
        try (Listener listener = new Listener("Bearer " + token.getString("secret"), query(), null)) {
            assertEquals(post(project()), listener.next(Duration.ofSeconds(10)));
            // Days go by.
            assertEquals(1, QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                    .createNativeQuery(
                            "update access_token set expires_at = utc_timestamp(6) - interval 1 minute where id = :id")
                    .setParameter("id", token.getString("token.id"))
                    .executeUpdate()));
            assertEquals("END", listener.next(Duration.ofSeconds(20)));
        }
    }

    @Test
    void whatLeavesAnOpenStreamsScopeIsNotSentAnyMore() throws Exception {
        String other = "乙局" + UUID.randomUUID();
        String user = People.add("dashboard", List.of(department), null);
        try (Listener listener = new Listener(user, People.PASSWORD, "year=" + YEAR, null)) {
            String project = project();
            assertEquals(post(project), listener.next(Duration.ofSeconds(10)));
            String tag = Api.as("admin").get("/api/v1/users/{name}", user).header("ETag");
            Api.as("admin")
                    .header("If-Match", tag)
                    .body("{\"roles\": [\"dashboard\"], \"enabled\": true, \"departments\": [\"" + other
                            + "\"], \"units\": null}")
                    .put("/api/v1/users/{name}", user)
                    .then()
                    .statusCode(200);
            String others = Projects.declare(YEAR, other, "300000", Projects.MAINTENANCE)
                    .getString("id");
            // Comes when it was asked again who listens, though it was made before.
            assertEquals(post(others), listener.next(Duration.ofSeconds(15)));
            post(project);
            assertEquals(post(others), listener.next(Duration.ofSeconds(10)));
        }
    }

    @Test
    void aPlaceThatThereIsNotIsRefused() throws Exception {
        Api.wrongly("dashboard")
                .queryParam("since", "x")
                .get("/api/v1/changes")
                .then()
                .statusCode(400)
                .body("detail", containsString("since"));
        try (Listener listener = new Listener("dashboard", "dashboard", "since=x", null)) {
            assertEquals(400, listener.status);
        }
    }
}
