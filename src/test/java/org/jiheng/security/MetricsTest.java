package org.jiheng.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import org.jiheng.testsupport.ConnectedService;
import org.jiheng.testsupport.People;
import org.junit.jupiter.api.Test;

/** A role that the operator names reads the metrics, unless limited. */
@QuarkusTest
@TestProfile(ConnectedService.class)
class MetricsTest {
    private static int status(String user, String password) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(user, password)
                .get("/q/metrics")
                .statusCode();
    }

    @Test
    void theNamedRolesReadThemAndNobodyWhoIsLimited() {
        assertEquals(200, status(People.add("dashboard", null, null), People.PASSWORD));
        assertEquals(403, status(People.add("dashboard", List.of("某局"), null), People.PASSWORD));
        assertEquals(403, status(People.add("auditor", null, null), People.PASSWORD));
        assertEquals(200, status("admin", "admin"));
    }
}
