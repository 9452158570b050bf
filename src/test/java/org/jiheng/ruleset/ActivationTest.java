package org.jiheng.ruleset;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version takes the place of the one that the caller has seen live, and of no other. */
@QuarkusTest
@TestProfile(RuleSetVersionsTest.Uploading.class)
class ActivationTest {
    private static final String VERSIONS = "/api/v1/rulesets/mof-2020/versions";

    @AfterEach
    void goBack() {
        String shipped = RuleSets.content("mof-2020").hash();
        if (!RuleSetVersionsTest.live().equals(shipped)) {
            activate(shipped, RuleSetVersionsTest.live()).then().statusCode(200);
        }
    }

    private static String approved() {
        String hash = RuleSetVersionsTest.upload("policy", "mof-2020", RuleSetVersionsTest.files("90", "89"))
                .path("hash");
        Api.as("approver").post(VERSIONS + "/{hash}/approve", hash).then().statusCode(200);
        return hash;
    }

    /** By name and password: what else watches calls is not made for several at a time. */
    private static Response activate(String hash, String inPlaceOf) {
        return Api.as("approver", "approver")
                .header("If-Match", "\"" + inPlaceOf + "\"")
                .post(VERSIONS + "/{hash}/activate", hash);
    }

    @Test
    void whatIsLiveMeanwhileIsNotReplacedUnseen() {
        String seen = RuleSetVersionsTest.live();
        String first = approved();
        String second = approved();
        activate(first, seen).then().statusCode(200).body("active", equalTo(true));
        activate(second, seen)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:jiheng:problem:stale"))
                .body(
                        "detail",
                        allOf(
                                containsString("现在生效的是版本 " + first.substring(0, 8)),
                                containsString("approver"),
                                containsString("没有启用")));
        assertEquals(first, RuleSetVersionsTest.live());
        Api.as("policy").get(VERSIONS + "/{hash}", second).then().body("active", equalTo(false));
        Api.as("policy").get("/api/v1/rulesets/mof-2020/activations").then().body("items[0].hash", equalTo(first));

        Api.as("approver")
                .header("If-Match", "*")
                .post(VERSIONS + "/{hash}/activate", second)
                .then()
                .statusCode(428);
        // Who names none replaces whatever is live.
        Api.as("approver").post(VERSIONS + "/{hash}/activate", second).then().statusCode(200);
        assertEquals(second, RuleSetVersionsTest.live());
    }

    @Test
    void theFirstVersionOfARuleSetTakesTheFreePlace() {
        String path = "/api/v1/rulesets/first-live/versions";
        String hash = RuleSetVersionsTest.upload("policy", "first-live", RuleSetVersionsTest.files("90", "89"))
                .path("hash");
        Api.as("approver").post(path + "/{hash}/approve", hash).then().statusCode(200);
        Api.as("approver")
                .header("If-Match", "\"" + hash + "\"")
                .post(path + "/{hash}/activate", hash)
                .then()
                .statusCode(412)
                .body("detail", containsString("还没有生效的版本"));
        Api.as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"none\"")
                .body("{\"note\": \"首次启用\"}")
                .post(path + "/{hash}/activate", hash)
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
    }

    @Test
    void ofTwoAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        List<String> hashes = List.of(RuleSetVersionsTest.live(), approved(), approved());
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 8; round++) {
                String seen = RuleSetVersionsTest.live();
                List<Callable<Response>> both = hashes.stream()
                        .filter(hash -> !hash.equals(seen))
                        .map(hash -> (Callable<Response>) () -> {
                            start.await();
                            return activate(hash, seen);
                        })
                        .toList();
                List<Integer> answers = callers.invokeAll(both).stream()
                        .map(ActivationTest::status)
                        .sorted()
                        .toList();
                assertEquals(List.of(200, 412), answers);
                String now = RuleSetVersionsTest.live();
                assertNotEquals(seen, now);
                Api.as("policy")
                        .get("/api/v1/rulesets/mof-2020/activations")
                        .then()
                        .body("items[0].hash", equalTo(now))
                        .body("items[1].hash", equalTo(seen));
                Api.as("policy").get(VERSIONS + "/{hash}", now).then().body("active", equalTo(true));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
