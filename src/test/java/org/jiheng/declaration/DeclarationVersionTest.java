package org.jiheng.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeclarationVersionTest {
    private final String name = "有年中调整的项目" + UUID.randomUUID();

    private String declare(String request, String indicators) {
        return Api.as("auditor")
                .body(Projects.declaration(name, request, indicators))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath version(String id, int version) {
        return Api.as("dashboard")
                .get("/api/v1/projects/{id}/declarations/{version}", id, version)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath project(String id) {
        return Api.as("dashboard").get("/api/v1/projects/{id}", id).jsonPath();
    }

    @Test
    void everyVersionStaysAsItCounted() {
        String id = declare("300000", Projects.MAINTENANCE);
        JsonPath before = project(id);
        declare("250000", Projects.MAINTENANCE.replace("≥90.00(%)", "≥85.00(%)"));
        JsonPath after = project(id);
        JsonPath first = version(id, 1);
        JsonPath second = version(id, 2);
        assertEquals(before.getList("indicators"), first.getList("indicators"));
        assertEquals(before.getString("annualRequest"), first.getString("annualRequest"));
        assertEquals(after.getList("indicators"), second.getList("indicators"));
        assertEquals(after.getString("annualRequest"), second.getString("annualRequest"));
        assertEquals("≥90.00(%)", first.getString("indicators[4].target.text"));
        assertEquals("≥85.00(%)", second.getString("indicators[4].target.text"));
        List<Object> listed = Api.as("dashboard")
                .get("/api/v1/projects/{id}/declarations", id)
                .path("items.at");
        assertEquals(listed, List.of(second.getString("at"), first.getString("at")));
    }

    @Test
    void aVersionThatThereIsNotOrThatIsOutOfScopeIsNotFound() {
        String id = declare("300000", Projects.MAINTENANCE);
        for (String version : List.of("0", "2", "-1", "x", "99999999999")) {
            Api.wrongly("dashboard")
                    .get("/api/v1/projects/{id}/declarations/{version}", id, version)
                    .then()
                    .statusCode(404);
        }
        String limited = People.add("dashboard", List.of("别的局"), null);
        Api.as(limited, People.PASSWORD)
                .get("/api/v1/projects/{id}/declarations/1", id)
                .then()
                .statusCode(404);
    }
}
