package org.jiheng.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.model.Request;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.RawCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request is answered with what, where and what would be accepted; nothing is stored. */
@QuarkusTest
@Timeout(60)
class BadInputTest {
    private String project;

    @BeforeEach
    void declare() {
        project = Projects.declare("100.00", Projects.MAINTENANCE).getString("id");
    }

    private void refused(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("urn:jiheng:problem:" + type))
                .body("detail", not(containsString("org.jiheng")))
                .body("detail", not(containsString("java.")));
        Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).then().body("items.size()", equalTo(0));
    }

    private Response post(String body) {
        return Api.wrongly("auditor").body(body).post("/api/v1/projects/{id}/actuals", project);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    malformed-json | {"executedAmount": 1, "items": [
                    malformed-json | {"executedAmount": NaN, "items": []}
                    malformed-json | not json
                    invalid-value  | {"executedAmount": 1, "items": []} {}
                    invalid-value  | {"executedAmount": 1e400, "items": []}
                    invalid-value  | {"executedAmount": "1e3", "items": []}
                    invalid-value  | {"executedAmount": 1E2, "items": []}
                    invalid-value  | {"executedAmount": "NaN", "items": []}
                    invalid-value  | {"executedAmount": "Infinity", "items": []}
                    invalid-value  | {"executedAmount": "1,000", "items": []}
                    invalid-value  | {"executedAmount": true, "items": []}
                    invalid-value  | {"executedAmount": [], "items": []}
                    invalid-value  | {"executedAmount": 1, "items": {}}
                    invalid-value  | {"executedAmount": 1, "items": [1]}
                    invalid-value  | {"executedAmount": 1, "items": [null]}
                    invalid-value  | {"executedAmount": 1, "items": [], "extra": 1}
                    invalid-value  | {"executedAmount": 1, "items": [{"indicator": 5}]}
                    invalid-value  | {"executedAmount": 1, "items": [{"indicator": ""}]}
                    invalid-value  | {"executedAmount": 1, "items": [{"value": 5}]}
                    invalid-value  | {"executedAmount": 1, "items": [{"indicator": "系统维护及时性", "attainment": "nearly"}]}
                    invalid-value  | {"executedAmount": 1, "items": [{"indicator": "系统维护及时性", "attainment": "met", "percent": 101}]}
                    invalid-value  | {"executedAmount": -1, "items": []}
                    invalid-value  | {"executedAmount": "1.005", "items": []}
                    invalid-value  | {"executedAmount": 1, "adjustedBudget": "-0.01", "items": []}
                    invalid-value  | {"items": []}
                    invalid-value  | {"executedAmount": 1}
                    """)
    void actualsThatCannotBeRead(String type, String body) {
        refused(post(body), 400, type);
    }

    @Test
    void aNullBodyOrNone() {
        refused(post("null"), 400, "invalid-value");
        refused(Api.wrongly("auditor").post("/api/v1/projects/{id}/actuals", project), 400, "invalid-value");
    }

    @Test
    void memberNamedTwice() {
        refused(post("{\"executedAmount\": 1, \"executedAmount\": 2, \"items\": []}"), 400, "malformed-json");
    }

    @Test
    void aNumberOfThirtyThousandDigits() {
        String digits = "9".repeat(30_000);
        refused(post("{\"executedAmount\": " + digits + ", \"items\": []}"), 400, "invalid-value");
        refused(post("{\"executedAmount\": \"" + digits + "\", \"items\": []}"), 400, "invalid-value");
    }

    @Test
    void deeplyNestedJson() {
        refused(post("[".repeat(200)), 400, "invalid-value");
    }

    @Test
    void invalidUtf8() {
        byte[] body = "{\"executedAmount\": 1, \"items\": [], \"note\": \"X\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 3] = (byte) 0xff;
        refused(
                Api.wrongly("auditor").body(body).post("/api/v1/projects/{id}/actuals", project),
                400,
                "malformed-json");
    }

    @Test
    void theAnswerPointsAtThePlace() {
        post("{\"executedAmount\": 1, \"items\": [{\"indicator\": \"a\", \"colour\": 1}]}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/colour"))
                .body("errors[0].detail", containsString("deviationReason"));
        post("{\"executedAmount\": -3, \"items\": []}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/executedAmount"));
    }

    @Test
    void theLanguageFollowsTheCaller() {
        Api.wrongly("auditor")
                .header("Accept-Language", "en-GB,zh;q=0.5")
                .get("/api/v1/projects/none")
                .then()
                .statusCode(404)
                .body("title", equalTo("Not found"))
                .body("detail", startsWith("There is no project"));
        Api.wrongly("auditor").get("/api/v1/projects/none").then().body("title", equalTo("没有找到"));
    }

    /** Half a character would be stored as another one, and two names would become one. */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\u0000", "\\u0007", "\\u009f"})
    void textsThatWouldNotComeBackAsTheyCame(String hurt) {
        Response answer = post("{\"executedAmount\": 1, \"items\": [], \"note\": \"x" + hurt + "\"}");
        refused(answer, 400, "invalid-value");
        answer.then().body("errors[0].pointer", equalTo("/note")).body("detail", containsString("控制符"));
    }

    @Test
    void errorsOfNumbersAreInTheReadersLanguage() {
        post("{\"executedAmount\": \"1,000\", \"items\": []}")
                .then()
                .body("detail", containsString("不用指数、千分位和单位"))
                .body("detail", not(containsString("BigDecimal")));
        post("{\"executedAmount\": NaN, \"items\": []}").then().body("detail", not(containsString("JsonReadFeature")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"-99999-01-01\"",
                "\"+99999-12-31\"",
                "\"2023-02-30\"",
                "\"2023-01-01T00:00:00Z\"",
                "[2023, 1, 1]",
                "20230101"
            })
    void datesThatAreNone(String date) {
        Response answer = Api.wrongly("auditor")
                .body("{\"year\": 2023, \"unit\": \"甲\", \"name\": \"乙\", \"plannedEnd\": " + date
                        + ", \"indicators\": [{\"level1\": \"产出指标\", \"name\": \"a\"}]}")
                .post("/api/v1/projects");
        refused(answer, 400, "invalid-value");
        answer.then().body("errors[0].pointer", equalTo("/plannedEnd"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/projects?limit=abc, limit",
        "/api/v1/projects?limit=99999999999, limit",
        "/api/v1/projects?grad=良, grade",
        "/api/v1/projects?year=2022&year=2023, 年度",
        "/api/v1/evaluations?history=maybe, history",
        "/api/v1/rulesets?year=2023, year"
    })
    void queryParametersThatNobodyReads(String path, String named) {
        Api.wrongly("auditor")
                .get(path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-parameter"))
                .body("detail", containsString(named));
    }

    /** MariaDB takes "a" and "a " for the same text. */
    @ParameterizedTest
    @ValueSource(strings = {"%20", "%09", "%C2%A0"})
    void anIdWithASpaceBehindItNamesNothing(String space) {
        Api.wrongly("auditor")
                .urlEncodingEnabled(false)
                .get("/api/v1/projects/" + project + space)
                .then()
                .statusCode(404);
        Api.wrongly("auditor")
                .urlEncodingEnabled(false)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/" + project + space + "/actuals")
                .then()
                .statusCode(404);
    }

    @Test
    void anEmptyIdempotencyKey() {
        Response answer = Api.wrongly("auditor")
                .header("Idempotency-Key", "")
                .body("{\"executedAmount\": 1, \"items\": []}")
                .post("/api/v1/projects/{id}/actuals", project);
        refused(answer, 400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unknown-indicator  | /items/0/indicator       | [{"indicator": "完全不相干之物", "value": 1}]
                    unknown-indicator  | /items/0/indicator       | [{"indicator": "00000000000000000000000000", "value": 1}]
                    repeated-indicator | /items/1/indicator       | [{"indicator": "系统维护完成数", "value": 1}, {"indicator": "系统 维护完成数", "value": 2}]
                    invalid-actual     | /items/0                 | [{"indicator": "系统维护及时性", "attainment": "met", "percent": 79}]
                    invalid-actual     | /items/0                 | [{"indicator": "系统维护及时性", "attainment": "partly", "percent": 80}]
                    invalid-actual     | /items/0                 | [{"indicator": "系统维护及时性", "attainment": "unmet", "percent": 60}]
                    invalid-actual     | /items/0/percent         | [{"indicator": "系统维护及时性", "percent": 60}]
                    invalid-actual     | /items/0/attainment      | [{"indicator": "系统维护完成数", "attainment": "met"}]
                    invalid-actual     | /items/0/deviationReason | [{"indicator": "系统维护完成数", "attainment": "notApplicable"}]
                    """)
    void actualsThatDoNotFit(String type, String pointer, String items) {
        Response answer = post("{\"executedAmount\": 1, \"items\": " + items + "}");
        refused(answer, 422, type);
        assertEquals(pointer, answer.jsonPath().getString("errors[0].pointer"));
    }

    @Test
    void anUnknownProject() {
        Api.wrongly("auditor")
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/none/actuals")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:jiheng:problem:not-found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | invalid-value       | /year                  | "year": 20233, "indicators": [{"level1": "产出指标", "name": "a"}]
                    400 | invalid-value       | /year                  | "year": "2023", "indicators": [{"level1": "产出指标", "name": "a"}]
                    400 | invalid-value       | /indicators            | "year": 2023, "indicators": []
                    400 | invalid-value       | /annualRequest         | "year": 2023, "annualRequest": -5, "indicators": [{"level1": "产出指标", "name": "a"}]
                    400 | invalid-value       | /indicators/0/weight   | "year": 2023, "indicators": [{"level1": "产出指标", "name": "a", "weight": -1}]
                    400 | invalid-value       | /indicators/0/target/kind | "year": 2023, "indicators": [{"level1": "产出指标", "name": "a", "target": {"kind": "x"}}]
                    422 | invalid-declaration | /indicators/0/level1   | "year": 2023, "indicators": [{"level1": "双盲指标", "name": "a"}]
                    422 | invalid-declaration | /indicators/0/level1   | "year": 2023, "indicators": [{"name": "a"}]
                    422 | invalid-declaration | /indicators/0/target   | "year": 2023, "indicators": [{"level1": "产出指标", "name": "a", "target": {"kind": "range", "value": 5, "upper": 3}}]
                    """)
    void declarationsThatDoNotFit(int status, String type, String pointer, String rest) {
        Response answer = Api.wrongly("auditor")
                .body("{\"unit\": \"某中心\", \"name\": \"坏\", " + rest + "}")
                .post("/api/v1/projects");
        refused(answer, status, type);
        assertEquals(pointer, answer.jsonPath().getString("errors[0].pointer"));
    }

    private Response importForm(byte[] form) {
        return Api.wrongly("auditor").contentType("text/plain").body(form).post("/api/v1/declarations/import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"   \n\t\n", "这里没有表", "财政项目支出绩效目标申报表\n(20233年度)\n项目名称\t甲"})
    void formsThatAreNone(String form) {
        refused(importForm(form.getBytes(StandardCharsets.UTF_8)), 422, "unreadable-form");
    }

    @Test
    void anEmptyForm() {
        refused(importForm(new byte[0]), 422, "unreadable-form");
    }

    @Test
    void aBinaryForm() {
        byte[] zip = new byte[1000];
        Arrays.fill(zip, (byte) 7);
        zip[0] = 'P';
        zip[1] = 'K';
        zip[2] = 3;
        zip[3] = 4;
        refused(importForm(zip), 422, "unreadable-form");
        byte[] noise = new byte[5000];
        new java.util.Random(7).nextBytes(noise);
        refused(importForm(noise), 422, "unreadable-form");
    }

    @Test
    void aFormOfInvalidUtf8NamesTheByte() {
        byte[] form = "财政项目支出绩效目标申报表\n项目名称\t甲".getBytes(StandardCharsets.UTF_8);
        form[4] = (byte) 0xff;
        Response answer = importForm(form);
        refused(answer, 422, "unreadable-form");
        assertTrue(answer.jsonPath().getString("detail").contains("字节"));
    }

    @Test
    void aFormInGbkIsRead() {
        byte[] form = "财政项目支出绩效目标申报表\n(2023年度)\n项目名称\t甲\n实施单位\t乙\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t次数\t≥1次\n"
                .getBytes(Charset.forName("GB18030"));
        Api.as("auditor")
                .contentType("text/plain")
                .queryParam("dryRun", true)
                .body(form)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .body("findings[0].code", equalTo("encoding-gb18030"))
                .body("projects[0].indicators[0].name", equalTo("次数"));
    }

    /** As Windows programs write it that leave the mark out: which of the two it is shows in where the zeros are. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aFormInUtf16WithoutAMarkIsRead(String charset) {
        String form =
                "财政项目支出绩效目标申报表\r\n(2023年度)\r\n项目名称\t甲\r\n实施单位\t乙\r\n\t一级指标\t二级指标\t三级指标\t指标值\r\n\t产出指标\t数量指标\t次数\t≥1次\r\n";
        Api.as("auditor")
                .contentType("text/plain")
                .queryParam("dryRun", true)
                .body(form.getBytes(Charset.forName(charset)))
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .body("findings[0].code", equalTo("encoding-utf16"))
                .body("findings[0].message", containsString("UTF-16"))
                .body("projects[0].indicators[0].name", equalTo("次数"));
        Response none = importForm("no form at all\r\n".getBytes(Charset.forName(charset)));
        refused(none, 422, "unreadable-form");
        assertTrue(none.jsonPath().getString("detail").contains("没有「财政项目支出绩效目标申报表」"), none::asString);
    }

    @Test
    void aBodyOfFiftyMegabytes() throws Exception {
        String path = "/api/v1/declarations/import";
        String head = RawCall.head(
                "auditor", "POST", path, "Content-Type: text/plain", "Content-Length: " + 50 * 1024 * 1024);
        // Answered from the announced length, before any of the body was sent; then the connection ends.
        String answer = RawCall.answer(head);
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        Api.check(path, Request.Method.POST, 413, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    /** A body that does not announce its length is refused when it has grown too large. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/declarations/import, text/plain",
        "/api/v1/projects, application/json",
        "/api/v1/declarations/import, multipart/form-data; boundary=x"
    })
    void aBodyThatGrowsTooLarge(String path, String type) throws Exception {
        String head = RawCall.head("auditor", "POST", path, "Content-Type: " + type, "Transfer-Encoding: chunked");
        String begin = type.startsWith("multipart")
                ? "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                : "{";
        byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = RawCall.open()) {
            OutputStream out = socket.getOutputStream();
            out.write((head + Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            // Less than the service has refused by then, so that no write meets a closed connection.
            for (int i = 0; i < 21; i++) {
                out.write(chunk);
            }
            if (type.startsWith("multipart")) {
                out.write("9\r\n\r\n--x--\r\n\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 413 Request Entity Too Large", in.readLine());
            String answer = in.lines().collect(Collectors.joining("\n"));
            assertTrue(answer.contains("urn:jiheng:problem:too-large"), answer);
            Api.check(path, Request.Method.POST, 413, answer.substring(answer.indexOf("\n\n") + 2));
        }
    }

    /** Weights are hundredths: finer ones could not be scored afterwards. */
    @Test
    void aWeightFinerThanAHundredth() {
        Api.wrongly("auditor")
                .body(Projects.declaration(
                        "细分",
                        "1",
                        "[{\"level1\": \"产出指标\", \"name\": \"甲\", \"target\": \"≥1\", \"weight\": \"4.125\"}]"))
                .post("/api/v1/projects")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/indicators/0/weight"));
    }

    @Test
    void anUploadWithoutItsFile() {
        Response answer = Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("other", "x")
                .post("/api/v1/declarations/import");
        refused(answer, 400, "bad-request");
    }

    @Test
    void otherMediaTypesMethodsAndParameters() {
        refused(
                Api.wrongly("auditor")
                        .contentType("application/xml")
                        .body("<a/>")
                        .post("/api/v1/projects"),
                415,
                "unsupported-media-type");
        Api.wrongly("auditor")
                .queryParam("year", "20233")
                .get("/api/v1/projects")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-parameter"));
        Api.wrongly("auditor")
                .queryParam("cursor", "rubbish")
                .get("/api/v1/projects")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-parameter"));
        Api.wrongly("auditor")
                .header("Idempotency-Key", "with space")
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(400);
    }
}
