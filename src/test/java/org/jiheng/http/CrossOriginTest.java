package org.jiheng.http;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.ConnectedService;
import org.jiheng.testsupport.RawCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of another origin: those that the operator names, by tokens only. */
@QuarkusTest
@TestProfile(ConnectedService.class)
class CrossOriginTest {
    private static final String ALLOW = "Access-Control-Allow-Origin";
    private static final String CREDENTIALS = "Access-Control-Allow-Credentials";

    private static String token() {
        return Api.as("dashboard")
                .body("{\"label\": \"大屏\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static RequestSpecification from(String origin) {
        return RestAssured.given().header("Origin", origin).accept("application/json");
    }

    private static Response preflight(String origin) {
        return from(origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,if-none-match")
                .options("/api/v1/projects");
    }

    @Test
    void theNamedOriginReadsWithATokenAndSeesTheHeaders() {
        Response asked = preflight(ConnectedService.ORIGIN);
        assertEquals(200, asked.statusCode());
        assertEquals(ConnectedService.ORIGIN, asked.header(ALLOW));
        assertTrue(asked.header("Access-Control-Allow-Headers").toLowerCase().contains("authorization"));
        assertNotEquals("true", asked.header(CREDENTIALS));
        Response read = from(ConnectedService.ORIGIN)
                .header("Authorization", "Bearer " + token())
                .get("/api/v1/projects");
        assertEquals(200, read.statusCode());
        assertEquals(ConnectedService.ORIGIN, read.header(ALLOW));
        assertNotEquals("true", read.header(CREDENTIALS));
        assertTrue(read.headers().getValues("Vary").stream()
                .anyMatch(v -> v.toLowerCase().contains("origin")));
        List<String> exposed = Arrays.asList(
                read.header("Access-Control-Expose-Headers").toLowerCase().split(","));
        assertTrue(exposed.containsAll(List.of("etag", "retry-after", "x-request-id", "location")), exposed.toString());
    }

    @Test
    void whatIsRefusedToTheNamedOriginCanBeReadByIt() {
        Response refused = from(ConnectedService.ORIGIN).get("/api/v1/projects");
        assertEquals(401, refused.statusCode());
        assertEquals(ConnectedService.ORIGIN, refused.header(ALLOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://dashboard.example",
                "https://dashboard.example:8443",
                "https://dashboard.example.evil.example",
                "https://sub.dashboard.example",
                "null",
                "*"
            })
    void anotherOriginGetsNothing(String origin) {
        assertNull(preflight(origin).header(ALLOW));
        Response read =
                from(origin).header("Authorization", "Bearer " + token()).get("/api/v1/projects");
        assertNull(read.header(ALLOW));
        assertNotEquals("true", read.header(CREDENTIALS));
    }

    @Test
    void cachesAreToldOfTheOriginWhateverTheAddress() throws IOException {
        for (String address : List.of("/api/v1/projects/%", "//", "/api/v1/projects?name=%")) {
            String refused = RawCall.answer(RawCall.head(
                    "auditor",
                    "POST",
                    address,
                    "Origin: " + ConnectedService.ORIGIN,
                    "Content-Length: 0",
                    "Connection: close"));
            assertTrue(
                    refused.startsWith("HTTP/1.1 400") && refused.toLowerCase().contains("vary: origin"), refused);
        }
    }

    @Test
    void theNamedOriginDoesNotActByACookie() {
        String session = RestAssured.given()
                .contentType("application/json")
                .body("{\"name\": \"auditor\", \"password\": \"auditor\"}")
                .post("/api/v1/session")
                .cookie("jiheng-session");
        from(ConnectedService.ORIGIN)
                .header("Sec-Fetch-Site", "cross-site")
                .cookie("jiheng-session", session)
                .contentType("application/json")
                .body("{\"texts\": [\"≥95%\"], \"year\": 2023}")
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(403);
    }

    @Test
    void pagesOfTheServiceGoOn() {
        String own = RestAssured.baseURI + ":" + RestAssured.port;
        from(own)
                .auth()
                .preemptive()
                .basic("auditor", "auditor")
                .get("/api/v1/projects")
                .then()
                .statusCode(200);
        RestAssured.given().get("/login/").then().statusCode(200).header(ALLOW, nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/.*/", "/https:.*/"})
    void credentialsAndAnyOriginAreNotBothTaken(String any) {
        List<String> origins = List.of("https://dashboard.example", any);
        assertThrows(ConfigurationException.class, () -> new CrossOrigin(true, Optional.of(origins), Optional.of(true))
                .onStart(null));
        new CrossOrigin(false, Optional.of(origins), Optional.of(true)).onStart(null);
        new CrossOrigin(true, Optional.of(origins), Optional.of(false)).onStart(null);
        new CrossOrigin(true, Optional.of(List.of("https://dashboard.example")), Optional.of(true)).onStart(null);
    }

    @Test
    void whoSwitchesItOnNamesOrigins() {
        assertThrows(ConfigurationException.class, () -> new CrossOrigin(true, Optional.empty(), Optional.empty())
                .onStart(null));
    }
}
