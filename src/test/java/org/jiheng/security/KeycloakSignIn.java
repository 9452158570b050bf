package org.jiheng.security;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Signing in by tokens that a real Keycloak made: {@code mvnw verify -Pacceptance}. */
@QuarkusTest
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
class KeycloakSignIn {
    // Not injected: a test class is a bean of every test run, and this is known here only.
    private final String realm = ConfigProvider.getConfig().getValue(KeycloakServer.REALM, String.class);

    private String token(String client, String user) {
        return token(client, user, "access_token");
    }

    private String token(String client, String user, String kind) {
        return RestAssured.given()
                .formParam("grant_type", "password")
                .formParam("scope", "openid")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", user)
                .post(realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path(kind);
    }

    private static int status(String token) {
        return Api.byToken(token).get("/api/v1/session").statusCode();
    }

    @Test
    void aRoleOfTheProviderBecomesOneOfOursAndTheNameCannotPassForALocalOne() {
        Api.byToken(token("jiheng-pages", "lina"))
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:lina"))
                .body("roles", equalTo(List.of("auditor")))
                .body("via", equalTo("oidc"))
                .body("limits[0].departments", equalTo(List.of("某局")));
        Api.byToken(token("jiheng-pages", "admin"))
                .get("/api/v1/session")
                .then()
                .body("name", equalTo("oidc:admin"))
                .body("roles", equalTo(List.of("admin")))
                .body("limits", equalTo(List.of()));
    }

    @Test
    void theClaimedDepartmentsAreTheLimit() {
        String token = token("jiheng-pages", "lina");
        String here =
                Projects.declare(2031, "某局", "300000", Projects.MAINTENANCE).getString("id");
        String elsewhere = Projects.declare(2031, "别的局" + UUID.randomUUID(), "300000", Projects.MAINTENANCE)
                .getString("id");
        Api.byToken(token)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", here)
                .then()
                .statusCode(201);
        Api.byToken(token).get("/api/v1/projects/{id}", elsewhere).then().statusCode(404);
        assertEquals(
                "oidc:lina",
                Api.as("admin")
                        .queryParam("subjectId", here)
                        .queryParam("action", "actuals.posted")
                        .get("/api/v1/audit")
                        .path("items[0].actor"));
        // Without the claim, nothing is in scope.
        Api.byToken(token("jiheng-pages", "wangwei"))
                .get("/api/v1/projects")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
    }

    @Test
    void aRoleThatIsNoneOfOursMayDoNothing() {
        assertEquals(403, status(token("jiheng-pages", "chef")));
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        assertEquals(401, status(token("payroll", "lina")));
    }

    @Test
    void whatIsForTheClientAndNotForCallsIsRefused() {
        String id = token("jiheng-pages", "admin", "id_token");
        String claims = new String(Base64.getUrlDecoder().decode(id.split("\\.")[1]), StandardCharsets.UTF_8);
        assertTrue(claims.contains("\"jiheng\""), "its audience is that of an access token: " + claims);
        assertEquals(401, status(id));
        assertEquals(401, status(token("jiheng-pages", "admin", "refresh_token")));
        assertEquals(200, status(token("jiheng-pages", "admin")));
    }

    @Test
    void aTokenThatHasExpiredIsRefused() throws InterruptedException {
        String token = token("jiheng-short", "lina");
        Thread.sleep(4000);
        assertEquals(401, status(token));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = token("jiheng-pages", "lina").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("budget-auditor", "admin");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertEquals(401, status(parts[0] + "." + forged + "." + parts[2]));
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(401, status(none + "." + forged + "."));
        assertEquals(401, status("not.a.token"));
    }

    @Test
    void whoSignedInElsewhereHasNoPasswordAndNoTokensHere() {
        String token = token("jiheng-pages", "lina");
        Api.byToken(token)
                .body("{\"label\": \"x\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        Api.as("auditor").get("/api/v1/session").then().statusCode(200).body("via", equalTo("basic"));
    }
}
