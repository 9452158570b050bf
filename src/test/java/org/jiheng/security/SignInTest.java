package org.jiheng.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what those outside are told. */
@QuarkusTest
class SignInTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/projects", "/api/v1/evaluations", "/api/v1/rulesets", "/api/v1/projects/x/evaluation"})
    void nothingIsOpenWithoutSigningIn(String path) {
        Api.anonymously()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("asic"))
                .body("type", equalTo("urn:jiheng:problem:unauthenticated"));
    }

    @Test
    void healthAndTheApiDescriptionAreOpenAndMetricsAreNot() {
        RestAssured.given().get("/q/health").then().statusCode(200);
        RestAssured.given().get("/q/openapi").then().statusCode(200);
        RestAssured.given().get("/q/metrics").then().statusCode(401);
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("dashboard", "dashboard")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldTheSame() {
        for (String[] login : new String[][] {{"auditor", "wrong"}, {"nobody", "nobody"}, {"auditor", ""}}) {
            Api.anonymously()
                    .auth()
                    .preemptive()
                    .basic(login[0], login[1])
                    .get("/api/v1/projects")
                    .then()
                    .statusCode(401)
                    .body("detail", containsString("用户名、密码不对"));
        }
    }

    @Test
    void aWrongPasswordDoesNotLockOutTheRightOne() {
        Api.as("reviewer").get("/api/v1/projects").then().statusCode(200);
        Api.anonymously()
                .auth()
                .preemptive()
                .basic("reviewer", "x")
                .get("/api/v1/projects")
                .then()
                .statusCode(401);
        Api.as("reviewer").get("/api/v1/projects").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dashboard", "policy", "approver", "reviewer"})
    void whoOnlyReadsCannotPost(String user) {
        String project = Projects.declare("1.00", Projects.MAINTENANCE).getString("id");
        Api.wrongly(user)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:jiheng:problem:forbidden"));
    }
}
