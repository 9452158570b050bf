package org.jiheng.testsupport;

import io.restassured.path.json.JsonPath;
import java.util.UUID;

/** Declares projects over the API; each test has its own. */
public final class Projects {
    /** The five indicators of 信息化运维项目, as declared. */
    public static final String MAINTENANCE = """
            [{"level1": "产出指标", "level2": "数量指标", "name": "系统维护完成数", "target": "=1.00(个)"},
             {"level1": "产出指标", "level2": "质量指标", "name": "系统故障解决率", "target": "≥95.00(%)"},
             {"level1": "产出指标", "level2": "时效指标", "name": "系统维护及时性", "target": "及时"},
             {"level1": "效益指标", "level2": "社会效益指标", "name": "对就业服务工作提升", "target": "提升"},
             {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "使用人员满意度", "target": "≥90.00(%)"}]
            """;

    /** Actuals of {@link #MAINTENANCE} that come to 89.45. */
    public static final String MAINTAINED = """
            {"executedAmount": "300000", "items": [
              {"indicator": "系统维护完成数", "value": 1},
              {"indicator": "系统故障解决率", "value": "93", "deviationReason": "设备老化"},
              {"indicator": "系统维护及时性", "text": "及时"},
              {"indicator": "对就业服务工作提升", "attainment": "partly", "percent": 70, "deviationReason": "推广不足"},
              {"indicator": "使用人员满意度", "value": 88, "unit": "%", "deviationReason": "响应慢"}]}
            """;

    private Projects() {}

    /** Declares a project of a new name and answers it. */
    public static JsonPath declare(String annualRequest, String indicators) {
        return Api.as("auditor")
                .body(declaration("试验项目" + UUID.randomUUID(), annualRequest, indicators))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Declares a project of a new name in a year of a department, null for none. */
    public static JsonPath declare(int year, String department, String annualRequest, String indicators) {
        String body = declaration("试验项目" + UUID.randomUUID(), annualRequest, indicators)
                .replace("2023", Integer.toString(year))
                .replace("\"某局\"", department == null ? "null" : "\"" + department + "\"");
        return Api.as("auditor")
                .body(body)
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** A declaration of 2023 by one unit. */
    public static String declaration(String name, String annualRequest, String indicators) {
        String request = annualRequest == null ? "null" : "\"" + annualRequest + "\"";
        return """
                {"year": 2023, "unit": "某中心", "department": "某局", "name": "%s", "annualRequest": %s, "indicators": %s}
                """.formatted(name, request, indicators);
    }

    /** Posts actuals of a project and answers what came back. */
    public static JsonPath post(String projectId, String actuals) {
        return Api.as("auditor")
                .body(actuals)
                .post("/api/v1/projects/{id}/actuals", projectId)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /** Submits and confirms what was posted of a project: it is locked from then on. */
    public static void confirm(String projectId, String reason) {
        step("auditor", projectId, "submit", "{}");
        step("reviewer", projectId, "confirm", "{\"reason\": \"" + reason + "\"}");
    }

    private static void step(String user, String projectId, String step, String body) {
        String tag =
                Api.as(user).get("/api/v1/projects/{id}/submission", projectId).header("ETag");
        Api.as(user)
                .header("If-Match", tag)
                .body(body)
                .post("/api/v1/projects/{id}/submission/{step}", projectId, step)
                .then()
                .statusCode(200);
    }
}
