package org.jiheng.ruleset;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the service is shipped, no rule comes in over the API: a rule is code, and checking it runs it. */
@QuarkusTest
class UploadingOffTest {
    @ParameterizedTest
    @ValueSource(strings = {"versions", "check"})
    void neitherProposedNorChecked(String call) {
        Api.as("policy")
                .contentType(ContentType.JSON)
                .body(Map.of("files", RuleSets.content("mof-2020").files()))
                .post("/api/v1/rulesets/mof-2020/" + call)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:jiheng:problem:upload-off"));
        Api.as("policy").get("/api/v1/rulesets/mof-2020").then().body("uploading", equalTo(false));
    }
}
