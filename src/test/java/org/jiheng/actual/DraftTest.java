package org.jiheng.actual;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** What is typed and not posted yet. */
@QuarkusTest
class DraftTest {
    private static final String PATH = "/api/v1/projects/{id}/draft";

    private static String project() {
        return Projects.declare("300000", Projects.MAINTENANCE).getString("id");
    }

    private static String draft(String executed) {
        return """
                {"declarationVersion": 1, "revision": 0, "typed": {"executedAmount": "%s", "note": "<script>alert(1)</script>",
                 "items": [{"indicator": "甲", "actual": "约93%%", "percent": "不知道", "deviationReason": "设备老化\\n已列入计划"},
                           {"indicator": "乙", "byUnit": [{"name": "一中心", "amount": "12.50", "value": "3"}]}]}}
                """.formatted(executed);
    }

    private static String tag(String project) {
        return Api.as("auditor").get(PATH, project).header("ETag");
    }

    private static Response save(String project, String tag, String body) {
        return Api.as("auditor").header("If-Match", tag).body(body).put(PATH, project);
    }

    @Test
    void whatWasTypedComesBackAsItWasAndCanBeRemoved() {
        String project = project();
        Api.as("auditor").get(PATH, project).then().statusCode(200).body("typed", nullValue());
        Response saved = save(project, tag(project), draft("三十万"));
        assertEquals(200, saved.statusCode(), saved.asString());
        Api.as("auditor")
                .get(PATH, project)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(saved.header("ETag")))
                .body("declarationVersion", equalTo(1))
                .body("revision", equalTo(0))
                .body("typed.executedAmount", equalTo("三十万"))
                .body("typed.note", equalTo("<script>alert(1)</script>"))
                .body("typed.items[0].actual", equalTo("约93%"))
                .body("typed.items[0].percent", equalTo("不知道"))
                .body("typed.items[0].deviationReason", equalTo("设备老化\n已列入计划"))
                .body("typed.items[1].byUnit[0].amount", equalTo("12.50"))
                .body("savedAt", equalTo(saved.path("savedAt")));
        Api.as("auditor")
                .header("If-None-Match", saved.header("ETag"))
                .get(PATH, project)
                .then()
                .statusCode(304);
        Api.as("auditor")
                .header("If-Match", saved.header("ETag"))
                .delete(PATH, project)
                .then()
                .statusCode(204);
        Api.as("auditor").get(PATH, project).then().body("typed", nullValue()).body("savedAt", nullValue());
    }

    @Test
    void nothingOfTheProjectChanges() {
        String project = project();
        String before = Api.as("auditor").get("/api/v1/projects/{id}", project).header("ETag");
        save(project, tag(project), draft("1"));
        assertEquals(
                before, Api.as("auditor").get("/api/v1/projects/{id}", project).header("ETag"));
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        String project = project();
        String empty = tag(project);
        String first = save(project, empty, draft("1")).header("ETag");
        save(project, empty, draft("2")).then().statusCode(412).body("type", equalTo("urn:jiheng:problem:stale"));
        String second = save(project, first, draft("2")).header("ETag");
        assertNotEquals(first, second);
        Api.as("auditor").header("If-Match", first).delete(PATH, project).then().statusCode(412);
        Api.as("auditor").body(draft("3")).put(PATH, project).then().statusCode(428);
        Api.as("auditor").delete(PATH, project).then().statusCode(428);
        Api.as("auditor").get(PATH, project).then().body("typed.executedAmount", equalTo("2"));
    }

    @Test
    void ofManyFirstSavesAtOnceOneCounts() throws Exception {
        for (int round = 0; round < 3; round++) {
            String project = project();
            String empty = tag(project);
            Callable<Integer> saving = () -> save(project, empty, draft("1")).statusCode();
            ExecutorService windows = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> answers = windows.invokeAll(List.of(saving, saving, saving, saving));
                int saved = 0;
                for (Future<Integer> answer : answers) {
                    saved += answer.get() == 200 ? 1 : 0;
                    assertFalse(answer.get() >= 500, answer.get().toString());
                }
                assertEquals(1, saved);
            } finally {
                windows.shutdownNow();
            }
        }
    }

    @Test
    void everybodyHasTheirOwn() {
        String project = project();
        save(project, tag(project), draft("1"));
        Api.as("admin").get(PATH, project).then().statusCode(200).body("typed", nullValue());
        Api.wrongly("reviewer").get(PATH, project).then().statusCode(403);
        String elsewhere = People.add("auditor", List.of("别的局"), null);
        Api.as(elsewhere, People.PASSWORD).get(PATH, project).then().statusCode(404);
        Api.as(elsewhere, People.PASSWORD)
                .header("If-Match", "*")
                .body(draft("1"))
                .put(PATH, project)
                .then()
                .statusCode(404);
        Api.as("auditor").get(PATH, UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void aDraftThatIsTooLargeIsRefusedAndTheOneBeforeStays() {
        String project = project();
        save(project, tag(project), draft("1"));
        String item = "{\"indicator\": \"甲\", \"deviationReason\": \"" + "字".repeat(19_000) + "\"}";
        String large = "{\"declarationVersion\": 1, \"revision\": 0, \"typed\": {\"items\": [" + (item + ",").repeat(4)
                + item + "]}}";
        save(project, tag(project), large)
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:jiheng:problem:too-large"))
                .body("detail", containsString("256 KB"));
        Api.as("auditor").get(PATH, project).then().body("typed.executedAmount", equalTo("1"));
    }

    @Test
    void badInputIsNamed() {
        String project = project();
        Api.wrongly("auditor")
                .header("If-Match", "*")
                .body("{\"declarationVersion\": 0, \"revision\": 0, \"typed\": {\"items\": [{\"indicator\": \" \"}]}}")
                .put(PATH, project)
                .then()
                .statusCode(400)
                .body("errors.pointer.sort()", equalTo(List.of("/declarationVersion", "/typed/items/0/indicator")));
    }

    @Test
    void theTrailSaysThatADraftWasSavedAndNotWhatStandsInIt() {
        String project = project();
        String tag = save(project, tag(project), draft("98765")).header("ETag");
        Api.as("auditor").header("If-Match", tag).delete(PATH, project);
        Api.as("reviewer")
                .queryParam("subjectType", "draft")
                .queryParam("subjectId", project)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.action.sort()", equalTo(List.of("draft.removed", "draft.saved")))
                .body(not(containsString("98765")))
                .body(not(containsString("script")));
    }
}
