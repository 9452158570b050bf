package org.jiheng.audit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** The trail by what people call a project, in which entries have its id only. */
@QuarkusTest
class TrailByProjectTest {
    private static ValidatableResponse about(RequestSpecification caller, String name) {
        return caller.queryParam("project", name).get("/api/v1/audit").then().statusCode(200);
    }

    @Test
    void entriesNameTheirProjectAndAreFoundByAPartOfTheName() {
        JsonPath project = Projects.declare(2023, "某局", "300000", Projects.MAINTENANCE);
        String name = project.getString("name");
        Projects.post(project.getString("id"), Projects.MAINTAINED);
        about(Api.as("reviewer"), name.substring(4))
                .body("items.project.name", everyItem(equalTo(name)))
                .body("items.project.year", everyItem(equalTo(2023)))
                .body("items.project.unit", everyItem(equalTo("某中心")))
                .body("items.action", hasItems("declaration.json", "actuals.posted"))
                .body("items", hasSize(2));
        about(Api.as("reviewer"), name + "其二").body("items", hasSize(0));
        // What is no project has none.
        Api.as("reviewer")
                .queryParam("subjectType", "ruleset")
                .get("/api/v1/audit")
                .then()
                .body("items.project", everyItem(nullValue()));
    }

    @Test
    void whoIsLimitedFindsNoOthersByTheirNames() {
        String department = "查名局" + UUID.randomUUID();
        JsonPath own = Projects.declare(2023, department, "300000", Projects.MAINTENANCE);
        JsonPath other = Projects.declare(2023, "某局", "300000", Projects.MAINTENANCE);
        String limited = People.add("reviewer", List.of(department), null);
        about(Api.as(limited, People.PASSWORD), own.getString("name"))
                .body("items", hasSize(1))
                .body("items[0].project.name", equalTo(own.getString("name")));
        about(Api.as(limited, People.PASSWORD), other.getString("name")).body("items", hasSize(0));
    }

    @Test
    void aProjectThatWentToAnotherDepartmentIsNeitherNamedNorFoundByWhoSeesItsPast() {
        String department = "查名局" + UUID.randomUUID();
        JsonPath project = Projects.declare(2023, department, "300000", Projects.MAINTENANCE);
        String name = project.getString("name");
        Api.as("auditor")
                .body(Projects.declaration(name, "300000", Projects.MAINTENANCE))
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
        String limited = People.add("reviewer", List.of(department), null);
        Api.as(limited, People.PASSWORD)
                .queryParam("subjectId", project.getString("id"))
                .get("/api/v1/audit")
                .then()
                .body("items", hasSize(1))
                .body("items[0].project", nullValue());
        about(Api.as(limited, People.PASSWORD), name).body("items", hasSize(0));
    }
}
