package org.jiheng.ruleset;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Files that are being edited are tried, and nothing of them is kept. */
@QuarkusTest
@TestProfile(RuleSetVersionsTest.Uploading.class)
class RuleSetCheckTest {
    private static final String CASE = "执行率，九成";

    private static Map<String, String> files(String file, String from, String to) {
        Map<String, String> files = new TreeMap<>(RuleSets.content("mof-2020").files());
        files.computeIfPresent(file, (path, text) -> text.replace(from, to));
        return files;
    }

    private static Response check(String user, Map<String, String> files) {
        try {
            return Api.as(user)
                    .contentType(ContentType.JSON)
                    .body(new ObjectMapper().writeValueAsString(Map.of("files", files)))
                    .post("/api/v1/rulesets/mof-2020/check");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatPassesIsToldWithItsCasesAndWhatEveryRuleDid() {
        Map<String, String> shipped = files("rating.drl", "", "");
        check("approver", shipped)
                .then()
                .statusCode(200)
                .body("hash", equalTo(RuleSets.content("mof-2020").hash()))
                .body("accepted", equalTo(true))
                .body("findings", empty())
                .body("cases.size()", equalTo(62))
                .body("cases.passed", everyItem(equalTo(true)))
                .body("cases.find { it.name == '%s' }.file".formatted(CASE), equalTo("cases/execution.yaml"))
                .body("cases.find { it.name == '%s' }.line".formatted(CASE), equalTo(3))
                .body("cases.find { it.name == '%s' }.fired".formatted(CASE), hasItems("预算执行·按执行率得分", "定性·达成"))
                .body("coverage.situations", greaterThan(1000))
                .body("coverage.rules.situations", everyItem(greaterThan(0)))
                .body("coverage.rules.cases", everyItem(greaterThan(0)))
                .body("coverage.rules.find { it.name == '等级·优' }.file", equalTo("rating.drl"))
                .body("coverage.rules.find { it.name == '等级·优' }.line", equalTo(6));
    }

    @Test
    void aWrongWordIsToldWithItsPlaceAndWhatIsMeant() {
        check("policy", files("rating.drl", "total >= 90", "totl >= 90"))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("findings[0].file", equalTo("rating.drl"))
                .body("findings[0].line", equalTo(7))
                .body("findings[0].column", equalTo(19))
                .body("findings[0].message", containsString("total"))
                .body("cases", empty())
                .body("coverage.rules", empty());
    }

    @Test
    void aCaseThatComesOutOtherwiseSaysWhatWasExpectedAndWhatCame() {
        Map<String, String> edited = files("cases/execution.yaml", "期望: { 执行率得分: 9, ", "期望: { 总分: 12, 执行率得分: 9.5, ");
        Response checked = check("admin", edited);
        String failed = "cases.find { it.name == '%s' }".formatted(CASE);
        checked.then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("findings.code", hasItem("case-failed"))
                .body("findings.find { it.code == 'case-failed' }.line", equalTo(3))
                .body(failed + ".passed", equalTo(false))
                .body(failed + ".differences.what", contains("执行率得分", "总分"))
                .body(failed + ".differences[0].expected", equalTo("9.5"))
                .body(failed + ".differences[0].actual", equalTo("9.00"))
                .body(failed + ".failure", nullValue())
                .body("cases.findAll { !it.passed }.size()", equalTo(1));
    }

    @Test
    void theOtherLanguageIsNotMixedIn() {
        Api.as("policy")
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Map.of("files", files("cases/execution.yaml", "执行率得分: 9, ", "执行率得分: 9.5, ")))
                .post("/api/v1/rulesets/mof-2020/check")
                .then()
                .statusCode(200)
                .body("findings[0].message", containsString("execution points: expected 9.5, got 9.00"))
                .body("cases.findAll { !it.passed }[0].differences.what", contains("execution points"));
    }

    @Test
    void aRuleThatNothingReachesIsCountedAsSuch() {
        Map<String, String> edited = files("rating.drl", "", "");
        edited.put(
                "extra.drl",
                "package jiheng.rules\nimport org.jiheng.fact.*\nrule \"白写\" @依据(\"x\")\n"
                        + "when $i : Indicator( quantitative, range ) then $i.warn(\"a\", \"a\"); end\n");
        check("policy", edited)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("findings.code", contains("never-fires"))
                .body("coverage.rules.find { it.name == '白写' }.situations", equalTo(0))
                .body("coverage.rules.find { it.name == '白写' }.cases", equalTo(0))
                .body("coverage.rules.find { it.name == '白写' }.basis", equalTo("x"));
    }

    @Test
    void whatIsNoPartOfARuleSetIsRefusedAndCodeIsNotRun() {
        check("policy", Map.of("../evil.drl", "x", "ruleset.yaml", "title: x\n"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/files/..~1evil.drl"));
        check("policy", files("rating.drl", "$r.grade(\"优\"", "System.exit(1); $r.grade(\"优\""))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("findings.severity", hasItem("error"))
                .body("findings[0].file", equalTo("rating.drl"));
        check("auditor", files("rating.drl", "", "")).then().statusCode(403);
    }

    @Test
    void nothingIsKept() {
        int before = versions();
        String hash = check("policy", files("rating.drl", "total < 60", "total  <  60"))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .extract()
                .path("hash");
        assertEquals(before, versions());
        Api.as("policy").get("/api/v1/rulesets/mof-2020/versions").then().body("items.hash", not(hasItem(hash)));
        Api.as("policy").get("/api/v1/rulesets/mof-2020").then().body("uploading", equalTo(true));
    }

    /** What was compiled for the check is let go of; the live version of the very same content is not. */
    @Test
    void whatScoresGoesOnScoring() {
        check("policy", files("rating.drl", "", "")).then().statusCode(200).body("accepted", equalTo(true));
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        assertEquals("良", Projects.post(project, Projects.MAINTAINED).getString("evaluation.grade"));
    }

    private static int versions() {
        return Api.as("policy")
                .get("/api/v1/rulesets/mof-2020/versions")
                .jsonPath()
                .getList("items")
                .size();
    }
}
