package org.jiheng.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Await;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the page, tokens, and what keeps guessers out. */
@QuarkusTest
class SessionTest {
    @Inject
    MeterRegistry metrics;

    @Inject
    AccessTokens tokens;

    @Inject
    Users users;

    @Inject
    Trail trail;

    private static int sql(String statement, Object... values) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Query query = Panache.getEntityManager().createNativeQuery(statement);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.executeUpdate();
        });
    }

    private static String token(String user, String body) {
        return Api.as(user, People.PASSWORD)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static Response signIn(String name, String password) {
        return Api.anonymously()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}")
                .post("/api/v1/session");
    }

    /** A call as a page of this service makes it. */
    private static RequestSpecification fromPage(String session) {
        return Api.anonymously()
                .cookie("jiheng-session", session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.JSON);
    }

    @AfterEach
    void nobodyWaits() {
        QuarkusTransaction.requiringNew().run(() -> SignInFailure.deleteAll());
    }

    @Test
    void aSessionIsACookieThatScriptsAndOtherSitesDoNotGet() {
        Response signedIn = signIn("auditor", "auditor");
        assertEquals(204, signedIn.statusCode());
        String cookie = signedIn.header("Set-Cookie");
        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.contains("SameSite=Strict"), cookie);
        fromPage(signedIn.cookie("jiheng-session"))
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("auditor"))
                .body("roles", equalTo(List.of("auditor")))
                .body("via", equalTo("session"));
    }

    @Test
    void aSessionThatEndedIsNoneAndDoesNotStandInTheWayOfTheNext() {
        String session = signIn("auditor", "auditor").cookie("jiheng-session");
        fromPage(session).delete("/api/v1/session").then().statusCode(204);
        fromPage(session).get("/api/v1/projects").then().statusCode(401);
        Api.anonymously()
                .cookie("jiheng-session", session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(ContentType.JSON)
                .body("{\"name\": \"auditor\", \"password\": \"auditor\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(204);
    }

    @Test
    void oneSeesOnesSessionsAndEndsThem() {
        String user = People.add("dashboard", null, null);
        String first = signIn(user, People.PASSWORD).cookie("jiheng-session");
        String second = signIn(user, People.PASSWORD).cookie("jiheng-session");
        String idle = signIn(user, People.PASSWORD).cookie("jiheng-session");
        String idleId = current(idle);
        sql("update access_token set last_used_at = last_used_at - interval 2 hour where id = ?1", idleId);
        String token = token(user, "{\"label\": \"大屏\"}");
        Response listed = fromPage(first).get("/api/v1/sessions");
        listed.then().statusCode(200).body("items.current", equalTo(List.of(false, true)));
        assertFalse(listed.asString().contains(first.substring(4))
                || listed.asString().contains(second.substring(4)));
        assertEquals(current(first), listed.path("items[1].id"));
        Api.as(user, People.PASSWORD)
                .get("/api/v1/sessions")
                .then()
                .body("items.current", equalTo(List.of(false, false)));
        String other = current(second);
        Api.as("auditor", "auditor")
                .delete("/api/v1/sessions/{id}", other)
                .then()
                .statusCode(404);
        Api.byToken(token).get("/api/v1/sessions").then().statusCode(403);
        Api.byToken(token).delete("/api/v1/sessions/{id}", other).then().statusCode(403);
        fromPage(first).delete("/api/v1/sessions/{id}", idleId).then().statusCode(404);
        fromPage(second).get("/api/v1/session").then().statusCode(200);
        fromPage(first).delete("/api/v1/sessions/{id}", other).then().statusCode(204);
        fromPage(second).get("/api/v1/session").then().statusCode(401);
        fromPage(first).get("/api/v1/sessions").then().body("items.current", equalTo(List.of(true)));
        Api.as(user, People.PASSWORD)
                .delete("/api/v1/sessions/{id}", other)
                .then()
                .statusCode(404);
        // The id of a personal token is none of a session.
        String id =
                Api.byToken(token).get("/api/v1/session").<String>path("via").replace("token ", "");
        Api.as(user, People.PASSWORD).delete("/api/v1/sessions/{id}", id).then().statusCode(404);
        Api.as(user, People.PASSWORD)
                .delete("/api/v1/sessions/{id}", current(first))
                .then()
                .statusCode(204);
        fromPage(first).get("/api/v1/session").then().statusCode(401);
    }

    private static String current(String session) {
        return fromPage(session).get("/api/v1/sessions").path("items.find { it.current }.id");
    }

    @Test
    void aChangeByCookieIsTakenFromPagesOfThisServiceOnly() {
        String session = signIn("auditor", "auditor").cookie("jiheng-session");
        String body = Projects.declaration("跨站" + System.nanoTime(), "1", Projects.MAINTENANCE);
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"X-Nothing", "at all"}
        }) {
            Api.anonymously()
                    .cookie("jiheng-session", session)
                    .header(header[0], header[1])
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:jiheng:problem:cross-site"));
        }
        Api.anonymously()
                .cookie("jiheng-session", session)
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
    }

    /** A browser that was once given a name and password in its own dialogue sends them along with what other sites make it send. */
    @Test
    void whatABrowserSendsForAnotherSiteWithARememberedPasswordIsRefused() {
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "http://evil.example"},
            {"Origin", "null"}
        }) {
            Api.wrongly("auditor")
                    .header(header[0], header[1])
                    .contentType("text/plain")
                    .body("没有表")
                    .post("/api/v1/declarations/import?dryRun=false")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:jiheng:problem:cross-site"));
        }
        Api.as("auditor")
                .header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/projects")
                .then()
                .statusCode(200);
        String secret = Api.as("auditor")
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .body("{\"label\": \"网页\", \"readOnly\": false}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        // No browser adds a token of itself.
        Api.byToken(secret)
                .header("Sec-Fetch-Site", "cross-site")
                .body("{\"texts\": [\"≥95%\"], \"year\": 2023}")
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(200);
    }

    @Test
    void aCallOfTheApiIsAnsweredAndAPageIsLedToTheSignIn() {
        Api.anonymously()
                .header("Accept", "application/json")
                .header("Sec-Fetch-Mode", "cors")
                .get("/api/v1/projects")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue())
                .header("Location", nullValue());
        RestAssured.given()
                .redirects()
                .follow(false)
                .header("Accept", "text/html,*/*")
                .get("/?year=2023")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/?to=%2F%3Fyear%3D2023"));
        RestAssured.given().get("/login").then().statusCode(200).body(containsString("登录"));
        RestAssured.given().get("/login/").then().statusCode(200).body(containsString("登录"));
        RestAssured.given().get("/login/login.js").then().statusCode(200);
    }

    @Test
    void everyAnswerKeepsBrowsersFromGuessing() {
        for (String path : List.of("/login/", "/api/v1/projects", "/q/health")) {
            RestAssured.given()
                    .get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("default-src 'self'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("X-Request-Id", containsString("-"));
        }
        RestAssured.given()
                .header("Origin", "http://evil.example")
                .header("X-Request-Id", "ticket-4711")
                .get("/q/health")
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("X-Request-Id", equalTo("ticket-4711"));
        for (String path : List.of("/api/v1/projects", "/q/health", "/login/")) {
            Response preflight = RestAssured.given()
                    .header("Origin", "http://evil.example")
                    .header("Access-Control-Request-Method", "GET")
                    .options(path);
            assertTrue(
                    preflight.headers().asList().stream()
                            .noneMatch(h -> h.getName().startsWith("Access-Control-")),
                    preflight.headers().toString());
        }
        RestAssured.given()
                .header("X-Request-Id", "x".repeat(65))
                .get("/q/health")
                .then()
                .header("X-Request-Id", not(equalTo("x".repeat(65))));
    }

    @Test
    void guessingHasToWaitAndMeanwhileTheRightPasswordTooButNotFromElsewhere() {
        String user = People.add("dashboard", null, null);
        String session = signIn(user, People.PASSWORD).cookie("jiheng-session");
        for (int i = 0; i < 4; i++) {
            signIn(user, "wrong").then().statusCode(401);
        }
        signIn(user, "wrong").then().statusCode(401);
        Response waits = signIn(user, "wrong");
        assertEquals(429, waits.statusCode());
        assertTrue(Integer.parseInt(waits.header("Retry-After")) >= 1);
        assertEquals("urn:jiheng:problem:too-many-sign-ins", waits.path("type"));
        Api.as(user, "guess").get("/api/v1/projects").then().statusCode(429).header("Retry-After", not(nullValue()));
        fromPage(session).get("/api/v1/projects").then().statusCode(200);
        assertTrue(((List<?>) Api.as("admin")
                                .queryParam("action", "sign-in.locked")
                                .queryParam("subjectId", "sha256:" + ETags.sha256(user))
                                .get("/api/v1/audit")
                                .path("items"))
                        .size()
                >= 1);
        Await.until(() -> signIn(user, People.PASSWORD).statusCode() == 204);
        signIn(user, "wrong").then().statusCode(401);
    }

    @Test
    void noPasswordTokenOrTypedNameIsLoggedOrSaidAgain() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(new SimpleFormatter().formatMessage(record) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Logger access = Logger.getLogger("io.quarkus.http.access-log");
        root.addHandler(listener);
        access.addHandler(listener);
        try {
            String secret = Api.as("dashboard")
                    .body("{\"label\": \"日志\"}")
                    .post("/api/v1/tokens")
                    .path("secret");
            Api.byToken(secret).get("/api/v1/projects").then().statusCode(200);
            String said = Api.as("typed-name-4711", "typed-password-4711")
                            .get("/api/v1/projects")
                            .asString()
                    + signIn("typed-name-4711", "typed-password-4711").asString()
                    + Api.byToken("jhp_typed-token-4711")
                            .get("/api/v1/projects")
                            .asString()
                    + Api.wrongly("admin")
                            .body("{\"name\": \"x\", \"password\": \"typed-password-4711\", \"roles\": [\"king\"]}")
                            .post("/api/v1/users")
                            .asString();
            assertFalse(said.contains("4711"), said);
            for (String path : List.of(
                    "/api/v1/users/person-4711",
                    "/api/v1/users/person-4711/password",
                    "//api/v1/users;x=1/person-4711",
                    "/api/v1/%75sers/person-4711",
                    "/api/v1/projects?name=person-4711")) {
                RestAssured.given()
                        .urlEncodingEnabled(false)
                        .auth()
                        .preemptive()
                        .basic("admin", "admin")
                        .get(path);
            }
            Await.until(() -> logged.stream().anyMatch(line -> line.contains("/api/v1/projects status=200")));
            String all = String.join("\n", logged);
            assertTrue(all.contains("A sign-in failed"), all);
            assertTrue(all.contains("method=GET path=/api/v1/users/"), all);
            assertFalse(all.contains("4711"), all);
            assertFalse(all.contains(secret), all);
        } finally {
            root.removeHandler(listener);
            access.removeHandler(listener);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/projects/", "/api/v1/projects;x=/login/", "//api/v1/projects", "/login/../api/v1/projects",
                "/login/..%2fapi/v1/projects", "/API/v1/projects", "/api/v1/session/password",
                        "/login/%2e%2e/api/v1/projects"
            })
    void noOtherSpellingOfAPathIsOpen(String path) {
        int status = RestAssured.given()
                .urlEncodingEnabled(false)
                .accept("application/json")
                .get(path)
                .statusCode();
        assertTrue(status == 401 || status == 404 || status == 400, path + ": " + status);
    }

    @Test
    void aHeaderWithoutEndIsRefused() {
        RestAssured.given()
                .header("X-Long", "x".repeat(20_000))
                .get("/q/health")
                .then()
                .statusCode(431);
    }

    @Test
    void failuresFromAnAddressFadeAndThoseOfAUserDoNot() {
        Instant morning = Instant.parse("2031-01-01T08:00:00Z");
        String name = "fading-" + System.nanoTime();
        SignInFailures early = new SignInFailures(trail, Clock.fixed(morning, ZoneOffset.UTC));
        String address = "192.0.2.77";
        for (int i = 0; i < 60; i++) {
            early.failed(name + i, address);
        }
        early.failed(name, "192.0.2.78");
        assertEquals(Duration.ofMinutes(15), early.wait("somebody", address));
        // Three hours later an eighth is left: 7 and the one of now.
        SignInFailures later = new SignInFailures(trail, Clock.fixed(morning.plusSeconds(3 * 3600), ZoneOffset.UTC));
        assertEquals(Duration.ZERO, later.wait("somebody", address));
        later.failed(name, address);
        assertEquals(Duration.ZERO, later.wait("somebody", address));
        assertEquals(8, failures("address\n" + address));
        assertEquals(2, failures("user\n" + name));
        for (int i = 0; i < 41; i++) {
            later.failed(name + i, address);
        }
        assertEquals(Duration.ZERO, later.wait("somebody", address));
        later.failed(name + "x", address);
        assertEquals(Duration.ofSeconds(1), later.wait("somebody", address));
    }

    private static int failures(String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> SignInFailure.<SignInFailure>findById(ETags.sha256(key)).failures);
    }

    @Test
    void theWaitGrowsAndHasAnEnd() {
        assertEquals(1, SignInFailures.waitAfter(0).toSeconds());
        assertEquals(8, SignInFailures.waitAfter(3).toSeconds());
        assertEquals(900, SignInFailures.waitAfter(60).toSeconds());
    }

    @Test
    void aUserWhoIsDisabledOrGetsAnotherPasswordIsOutWithinFiveSeconds() {
        String user = People.add("dashboard", null, null);
        Api.as(user, People.PASSWORD).get("/api/v1/projects").then().statusCode(200);
        String session = signIn(user, People.PASSWORD).cookie("jiheng-session");
        String token = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"看板\"}")
                .post("/api/v1/tokens")
                .path("secret");
        Api.as("admin")
                .body("{\"password\": \"another-four-words-here\"}")
                .put("/api/v1/users/{name}/password", user)
                .then()
                .statusCode(204);
        fromPage(session).get("/api/v1/projects").then().statusCode(401);
        Api.as(user, People.PASSWORD).get("/api/v1/projects").then().statusCode(401);
        Api.byToken(token).get("/api/v1/projects").then().statusCode(200);
        String tag = Api.as("admin").get("/api/v1/users/{name}", user).header("ETag");
        Api.as("admin")
                .header("If-Match", tag)
                .body("{\"roles\": [\"dashboard\"], \"enabled\": false, \"reason\": \"离职\"}")
                .put("/api/v1/users/{name}", user)
                .then()
                .statusCode(200);
        Api.byToken(token).get("/api/v1/projects").then().statusCode(401);
        Api.as(user, "another-four-words-here").get("/api/v1/projects").then().statusCode(401);
    }

    @Test
    void tokensAreListedWithoutTheirSecretAndRevoked() {
        String user = People.add("dashboard", null, null);
        Response created = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"大屏\", \"days\": 30}")
                .post("/api/v1/tokens");
        String secret = created.path("secret");
        String id = created.path("token.id");
        assertTrue(secret.startsWith("jhp_"));
        assertEquals("no-store", created.header("Cache-Control"));
        Api.byToken(secret).get("/api/v1/session").then().statusCode(200).body("via", equalTo("token " + id));
        String listed = Api.as(user, People.PASSWORD).get("/api/v1/tokens").asString();
        assertTrue(listed.contains(id));
        assertFalse(listed.contains(secret));
        assertEquals(0, stored(secret));
        Api.as("auditor").delete("/api/v1/tokens/{id}", id).then().statusCode(404);
        Api.as(user, People.PASSWORD).delete("/api/v1/tokens/{id}", id).then().statusCode(204);
        Api.byToken(secret).get("/api/v1/session").then().statusCode(401);
        Api.byToken("jhp_made-up").get("/api/v1/session").then().statusCode(401);
    }

    /** In how many rows of the tables of tokens and of the trail a text stands. */
    private static long stored(String text) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Panache.getEntityManager()
                        .createNativeQuery("select (select count(*) from access_token where secret_hash = ?1)"
                                + " + (select count(*) from audit_entry where instr(coalesce(state_after, ''), ?1) > 0"
                                + " or instr(coalesce(state_before, ''), ?1) > 0)")
                        .setParameter(1, text)
                        .getSingleResult())
                .longValue());
    }

    @Test
    void aProgramWithATokenMakesNoFurtherTokensAndChangesNoPassword() {
        String user = People.add("auditor", null, null);
        String secret = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"接口\", \"readOnly\": false}")
                .post("/api/v1/tokens")
                .path("secret");
        Api.byToken(secret)
                .body("{\"label\": \"又\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        Api.byToken(secret)
                .body("{\"current\": \"" + People.PASSWORD + "\", \"changed\": \"another-four-words-here\"}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenSeesAndEndsItselfAndNoOtherOfItsUser() {
        String user = People.add("dashboard", null, null);
        Response first = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"一\", \"departments\": [\"甲局\"]}")
                .post("/api/v1/tokens");
        Response second = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"二\", \"departments\": [\"乙局\"]}")
                .post("/api/v1/tokens");
        String own = first.path("token.id");
        String other = second.path("token.id");
        Api.byToken(first.path("secret"))
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(own)))
                .body("items.departments", equalTo(List.of(List.of("甲局"))));
        Api.byToken(first.path("secret"))
                .delete("/api/v1/tokens/{id}", other)
                .then()
                .statusCode(404);
        Api.byToken(second.path("secret")).get("/api/v1/projects").then().statusCode(200);
        // What has leaked can be ended by whoever finds it.
        Api.byToken(first.path("secret"))
                .delete("/api/v1/tokens/{id}", own)
                .then()
                .statusCode(204);
        Api.byToken(first.path("secret")).get("/api/v1/projects").then().statusCode(401);
        Api.as(user, People.PASSWORD).get("/api/v1/tokens").then().body("items.id", equalTo(List.of(other)));
    }

    @Test
    void oneChangesOnesOwnPassword() {
        String user = People.add("dashboard", null, null);
        Api.as(user, People.PASSWORD)
                .body("{\"current\": \"wrong\", \"changed\": \"another-four-words-here\"}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(401);
        Api.as(user, People.PASSWORD)
                .body("{\"current\": \"" + People.PASSWORD + "\", \"changed\": \"short\"}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:weak-password"));
        Api.as(user, People.PASSWORD)
                .body("{\"current\": \"" + People.PASSWORD + "\", \"changed\": \"another-four-words-here\"}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(204);
        Api.as(user, "another-four-words-here").get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void guessablePasswordsAndImpossibleUsersAreRefused() {
        for (String password : List.of(
                "123456789012",
                "aaaaaaaaaaaa",
                "bob-bob-secret",
                "password1234",
                "abcdefghijkl",
                "P@ssw0rd2023",
                "qwertyuiop[]")) {
            Api.as("admin")
                    .body("{\"name\": \"bob\", \"password\": \"" + password + "\", \"roles\": [\"auditor\"]}")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:jiheng:problem:weak-password"));
        }
        for (String body : List.of(
                "{\"name\": \"auditor\", \"password\": \"P\", \"roles\": [\"auditor\"]}",
                "{\"name\": \"system\", \"password\": \"P\", \"roles\": [\"auditor\"]}",
                "{\"name\": \"carl\", \"password\": \"P\", \"roles\": [\"admin\"], \"departments\": [\"某局\"]}")) {
            Api.as("admin")
                    .body(body.replace("\"P\"", "\"" + People.PASSWORD + "\""))
                    .post("/api/v1/users")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:jiheng:problem:invalid-user"));
        }
        Api.wrongly("admin")
                .body("{\"name\": \"oidc:x\", \"password\": \"" + People.PASSWORD + "\", \"roles\": [\"auditor\"]}")
                .post("/api/v1/users")
                .then()
                .statusCode(400);
        Api.wrongly("admin")
                .body("{\"name\": \"dora\", \"password\": \"" + People.PASSWORD + "\", \"roles\": [\"king\"]}")
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/roles/0"));
    }

    @Test
    void somebodyRemainsAnAdministrator() {
        String tag = Api.as("admin").get("/api/v1/users/admin").header("ETag");
        assertNotNull(tag);
        Api.as("admin")
                .header("If-Match", tag)
                .body("{\"roles\": [\"auditor\"], \"enabled\": true}")
                .put("/api/v1/users/admin")
                .then()
                .statusCode(422);
        Api.as("admin").get("/api/v1/users").then().statusCode(200);
    }

    @Test
    void signingInByBasicHashesThePasswordOnceAndNotWithEveryCall() throws InterruptedException {
        String user = People.add("dashboard", null, null);
        Api.as(user, People.PASSWORD).get("/api/v1/session").then().statusCode(200);
        double hashed = hashed();
        for (int i = 0; i < 20; i++) {
            Api.as(user, People.PASSWORD).get("/api/v1/session").then().statusCode(200);
        }
        // Longer than a sign-in is trusted: the user is looked up again, the password is not hashed again.
        Thread.sleep(4500);
        Api.as(user, People.PASSWORD).get("/api/v1/session").then().statusCode(200);
        assertEquals(hashed, hashed());
        Api.as(user, "wrong").get("/api/v1/session").then().statusCode(401);
        assertEquals(hashed + 1, hashed());
    }

    private double hashed() {
        return metrics.find("jiheng.passwords.checked").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void veryLongPasswordsDifferInTheirLastCharacter() {
        String longOne = "长而又长的口令".repeat(10);
        assertTrue(Passwords.matches((longOne + "a").toCharArray(), Passwords.hash(longOne + "a")));
        assertFalse(Passwords.matches((longOne + "b").toCharArray(), Passwords.hash(longOne + "a")));
    }

    @Test
    void aPasswordThatAnotherReplicaHasChangedBeginsNothingNew() {
        String user = People.add("dashboard", null, null);
        String changed = Passwords.hash("another-four-words-here");
        signIn(user, People.PASSWORD).then().statusCode(204);
        sql("update app_user set password_hash = ?1, opt_lock = opt_lock + 1 where name = ?2", changed, user);
        // The old one is trusted for some seconds; what would outlive that must not come of it.
        signIn(user, People.PASSWORD).then().statusCode(401);
        Api.as(user, People.PASSWORD)
                .body("{\"current\": \"" + People.PASSWORD + "\", \"changed\": \"yet-another-four-words\"}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(401);
        signIn(user, "another-four-words-here").then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverIsTrustedForSomeSecondsMoreMakesNoTokenThatOutlivesThem(boolean enabled) {
        String user = People.add("dashboard", null, null);
        Api.as(user, People.PASSWORD).get("/api/v1/session").then().statusCode(200);
        // As another replica writes it: this one does not know yet.
        if (enabled) {
            String changed = Passwords.hash("another-four-words-here");
            sql("update app_user set opt_lock = opt_lock + 1, password_hash = ?2 where name = ?1", user, changed);
        } else {
            sql("update app_user set opt_lock = opt_lock + 1, enabled = false where name = ?1", user);
        }
        Api.as(user, People.PASSWORD)
                .body("{\"label\": \"后门\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(401);
        assertEquals(0, sql("update access_token set label = label where user_name = ?1", user));
    }

    @Test
    void aTokenThatIsRevokedWhileItIsUsedStaysRevoked() {
        String user = People.add("dashboard", null, null);
        String secret = token(user, "{\"label\": \"大屏\"}");
        String id =
                Api.byToken(secret).get("/api/v1/session").<String>path("via").replace("token ", "");
        sql("update access_token set last_used_at = last_used_at - interval 1 hour where id = ?1", id);
        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(tokens.identity(secret).isPresent());
            Api.as(user, People.PASSWORD)
                    .delete("/api/v1/tokens/{id}", id)
                    .then()
                    .statusCode(204);
        });
        Api.byToken(secret).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void aCookieIsNoPlaceForAPersonalToken() {
        String user = People.add("auditor", null, null);
        String secret = token(user, "{\"label\": \"接口\"}");
        fromPage(secret).get("/api/v1/session").then().statusCode(401);
        fromPage(secret).delete("/api/v1/session").then().statusCode(401);
        Api.byToken(secret).get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void tokensThatEndedLongAgoAreForgottenAndOthersAreNot() {
        String user = People.add("dashboard", null, null);
        String kept = token(user, "{\"label\": \"留\"}");
        String session = signIn(user, People.PASSWORD).cookie("jiheng-session");
        for (String end : List.of("expires_at", "revoked_at")) {
            token(user, "{\"label\": \"" + end + "\"}");
            sql("update access_token set " + end + " = now(6) - interval 8 day where label = ?1", end);
        }
        tokens.forget();
        assertEquals(0, sql("update access_token set label = label where label in ('expires_at', 'revoked_at')"));
        Api.byToken(kept).get("/api/v1/session").then().statusCode(200);
        fromPage(session).get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void theFirstAdministratorHasNoPasswordThatIsGuessedFirst() {
        for (String password : List.of("admin", "short", "admin-admin-admin")) {
            assertThrows(ProblemException.class, () -> users.addIfAbsent("first-admin", password, Roles.ADMIN));
        }
        assertEquals(0, sql("update app_user set name = name where name = 'first-admin'"));
    }

    @Test
    void twoAdministratorsWhoDisableEachOtherAtOnceDoNotBothGo() throws Exception {
        String one = People.add("admin", null, null);
        String other = People.add("admin", null, null);
        String others = "roles like '%admin%' and name not in (?1, ?2)";
        sql("update app_user set enabled = false where " + others, one, other);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<Boolean>> alsoDisabled = new AtomicReference<>();
            QuarkusTransaction.requiringNew().run(() -> {
                assertTrue(disabled(one));
                alsoDisabled.set(second.submit(() -> disabled(other)));
                try {
                    // Long enough for the second to be done, were it not to wait for the first.
                    alsoDisabled.get().get(3, TimeUnit.SECONDS);
                } catch (TimeoutException waits) {
                    return;
                } catch (InterruptedException | ExecutionException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            assertFalse(alsoDisabled.get().get(), "nobody is left who could enable anybody");
        } finally {
            second.shutdownNow();
            sql("update app_user set enabled = true, opt_lock = opt_lock + 1 where " + others, one, other);
            sql("update app_user set enabled = false, opt_lock = opt_lock + 1 where name in (?1, ?2)", one, other);
        }
    }

    private boolean disabled(String name) {
        try {
            String tag = users.get(name).tag();
            users.change(
                    name, new UserResource.UserChange(List.of("admin"), null, null, false, null), ETags.quote(tag));
            return true;
        } catch (ProblemException refused) {
            assertEquals(ProblemType.INVALID_USER, refused.type());
            return false;
        }
    }
}
