package org.jiheng.security;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiheng.http.Cursors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.ApiDescription;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Rights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call of the API with every role and scope, against the table of the README. */
@QuarkusTest
class RightsTest {
    private static final String FORBIDDEN = "urn:jiheng:problem:forbidden";

    /** Where an empty object would be refused for itself, before it is asked whether there is such a project. */
    private static final Map<String, String> BODIES = Map.of(
            "settleProject", "{\"accept\": [\"x\"], \"reason\": \"x\"}",
            "settleIndicator", "{\"accept\": [\"x\"], \"reason\": \"x\"}",
            "postActuals", Projects.MAINTAINED,
            "saveDraft", "{\"declarationVersion\": 1, \"revision\": 0, \"typed\": {\"items\": []}}");

    private final String department = "甲局" + UUID.randomUUID();
    private final String unit = "某中心";
    private String project;
    private String projectName;
    private String evaluation;
    private String indicator;

    @BeforeEach
    void aProject() {
        var declared = Projects.declare(2031, department, "300000", Projects.MAINTENANCE);
        project = declared.getString("id");
        projectName = declared.getString("name");
        indicator = declared.getString("indicators[0].id");
        evaluation = Projects.post(project, Projects.MAINTAINED).getString("evaluation.id");
    }

    @Test
    void everyCallStandsInTheTableAndNothingElse() {
        Set<String> described = ApiDescription.operations().stream()
                .map(ApiDescription.Operation::id)
                .collect(Collectors.toSet());
        assertEquals(described, Rights.table().keySet());
    }

    @Test
    void everyRoleMayDoWhatTheTableSays() {
        List<String> wrong = new ArrayList<>();
        Map<String, Rights.Right> table = Rights.table();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            Rights.Right right = table.get(operation.id());
            Response anonymous = call(operation, RestAssured.given());
            if (!right.open() && anonymous.statusCode() != 401) {
                wrong.add(operation.id() + " without signing in: " + anonymous.statusCode());
            }
            for (String role : Rights.ROLES) {
                Response answer = call(operation, as(role));
                boolean refused = answer.statusCode() == 401 || forbidden(answer);
                if (refused == (right.open() || right.roles().contains(role))) {
                    wrong.add(operation.id() + " as " + role + ": " + answer.statusCode());
                }
                if (answer.statusCode() >= 500) {
                    wrong.add(operation.id() + " as " + role + ": " + answer.asString());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatIsOutOfScopeDoesNotExist() {
        List<String> wrong = new ArrayList<>();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            for (String role : Rights.ROLES) {
                if (role.equals("admin")
                        || !Rights.table().get(operation.id()).roles().contains(role)) {
                    continue;
                }
                Response answer = call(operation, as(elsewhere(role), People.PASSWORD));
                String said = answer.asString();
                // An id that was sent is said again; it tells nothing.
                if (said.contains(project) && !operation.path().contains("{id}")
                        || said.contains(projectName)
                        || said.contains(department)
                        || said.contains(evaluation) && !operation.path().startsWith("/api/v1/evaluations/{id}")) {
                    wrong.add(operation.id() + " as " + role + " elsewhere tells of it: " + said);
                }
                if (ofOneProject(operation) && answer.statusCode() != 404) {
                    wrong.add(operation.id() + " as " + role + " elsewhere: " + answer.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whoIsLimitedToItsDepartmentOrUnitSeesIt() {
        List<String> wrong = new ArrayList<>();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            for (String role : Rights.table().get(operation.id()).roles()) {
                if (role.equals("admin") || !ofOneProject(operation)) {
                    continue;
                }
                for (String within : List.of(limited(role, department, null), limited(role, null, unit))) {
                    Response answer = call(operation, as(within, People.PASSWORD));
                    if (answer.statusCode() == 404 || forbidden(answer)) {
                        wrong.add(operation.id() + " as " + within + ": " + answer.statusCode());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private final Map<String, String> limited = new HashMap<>();

    private String elsewhere(String role) {
        return limited(role, "乙局", "乙中心");
    }

    private String limited(String role, String ofDepartment, String ofUnit) {
        return limited.computeIfAbsent(
                role + ofDepartment + ofUnit,
                key -> People.add(
                        role,
                        ofDepartment == null ? null : List.of(ofDepartment),
                        ofUnit == null ? null : List.of(ofUnit)));
    }

    private static boolean ofOneProject(ApiDescription.Operation operation) {
        return operation.path().startsWith("/api/v1/projects/{id}")
                || operation.path().startsWith("/api/v1/evaluations/{id}");
    }

    private static boolean forbidden(Response answer) {
        return answer.statusCode() == 403 && answer.asString().contains(FORBIDDEN);
    }

    private static RequestSpecification as(String user) {
        return as(user, user);
    }

    private static RequestSpecification as(String user, String password) {
        return RestAssured.given().auth().preemptive().basic(user, password);
    }

    /** Calls an operation with what exists, and a body that changes nothing: empty, or without If-Match. */
    private Response call(ApiDescription.Operation operation, RequestSpecification as) {
        String path = operation
                .path()
                .replace("{indicatorId}", indicator)
                .replace("{id}", operation.path().contains("evaluations/{id}") ? evaluation : project)
                .replace("{revision}", "1")
                .replace("{version}", "1")
                .replace("{year}", "2031")
                .replace("{hash}", "0".repeat(64))
                .replace("{path}", "rating.drl")
                .replace("{name}", operation.path().contains("users/") ? "dashboard" : "mof-2020");
        Set<String> query = new LinkedHashSet<>();
        operation
                .description()
                .path("parameters")
                .forEach(p -> query.add(p.path("name").asText()));
        RequestSpecification request = as.accept("application/json, application/problem+json, */*;q=0.1");
        if (query.contains("year") && !operation.method().equals("post")) {
            request.queryParam("year", 2031);
        }
        if (query.contains("unit")) {
            request.queryParam("unit", unit);
        }
        if (query.contains("against")) {
            request.queryParam("against", operation.id().equals("diffEvaluations") ? evaluation : "0".repeat(64));
        }
        var content = operation.description().path("requestBody").path("content");
        if (content.has("application/json")) {
            request.contentType("application/json").body(BODIES.getOrDefault(operation.id(), "{}"));
        } else if (content.has("text/plain")) {
            request.contentType("text/plain").body("没有表");
        } else if (content.has("multipart/form-data")) {
            request.multiPart("file", "x.txt", "没有表".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), path);
    }

    @Test
    void aReadOnlyTokenReadsAndDoesNothingElse() {
        String secret = token("auditor", "{\"label\": \"读取\"}");
        Api.byToken(secret).get("/api/v1/projects/{id}", project).then().statusCode(200);
        Api.byToken(secret)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(403);
        Api.byToken(secret)
                .body("{\"label\": \"又一个\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenIsLimitedToItsDepartmentsWithinThoseOfItsUser() {
        String other = "丙局" + UUID.randomUUID();
        String elsewhere =
                Projects.declare(2031, other, "1", Projects.MAINTENANCE).getString("id");
        String here = token("auditor", "{\"label\": \"甲\", \"departments\": [\"" + department + "\"]}");
        Api.byToken(here).get("/api/v1/projects/{id}", project).then().statusCode(200);
        Api.byToken(here).get("/api/v1/projects/{id}", elsewhere).then().statusCode(404);
        String user = People.add("auditor", List.of(other), null);
        String both = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"甲\", \"departments\": [\"" + department + "\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        Api.byToken(both).get("/api/v1/projects/{id}", project).then().statusCode(404);
        Api.byToken(both).get("/api/v1/projects/{id}", elsewhere).then().statusCode(404);
    }

    private static String token(String user, String body) {
        return Api.as(user)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    @Test
    void aTokenWithLimitsIsNeverThatOfAnAdministrator() {
        String limits = "\"departments\": [\"" + department + "\"]";
        Api.as("admin")
                .body("{\"label\": \"甲\", \"readOnly\": false, " + limits + "}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:invalid-user"));
        token("admin", "{\"label\": \"甲\", " + limits + "}");
        String user = People.add("auditor", null, null);
        String secret = Api.as(user, People.PASSWORD)
                .body("{\"label\": \"甲\", \"readOnly\": false, " + limits + "}")
                .post("/api/v1/tokens")
                .path("secret");
        String tag = Api.as("admin").get("/api/v1/users/{name}", user).header("ETag");
        Api.as("admin")
                .header("If-Match", tag)
                .body("{\"roles\": [\"admin\", \"auditor\"], \"enabled\": true}")
                .put("/api/v1/users/{name}", user)
                .then()
                .statusCode(200);
        Api.byToken(secret).get("/api/v1/users").then().statusCode(403);
        Api.byToken(secret).get("/api/v1/session").then().body("roles", equalTo(List.of("auditor")));
        Api.as("admin")
                .header(
                        "If-Match",
                        Api.as("admin").get("/api/v1/users/{name}", user).header("ETag"))
                .body("{\"roles\": [\"auditor\"], \"enabled\": false}")
                .put("/api/v1/users/{name}", user)
                .then()
                .statusCode(200);
    }

    @Test
    void anAnswerThatIsKeptForARepetitionIsNotGivenToWhoSeesLess() {
        String key = UUID.randomUUID().toString();
        String answered = Api.as("auditor")
                .header("Idempotency-Key", key)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(201)
                .extract()
                .asString();
        assertEquals(
                answered,
                Api.as("auditor")
                        .header("Idempotency-Key", key)
                        .body(Projects.MAINTAINED)
                        .post("/api/v1/projects/{id}/actuals", project)
                        .asString());
        String elsewhere = token("auditor", "{\"label\": \"乙\", \"readOnly\": false, \"departments\": [\"乙局\"]}");
        Response refused = Api.byToken(elsewhere)
                .header("Idempotency-Key", key)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project);
        assertEquals(422, refused.statusCode(), refused.asString());
        assertEquals("urn:jiheng:problem:idempotency-key-reused", refused.path("type"));
    }

    @Test
    void whoIsLimitedIsNotToldWhichYearsThereAre() {
        String name = elsewhere("reviewer");
        for (int year : new int[] {2031, 2098}) {
            for (String step : List.of("close", "reopen")) {
                Api.as(name, People.PASSWORD)
                        .header("If-Match", "*")
                        .body("{\"reason\": \"试\"}")
                        .post("/api/v1/years/{year}/" + step, year)
                        .then()
                        .statusCode(403)
                        .body("type", equalTo("urn:jiheng:problem:out-of-scope"));
            }
        }
    }

    @Test
    void whoIsLimitedDeclaresWithinTheLimitsOnly() {
        String here = limited("auditor", department, null);
        String mine = Projects.declaration("新项目" + UUID.randomUUID(), "1", Projects.MAINTENANCE)
                .replace("某局", department)
                .replace("2023", "2031");
        Api.as(here, People.PASSWORD).body(mine).post("/api/v1/projects").then().statusCode(201);
        for (String body : List.of(
                mine.replace(department, "别的局"),
                Projects.declaration(projectName, "2", Projects.MAINTENANCE).replace("2023", "2031"))) {
            Response refused = Api.as(here, People.PASSWORD).body(body).post("/api/v1/projects");
            assertEquals(403, refused.statusCode(), refused.asString());
            assertEquals("urn:jiheng:problem:out-of-scope", refused.path("type"));
        }
        // A project that others see cannot be taken over by declaring it as one's own.
        String theirs = elsewhere("auditor");
        String taken = Projects.declaration(projectName, "2", Projects.MAINTENANCE)
                .replace("某局", "乙局")
                .replace("2023", "2031");
        Response refused = Api.as(theirs, People.PASSWORD).body(taken).post("/api/v1/projects");
        assertEquals(403, refused.statusCode(), refused.asString());
        assertEquals(
                department,
                Api.as("admin").get("/api/v1/projects/{id}", project).path("department"));
    }

    @Test
    void whoIsLimitedIsNotToldHowMuchIsInTheTrail() {
        Projects.post(project, Projects.MAINTAINED);
        Projects.post(project, Projects.MAINTAINED);
        String name = limited("reviewer", department, null);
        Api.as(name, People.PASSWORD)
                .get("/api/v1/audit/head")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:jiheng:problem:out-of-scope"));
        for (String body : List.of("{}", "{\"sequence\": 1, \"hash\": \"" + "a".repeat(64) + "\"}")) {
            Api.as(name, People.PASSWORD)
                    .body(body)
                    .post("/api/v1/audit/verify")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:jiheng:problem:out-of-scope"));
        }
        Response all = Api.as("reviewer").queryParam("subjectId", project).get("/api/v1/audit");
        Response mine = Api.as(name, People.PASSWORD).get("/api/v1/audit");
        assertEquals(all.<List<String>>path("items.at"), mine.path("items.at"));
        assertTrue(((List<?>) mine.path("items.sequence")).stream().allMatch(Objects::isNull));
        // Of two neighbours in the chain, the hash of one and the text of the other betray the number of the other.
        assertTrue(((List<?>) mine.path("items.hash")).stream().allMatch(Objects::isNull));
        List<String> numbers = all.path("items.id");
        List<String> ids = mine.path("items.id");
        assertEquals(Set.copyOf(ids).size(), ids.size());
        assertTrue(ids.stream().noneMatch(id -> numbers.contains(id) || id.matches("[0-9]+")), ids.toString());
        String unfiltered = Cursors.query(null, null, null, null, null, null, null, null);
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification page = Api.as(name, People.PASSWORD).queryParam("limit", 1);
            Response one = (cursor == null ? page : page.queryParam("cursor", cursor)).get("/api/v1/audit");
            paged.addAll(one.<List<String>>path("items.id"));
            cursor = one.path("next");
            if (cursor != null) {
                assertEquals(
                        "1",
                        Cursors.read(cursor, 2, unfiltered).get(1),
                        "how many of one moment, not the number of an entry");
            }
        } while (cursor != null);
        assertEquals(ids, paged);
    }

    @Test
    void countsAreOfWhatIsInScope() {
        Map<String, Integer> mine = Api.as(limited("reviewer", department, null), People.PASSWORD)
                .get("/api/v1/years/2031")
                .path("projects");
        assertEquals(Map.of("draft", 1), mine);
        String name = elsewhere("reviewer");
        assertEquals(
                404, Api.as(name, People.PASSWORD).get("/api/v1/years/2031").statusCode());
        assertTrue(((List<?>) Api.as(name, People.PASSWORD).get("/api/v1/audit").path("items")).isEmpty());
        assertFalse(((List<?>) Api.as(limited("reviewer", department, null), People.PASSWORD)
                        .get("/api/v1/audit")
                        .path("items"))
                .isEmpty());
        assertNotEquals(0, ((List<?>) Api.as("reviewer").get("/api/v1/years").path("items")).size());
    }
}
