package org.jiheng.declaration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** A file in which a project is locked, and what a changed one changes. */
@QuarkusTest
class ImportLockedTest {
    private final String unit = "锁定中心" + UUID.randomUUID();

    private String form(int year, String name, String request, String rows) {
        return """
                财政项目支出绩效目标申报表(%d年度)
                项目名称\t%s\t主管部门\t某局\t实施单位\t%s
                项目资金 (元)\t年度资金申请总额\t%s
                \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
                %s""".formatted(year, name, unit, request, rows);
    }

    private String forms(int year, String request, List<String> names) {
        return names.stream()
                .map(name -> form(year, name, request, "\t产出指标\t数量指标\t次数\t=1(次)\n"))
                .collect(Collectors.joining());
    }

    private static ValidatableResponse send(String form, String parameters) {
        return Api.as("auditor")
                .contentType("text/plain;charset=UTF-8")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/declarations/import" + parameters)
                .then();
    }

    @Test
    void oneConfirmedProjectHoldsUpTheFileUnlessItIsLeftOut() {
        String id = send(forms(2023, "100.00", List.of("甲")), "")
                .statusCode(201)
                .extract()
                .path("projects[0].id");
        Projects.post(id, "{\"executedAmount\": \"100\", \"items\": [{\"indicator\": \"次数\", \"value\": 1}]}");
        Projects.confirm(id, "核对无误");
        String file = forms(2023, "200.00", List.of("甲", "乙", "丙"));
        send(file, "?dryRun=true")
                .statusCode(200)
                .body("projects.name", contains("甲", "乙", "丙"))
                .body("projects[0].status", equalTo("changed"))
                .body("projects[0].lock.kind", equalTo("confirmed"))
                .body("projects[0].lock.by", equalTo("reviewer"))
                .body("projects[0].lock.at", notNullValue())
                .body("projects[0].lock.reason", equalTo("核对无误"))
                .body("projects[1].lock", nullValue())
                .body("projects[2].lock", nullValue());
        send(file, "").statusCode(409).body("type", equalTo("urn:jiheng:problem:confirmed"));
        Api.as("auditor")
                .queryParam("unit", unit)
                .get("/api/v1/projects")
                .then()
                .body("items.name", contains("甲"));
        send(file, "?skipLocked=true")
                .statusCode(201)
                .body("projects[0].lock.kind", equalTo("confirmed"))
                .body("projects[1].lock", nullValue());
        Api.as("auditor")
                .queryParam("unit", unit)
                .get("/api/v1/projects")
                .then()
                .body("items.find { it.name == '甲' }.annualRequest", equalTo("100.00"))
                .body("items.find { it.name == '乙' }.annualRequest", equalTo("200.00"))
                .body("items.size()", equalTo(3));
        // The form as it was has nothing to store, and nothing is in its way.
        send(forms(2023, "100.00", List.of("甲")), "?dryRun=true")
                .body("projects[0].status", equalTo("unchanged"))
                .body("projects[0].lock", nullValue());
    }

    @Test
    void aClosedYearLocksWhatIsKnownAndWhatIsNew() {
        send(forms(2047, "100.00", List.of("甲")), "").statusCode(201);
        String tag = Api.as("reviewer").get("/api/v1/years/2047").header("ETag");
        Api.as("reviewer")
                .header("If-Match", tag)
                .body("{\"reason\": \"决算已批复\"}")
                .post("/api/v1/years/2047/close")
                .then()
                .statusCode(200);
        String file = forms(2047, "200.00", List.of("甲", "乙"));
        send(file, "?dryRun=true")
                .statusCode(200)
                .body("projects.status", contains("changed", "new"))
                .body("projects.lock.kind", contains("year-closed", "year-closed"))
                .body("projects[1].lock.reason", equalTo("决算已批复"));
        send(file, "").statusCode(409).body("type", equalTo("urn:jiheng:problem:year-closed"));
        send(file + forms(2023, "300.00", List.of("丙")), "?skipLocked=true").statusCode(201);
        Api.as("auditor")
                .queryParam("unit", unit)
                .get("/api/v1/projects")
                .then()
                .body("items.name", contains("甲", "丙"))
                .body("items.annualRequest", contains("100.00", "300.00"));
    }

    @Test
    void whatAChangedFormChangesIsSaid() {
        String before = form(2023, "甲", "100.00", """
                \t产出指标\t数量指标\t次数\t=1(次)
                \t\t\t册数\t=5(册)
                \t\t\t人数\t=7(人)
                """);
        send(before, "?dryRun=true").body("projects[0].difference", nullValue());
        send(before, "").statusCode(201);
        String after =
                before.replace("100.00", "200.00").replace("=1(次)", "=2(次)").replace("册数", "本数");
        send(after, "?dryRun=true")
                .statusCode(200)
                .body("projects[0].difference.annualRequest.before", equalTo("100.00"))
                .body("projects[0].difference.annualRequest.after", equalTo("200.00"))
                .body("projects[0].difference.added", contains("本数"))
                .body("projects[0].difference.gone", contains("册数"))
                .body("projects[0].difference.targets.name", contains("次数"))
                .body("projects[0].difference.targets[0].before", equalTo("=1(次)"))
                .body("projects[0].difference.targets[0].after", equalTo("=2(次)"));
        send(before.replace("主管部门\t某局", "主管部门\t另一局"), "?dryRun=true")
                .body("projects[0].status", equalTo("changed"))
                .body("projects[0].difference.annualRequest", nullValue())
                .body("projects[0].difference.added", empty())
                .body("projects[0].difference.targets", empty());
    }
}
