package org.jiheng.declaration;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.Test;

/** The reading of targets while they are typed. */
@QuarkusTest
class TargetResourceTest {
    @Test
    void everyTextIsReadInItsPlace() {
        Api.as("dashboard")
                .body(Map.of("year", 2023, "texts", List.of(" ≧95.00％ ", "", "12月底前", "3-5次", "9月前")))
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(200)
                .body("targets.text", equalTo(List.of("≧95.00％", "", "12月底前", "3-5次", "9月前")))
                .body("targets.kind", equalTo(List.of("quantitative", "missing", "deadline", "range", "deadline")))
                .body("targets[0].operator", equalTo(">="))
                .body("targets[0].value", equalTo("95.00"))
                .body("targets[0].unit", equalTo("%"))
                .body("targets[0].findings.size()", equalTo(0))
                .body("targets.printed", equalTo(List.of("≥95.00%", "", "2023-12-31", "3-5次", "2023-08-31")))
                .body("targets[1].value", nullValue())
                .body("targets[1].findings.code", equalTo(List.of("target-missing")))
                .body("targets[3].upper", equalTo("5"))
                .body("targets[4].findings.code", equalTo(List.of("target-date-uncertain")));
    }

    @Test
    void aDeadlineNeedsAYearToBeADate() {
        Api.as("auditor")
                .body(Map.of("texts", List.of("12月底前")))
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(200)
                .body("targets[0].kind", equalTo("unreadable"))
                .body("targets[0].findings.code", equalTo(List.of("target-year-unknown")));
    }

    @Test
    void aThousandTextsAtMost() {
        Api.as("auditor")
                .body(Map.of("texts", Collections.nCopies(1000, "≥1")))
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(200)
                .body("targets.size()", equalTo(1000));
        Api.wrongly("auditor")
                .body(Map.of("texts", Collections.nCopies(1001, "≥1")))
                .post("/api/v1/targets/parse")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/texts"));
    }

    @Test
    void findingsAreInTheReadersLanguage() {
        Api.as("auditor")
                .header("Accept-Language", "en")
                .body(Map.of("texts", List.of("")))
                .post("/api/v1/targets/parse")
                .then()
                .body("targets[0].findings[0].message", equalTo("No target was declared; add it."));
    }
}
