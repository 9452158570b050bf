package org.jiheng.ruleset;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Await;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions are proposed, looked at, compared, approved by another, made live, and gone back from. */
@QuarkusTest
@TestProfile(RuleSetVersionsTest.Uploading.class)
class RuleSetVersionsTest {
    private static final String VERSIONS = "/api/v1/rulesets/mof-2020/versions";
    private static final String ASSIGNMENTS = "/api/v1/rulesets/assignments";

    /** Uploading is on; nothing goes live by itself. */
    public static class Uploading implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jiheng.rules.upload", "true", "jiheng.rules.auto-activate", "false");
        }
    }

    static String live() {
        return Api.as("policy").get("/api/v1/rulesets/mof-2020").path("active.hash");
    }

    static Response upload(String user, String name, Map<String, String> files) {
        try {
            return Api.as(user)
                    .contentType(ContentType.JSON)
                    .body(new ObjectMapper().writeValueAsString(Map.of("files", files, "note", "试改界限")))
                    .post("/api/v1/rulesets/{name}/versions", name);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> files(String from, String to) {
        Map<String, String> files = new TreeMap<>(RuleSets.content("mof-2020").files());
        // New content at every call: other tests of the run keep versions in the same database.
        files.computeIfPresent("rating.drl", (path, text) -> text.replace(from, to) + "// " + UUID.randomUUID() + "\n");
        return files;
    }

    @AfterEach
    void goBack() {
        String shipped = RuleSets.content("mof-2020").hash();
        if (!live().equals(shipped)) {
            Api.as("approver")
                    .post(VERSIONS + "/{hash}/activate", shipped)
                    .then()
                    .statusCode(200);
        }
        assign("[]");
    }

    private static void assign(String items) {
        String tag = Api.as("approver").get(ASSIGNMENTS).header("ETag");
        Api.as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body("{\"items\": " + items + "}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(200);
    }

    @Test
    void fromProposalToLiveAndBack() {
        String before = live();
        Map<String, String> edited = files("90", "89");
        Response made = upload("policy", "mof-2020", edited);
        made.then()
                .statusCode(201)
                .body("accepted", equalTo(true))
                .body("report.findings.size()", equalTo(0))
                .body("report.cases", equalTo(62));
        String hash = made.path("hash");
        assertNotEquals(before, hash);
        assertEquals(before, live());
        upload("policy", "mof-2020", edited).then().statusCode(200).body("hash", equalTo(hash));

        Api.as("policy")
                .get(VERSIONS + "/{hash}", hash)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("origin", equalTo("api"))
                .body("author", equalTo("policy"))
                .body("note", equalTo("试改界限"))
                .body("approved", nullValue())
                .body("files", hasItem("rating.drl"));
        Api.as("policy")
                .queryParam("against", before)
                .get(VERSIONS + "/{hash}/diff", hash)
                .then()
                .statusCode(200)
                .body("files.path", equalTo(java.util.List.of("rating.drl")))
                .body("files[0].change", equalTo("modified"))
                .body("files[0].diff", containsString("-when $r : Rating( total >= 90 )"))
                .body("files[0].diff", containsString("+when $r : Rating( total >= 89 )"));

        Api.as("approver")
                .post(VERSIONS + "/{hash}/activate", hash)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:jiheng:problem:not-approved"));
        Api.as("policy").post(VERSIONS + "/{hash}/approve", hash).then().statusCode(403);
        Api.as("approver")
                .post(VERSIONS + "/{hash}/approve", hash)
                .then()
                .statusCode(200)
                .body("approved.by", equalTo("approver"));
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        assertEquals("良", Projects.post(project, Projects.MAINTAINED).getString("evaluation.grade"));
        Api.as("approver")
                .contentType(ContentType.JSON)
                .body("{\"note\": \"按会议纪要\"}")
                .post(VERSIONS + "/{hash}/activate", hash)
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
        assertEquals("优", Projects.post(project, Projects.MAINTAINED).getString("evaluation.grade"));
        Api.as("policy")
                .get("/api/v1/rulesets/mof-2020/activations")
                .then()
                .statusCode(200)
                .body("items[0].hash", equalTo(hash))
                .body("items[0].by", equalTo("approver"))
                .body("items[0].note", equalTo("按会议纪要"));

        Api.as("approver").post(VERSIONS + "/{hash}/activate", before).then().statusCode(200);
        assertEquals(before, live());
        assertEquals("良", Projects.post(project, Projects.MAINTAINED).getString("evaluation.grade"));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        String hash = upload("admin", "mof-2020", files("60", "61")).path("hash");
        Api.as("admin")
                .post(VERSIONS + "/{hash}/approve", hash)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:jiheng:problem:own-candidate"));
    }

    @Test
    void whatDoesNotPassIsRefusedWithTheReport() {
        int before = Api.as("policy").get(VERSIONS).jsonPath().getList("items").size();
        upload("policy", "mof-2020", files("total < 90", "total < 89"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:refused-rules"))
                .body("accepted", equalTo(false))
                .body("report.findings.code", hasItem("not-scored"))
                .body("report.findings.message", hasItem(containsString("总分 89")))
                .body("detail", containsString("信息化运维项目"));
        upload("policy", "mof-2020", Map.of("../evil.drl", "x", "ruleset.yaml", "title: x\n"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/files/..~1evil.drl"));
        assertEquals(
                before,
                Api.as("policy").get(VERSIONS).jsonPath().getList("items").size());
    }

    @Test
    void onlyPolicyStaffProposeAndOnlyApproversActivate() {
        upload("auditor", "mof-2020", files("90", "88")).then().statusCode(403);
        Api.as("policy").post(VERSIONS + "/{hash}/activate", live()).then().statusCode(403);
        Api.as("approver")
                .post(VERSIONS + "/{hash}/activate", "0".repeat(64))
                .then()
                .statusCode(404);
        Api.as("policy").get("/api/v1/rulesets/none/versions").then().statusCode(404);
    }

    @Test
    void anotherRuleSetScoresWhatIsAssignedToIt() {
        String other = upload("policy", "strict", files("90", "95")).path("hash");
        Api.as("approver")
                .post("/api/v1/rulesets/strict/versions/{hash}/approve", other)
                .then()
                .statusCode(200);
        Api.as("approver")
                .post("/api/v1/rulesets/strict/versions/{hash}/activate", other)
                .then()
                .statusCode(200);
        assign(
                "[{\"year\": 2023, \"department\": \"区财政局\", \"ruleset\": \"strict\"}, {\"year\": 2024, \"ruleset\": \"strict\"}]");
        Api.as("policy")
                .get(ASSIGNMENTS)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items[0].department", equalTo("区财政局"))
                .body("items[1].department", nullValue())
                .body("items[0].by", equalTo("approver"));
        assertEquals("mof-2020", scoredBy(2023, null));
        assertEquals("mof-2020", scoredBy(2023, "另一部门"));
        assertEquals("strict", scoredBy(2023, "区财政局"));
        assertEquals("strict", scoredBy(2024, "另一部门"));
        assertEquals("mof-2020", scoredBy(2025, "区财政局"));
    }

    /** Nobody is there to take it back: the declaration is what changes, and the actuals were in order when posted. */
    @Test
    void whatTheRulesNowRefuseIsARemarkWhenADeclarationChanges() {
        Await.live("hubei");
        assign("[{\"year\": 2026, \"ruleset\": \"hubei\"}]");
        JsonPath project = Projects.declare(2026, null, "332427.00", Projects.MAINTENANCE);
        String id = project.getString("id");
        Projects.post(id, Projects.MAINTAINED.replace("\"percent\": 70", "\"percent\": 55"));
        assign("[]");
        Response read = Api.as("auditor").get("/api/v1/projects/{id}", id);
        Api.as("auditor")
                .header("If-Match", read.header("ETag"))
                .body("{\"annualRequest\": \"332428.00\", \"reason\": \"更正\"}")
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200);
        JsonPath evaluation = Api.as("auditor")
                .get("/api/v1/projects/{id}/evaluation", id)
                .then()
                .statusCode(200)
                .body("status", equalTo("provisional"))
                .body("ruleset.name", equalTo("mof-2020"))
                .body("indicators[3].score", equalTo("0.00"))
                .extract()
                .jsonPath();
        assertEquals(
                List.of(project.getString("indicators[3].id")),
                evaluation.getList("reasons.findAll { it.code == 'actual-refused' }.indicatorId"));
        Api.as("auditor")
                .post("/api/v1/evaluations/{id}/replay", evaluation.getString("id"))
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
    }

    @Test
    void aRuleSetIsAssignedToItsYearsOnlyAndSaysWhereItScoresAnother() {
        Await.live("mof-2021");
        Api.as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", Api.as("approver").get(ASSIGNMENTS).header("ETag"))
                .body("{\"items\": [{\"year\": 2021, \"ruleset\": \"mof-2021\"}]}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/items/0/year"));
        String id =
                Projects.declare(2019, null, "332427.00", Projects.MAINTENANCE).getString("id");
        JsonPath posted = Projects.post(id, Projects.MAINTAINED);
        assertEquals("final", posted.getString("evaluation.status"));
        assertEquals(List.of("ruleset-other-year"), posted.getList("evaluation.warnings.code"));
    }

    private static Response uploadZip(String name, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Api.as("policy")
                .contentType("application/zip")
                .queryParam("note", "整个文件夹")
                .body(bytes.toByteArray())
                .post("/api/v1/rulesets/{name}/versions", name);
    }

    @Test
    void aZippedFolderIsTheSameVersionAsItsFiles() throws IOException {
        Map<String, String> files = files("90", "88");
        Map<String, byte[]> entries = new TreeMap<>();
        files.forEach((path, text) -> entries.put("我的规则/" + path, text.getBytes(StandardCharsets.UTF_8)));
        entries.put("__MACOSX/我的规则/._x", new byte[] {0, 1, (byte) 0xff});
        String zipped =
                uploadZip("zipped", entries).then().statusCode(201).extract().path("hash");
        assertEquals(
                zipped,
                upload("policy", "zipped", files)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("hash"));
        Api.as("policy")
                .get("/api/v1/rulesets/zipped/versions/{hash}", zipped)
                .then()
                .body("note", equalTo("整个文件夹"));
    }

    @Test
    void whatIsNoRuleSetIsRefusedInAZipToo() throws IOException {
        byte[] text = "title: 试".getBytes(StandardCharsets.UTF_8);
        for (String path : List.of(
                "../ruleset.yaml",
                "pom.xml",
                "META-INF/kmodule.xml",
                "cases/deep/x.yaml",
                "x.class",
                "a\"b.drl",
                "~$a.xlsx",
                "a\u202eb.drl")) {
            uploadZip("zipped", Map.of("ruleset.yaml", text, path, text)).then().statusCode(422);
        }
        uploadZip("zipped", Map.of("a.drl", new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .then()
                .statusCode(422);
        uploadZip("zipped", Map.of("a.drl", new byte[2 * 1024 * 1024])).then().statusCode(422);
        Api.as("policy")
                .contentType("application/zip")
                .body(new byte[] {1, 2, 3})
                .post("/api/v1/rulesets/zipped/versions")
                .then()
                .statusCode(422);
    }

    private static String scoredBy(int year, String department) {
        String id = Projects.declare(year, department, "332427.00", Projects.MAINTENANCE)
                .getString("id");
        return Projects.post(id, Projects.MAINTAINED).getString("evaluation.ruleset.name");
    }

    @Test
    void assignmentsAreRefusedWithTheirPlace() {
        String tag = Api.as("approver").get(ASSIGNMENTS).header("ETag");
        String twice = "{\"year\": 2030, \"ruleset\": \"mof-2020\"}";
        for (Map.Entry<String, String> wrong : Map.of(
                        "{\"items\": [{\"year\": 2030, \"ruleset\": \"none\"}]}",
                        "/items/0/ruleset",
                        "{\"items\": [" + twice + "," + twice + "]}",
                        "/items/1")
                .entrySet()) {
            Api.as("approver")
                    .contentType(ContentType.JSON)
                    .header("If-Match", tag)
                    .body(wrong.getKey())
                    .put(ASSIGNMENTS)
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo(wrong.getValue()));
        }
        Api.as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"other\"")
                .body("{\"items\": []}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(412);
        Api.wrongly("approver")
                .contentType(ContentType.JSON)
                .body("{\"items\": []}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(428);
        Api.as("policy")
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body("{\"items\": []}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(403);
    }
}
