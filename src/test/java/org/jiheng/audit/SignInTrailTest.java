package org.jiheng.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jiheng.security.Caller;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.junit.jupiter.api.Test;

/** Who signs in by the page, and out, is named in the trail, though the request names nobody when it comes. */
@QuarkusTest
class SignInTrailTest {
    private static Response signIn(RequestSpecification call, String name, String password) {
        return call.contentType(ContentType.JSON)
                .body("{\"name\": \"" + name + "\", \"password\": \"" + password + "\"}")
                .post("/api/v1/session");
    }

    private static RequestSpecification with(String session) {
        return Api.anonymously().cookie("jiheng-session", session).header("Sec-Fetch-Site", "same-origin");
    }

    /** What a call left: actor, via, action and subject. */
    private static List<List<String>> entriesOf(Response call) {
        return Api.as("reviewer")
                .queryParam("requestId", call.header("X-Request-Id"))
                .get("/api/v1/audit")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .map(e -> List.of((String) e.get("actor"), (String) e.get("via"), (String) e.get("action"), (String)
                        e.get("subjectId")))
                .sorted((a, b) -> a.get(2).compareTo(b.get(2)))
                .toList();
    }

    @Test
    void whoSignsInAndOutIsNamed() {
        String user = People.add("dashboard", null, null);
        Response in = signIn(Api.anonymously(), user, People.PASSWORD);
        assertEquals(List.of(List.of(user, "session", "session.begun", user)), entriesOf(in));
        Response out = with(in.cookie("jiheng-session")).delete("/api/v1/session");
        assertEquals(204, out.statusCode());
        assertEquals(List.of(List.of(user, "session", "session.ended", user)), entriesOf(out));
    }

    @Test
    void whoSignsInAgainEndsTheirLastSessionByName() {
        String first = People.add("dashboard", null, null);
        String second = People.add("dashboard", null, null);
        String session = signIn(Api.anonymously(), first, People.PASSWORD).cookie("jiheng-session");
        Response other = signIn(with(session), second, People.PASSWORD);
        assertEquals(
                List.of(
                        List.of(second, "session", "session.begun", second),
                        List.of(first, "session", "session.ended", first)),
                entriesOf(other));
        // One that has been idle for too long signs nobody in.
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "update access_token set last_used_at = last_used_at - interval 2 hour where user_name = ?1")
                .setParameter(1, second)
                .executeUpdate());
        Response again = signIn(with(other.cookie("jiheng-session")), first, People.PASSWORD);
        assertEquals(
                List.of(
                        List.of(first, "session", "session.begun", first),
                        List.of(second, "session", "session.ended", second)),
                entriesOf(again));
    }

    @Test
    void aWrongPasswordSignsNobodyInAndLeavesNoName() {
        String user = People.add("dashboard", null, null);
        Response wrong = signIn(Api.anonymously(), user, "wrong");
        assertEquals(401, wrong.statusCode());
        assertEquals(List.of(), entriesOf(wrong));
        Response locked = wrong;
        for (int i = 0; i < 4; i++) {
            locked = signIn(Api.anonymously(), user, "wrong");
        }
        // Whatever was typed as a name may be a password, and whoever typed it is not known.
        List<List<String>> entries = entriesOf(locked);
        assertEquals(1, entries.size());
        assertEquals(
                List.of(Caller.SYSTEM, "system", "sign-in.locked"),
                entries.get(0).subList(0, 3));
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("delete from sign_in_failure")
                .executeUpdate());
    }
}
