package org.jiheng.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not acceptable is told in the words of the forms; where it stands, in a member of its own. */
@QuarkusTest
class ViolationWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status=zzz             | status            | 评价状态：只有 final（正式）、provisional（暂定）、evaluated（已评价）、none（未评价） | Status: one of final, provisional, evaluated (either) and none
                    month=13               | month             | 评价月份：须写成如 2024-05    | Month evaluated: is written as 2024-05
                    submission=x           | submission        | 填报状态：只有 draft（草稿）、submitted（已提交）、confirmed（已确认）、returned（已退回）、none（未填报） | Submission: one of draft, submitted, confirmed, returned and none
                    year=99999             | year              | 年度：不能大于 2099           | Year: is at most 2099
                    year=abc               | year              | 年度：须为整数                | Year: is a whole number
                    executionRateFrom=-1   | executionRateFrom | 执行率不低于：不能小于 0      | Execution at least: is at least 0
                    limit=0                | limit             | limit：不能小于 1             | limit: is at least 1
                    name=                  | name              | 项目名称含：是空的，不需要时请不要写它 | Name contains: is empty; leave it out where it is not needed
                    year=2023&year=2024    | year              | 年度：只能给一次              | Year: may be given once
                    """)
    void parametersAreCalledAsTheFiltersAre(String query, String parameter, String zh, String en) {
        for (String language : List.of("zh-CN", "en")) {
            String said = language.equals("en") ? en : zh;
            Api.wrongly("auditor")
                    .header("Accept-Language", language)
                    .get("/api/v1/projects?" + query)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:jiheng:problem:invalid-parameter"))
                    .body("detail", equalTo(said))
                    .body("errors", equalTo(List.of(Map.of("pointer", parameter, "detail", said))));
        }
    }

    @Test
    void membersAreCalledAsTheFormsCallThem() {
        Api.wrongly("admin")
                .body(Map.of(
                        "name", "张 三",
                        "password", "a-password-of-many-words",
                        "roles", List.of(),
                        "departments", Collections.nCopies(201, "某局"),
                        "units", List.of("某中心", "x".repeat(201), " ")))
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-value"))
                .body("errors.pointer", equalTo(List.of("/departments", "/name", "/roles", "/units/1", "/units/2")))
                .body(
                        "errors.detail",
                        equalTo(List.of(
                                "主管部门：最多 200 项，现有 201 项",
                                "用户名：1 到 64 个字，可用汉字、字母、数字和 . _ @ -，不能有空格",
                                "角色：至少要有一项",
                                "实施单位第 2 项：最多 200 个字符，现有 201 个",
                                "实施单位第 3 项：没有填写")))
                .body("detail", startsWith("主管部门：最多 200 项，现有 201 项；用户名："));
    }

    @Test
    void amountsAndTheirPlacesAreSaidInFigures() {
        Api.wrongly("auditor")
                .header("Accept-Language", "en")
                .body(
                        "{\"year\": 1989, \"unit\": \"\", \"name\": \"a\", \"annualRequest\": \"1.005\", \"indicators\": []}")
                .post("/api/v1/projects")
                .then()
                .statusCode(400)
                .body(
                        "errors.detail",
                        equalTo(List.of(
                                "Annual request: at most 18 digits before the point and 2 behind it",
                                "Indicators: takes at least 1",
                                "Unit: is missing",
                                "Year: is at least 1990")))
                .body("errors.detail", everyItem(not(startsWith("/"))));
    }

    @Test
    void whatSignsInIsABodyLikeAnyOther() {
        Api.wrongly("auditor")
                .body("{\"name\": \"auditor\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-value"))
                .body("errors", equalTo(List.of(Map.of("pointer", "/password", "detail", "密码：没有填写"))));
        Api.wrongly("auditor")
                .body("{}")
                .put("/api/v1/session/password")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-value"))
                .body("errors.pointer", equalTo(List.of("/changed", "/current")));
        Api.wrongly("auditor")
                .body("null")
                .post("/api/v1/session")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:jiheng:problem:invalid-value"))
                .body("errors", equalTo(List.of(Map.of("pointer", "", "detail", "请求正文：没有填写"))));
    }

    @Test
    void whatIsComparedWithIsCalledByWhatItIs() {
        Api.wrongly("auditor")
                .get("/api/v1/rulesets/mof-2020/versions/{hash}/diff?against=x", "0".repeat(64))
                .then()
                .statusCode(400)
                .body("detail", equalTo("对比的版本或评价：版本号是 64 个十六进制小写字符"));
        Api.wrongly("auditor")
                .get("/api/v1/summaries?year=2023&groupBy=unit&against=1")
                .then()
                .statusCode(400)
                .body("detail", equalTo("对比年度：不能小于 1990"));
    }

    @Test
    void aTimeOfTheTrailIsRefusedByTheNameThatItHasInTheAddress() {
        for (String wrong : List.of("2026-01-31", "x".repeat(41))) {
            Api.wrongly("reviewer")
                    .get("/api/v1/audit?from=" + wrong)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:jiheng:problem:invalid-parameter"))
                    .body("errors.pointer", equalTo(List.of("from")))
                    .body("detail", startsWith("从："));
        }
    }

    @Test
    void ofAListTheSentenceSaysWhichItem() {
        Api.wrongly("auditor")
                .body("{\"year\": 2023, \"unit\": \"a\", \"name\": \"a\","
                        + " \"indicators\": [{\"name\": \"a\"}, {\"name\": \" \", \"weight\": \"1001\"}]}")
                .post("/api/v1/projects")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/indicators/1/name", "/indicators/1/weight")))
                .body("errors.detail", equalTo(List.of("名称：没有填写", "分值：不能大于 1000")))
                .body("detail", equalTo("绩效指标第 2 项，名称：没有填写；绩效指标第 2 项，分值：不能大于 1000"));
        Api.wrongly("policy")
                .body("{\"files\": {\"a.drl\": null}}")
                .post("/api/v1/rulesets/mof-2020/check")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/files/a.drl")))
                .body("detail", equalTo("规则文件「a.drl」：没有填写"));
    }
}
