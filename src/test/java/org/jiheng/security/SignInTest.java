package org.jiheng.security;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Rights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and what those outside are told. */
@QuarkusTest
class SignInTest {
    @AfterEach
    void nobodyWaits() {
        QuarkusTransaction.requiringNew().run(() -> SignInFailure.deleteAll());
    }

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
    void healthAndTheApiDescriptionAreOpenAndMetricsAreTheAdministrators() {
        RestAssured.given().get("/q/health").then().statusCode(200);
        RestAssured.given().get("/q/openapi").then().statusCode(200);
        RestAssured.given().get("/q/metrics").then().statusCode(401);
        // They count what everybody does, whatever the caller may see.
        for (String role : Rights.ROLES) {
            for (String path : List.of("/q/metrics", "/q/metrics/", "/q/metrics/x", "//q/metrics", "/q/%6detrics")) {
                int status = RestAssured.given()
                        .urlEncodingEnabled(false)
                        .auth()
                        .preemptive()
                        .basic(role, role)
                        .get(path)
                        .statusCode();
                assertTrue(role.equals("admin") || status == 403 || status == 404, role + " " + path + ": " + status);
            }
        }
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /api/v1/projects,
            /api/v1/projects,   Basic YXVkaXRvcjp3cm9uZw==
            /api/v1/projects,   Basic !
            /api/v1/projects,   Digest x
            /api/v1/projects,   Bearer jhp_x
            /api/v1/projects,   Bearer a.b.c
            /api/v1/nothing,    Basic YXVkaXRvcjp3cm9uZw==
            /q/metrics,
            /q/metrics,         Basic YXVkaXRvcjp3cm9uZw==
            /,                  Basic YXVkaXRvcjp3cm9uZw==
            """)
    void whoDoesNotGetInIsAskedOnceForAPassword(String path, String authorization) {
        for (String mode : new String[] {null, "navigate", "cors", "same-origin"}) {
            RequestSpecification request = RestAssured.given().accept("application/json");
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            if (mode != null) {
                request.header("Sec-Fetch-Mode", mode);
            }
            Response refused = request.get(path);
            assertEquals(401, refused.statusCode());
            // A script in a page asks for itself; the browser would open its own dialogue.
            List<String> asked = mode == null || mode.equals("navigate")
                    ? List.of("Basic realm=\"Jiheng\", charset=\"UTF-8\"")
                    : List.of();
            assertEquals(asked, refused.headers().getValues("WWW-Authenticate"), mode);
        }
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

    /** The database compares texts without the spaces behind them; a name with one would be another person, with the same password. */
    @ParameterizedTest
    @ValueSource(strings = {"auditor ", "auditor  ", " auditor", "AUDITOR", "auditor\u200b", "ａuditor"})
    void aNameThatOnlyTheDatabaseTakesForTheSameIsNobody(String name) {
        Api.as("auditor").get("/api/v1/session").then().statusCode(200).body("name", equalTo("auditor"));
        RestAssured.given()
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((name + ":auditor").getBytes(StandardCharsets.UTF_8)))
                .get("/api/v1/session")
                .then()
                .statusCode(401);
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("name", name, "password", "auditor"))
                .post("/api/v1/session")
                .then()
                .statusCode(401);
        assertTrue(QuarkusTransaction.requiringNew()
                .call(() -> AppUser.named(name).isEmpty() && AppUser.lock(name).isEmpty()));
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
