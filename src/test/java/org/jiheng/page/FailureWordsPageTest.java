package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Of what went wrong everything is said, and once. */
@QuarkusTest
class FailureWordsPageTest {
    @Test
    void whatOneErrorSaysIsNotDroppedForAnotherThatContainsIt() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/account");
            assertThat(page.locator("h1")).isVisible();
            assertEquals("名称：没有填写|备注：太长", said(page, "名称：没有填写；备注：太长", "名称：没有填写", "备注：太长"));
            assertEquals(
                    "第 1 项，名称：没有填写；第 2 项，名称：没有填写", said(page, "第 1 项，名称：没有填写；第 2 项，名称：没有填写", "名称：没有填写", "名称：没有填写"));
            assertEquals("年度已关闭。备注：太长|金额：太大", said(page, "年度已关闭。备注：太长", "备注：太长", "金额：太大"));
            assertEquals("名称：没有填写|项目名称：没有填写", said(page, "项目名称：没有填写", "名称：没有填写", "项目名称：没有填写"));
        }
    }

    @Test
    void ofASessionThatEndedTheNewestIsSaidAndTakenBackWhole() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            field(page, "系统故障解决率", "实际完成值").fill("93");
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            var cookies = page.context().cookies();
            page.context().clearCookies();
            field(page, "系统故障解决率", "实际完成值").fill("94");
            Locator told = page.locator(".said.error");
            assertThat(told).containsText("已留在这台电脑上");
            // From now on the browser keeps nothing.
            page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
            field(page, "系统故障解决率", "实际完成值").fill("95");
            assertThat(told).hasCount(1);
            assertThat(told).containsText("还在这个页面上");
            page.context()
                    .addCookies(cookies.stream()
                            .map(c -> new com.microsoft.playwright.options.Cookie(c.name, c.value)
                                    .setDomain(c.domain)
                                    .setPath(c.path)
                                    .setHttpOnly(c.httpOnly)
                                    .setSameSite(c.sameSite))
                            .toList());
            field(page, "系统故障解决率", "实际完成值").fill("96");
            assertThat(told).hasCount(0);
            visit.forgive(401, "/api/v1/");
        }
    }

    private static String said(Page page, String message, String... errors) {
        return (String) page.evaluate(
                """
                async ([message, ...errors]) => {
                    const { failure } = await import('/app/load.js');
                    const { render } = await import('lit');
                    const place = document.createElement('div');
                    render(failure({ message, errors: errors.map(detail => ({ detail })) }), place);
                    return [...place.querySelectorAll('p:not(.actions), li')].map(one => one.textContent).join('|');
                }""",
                java.util.stream.Stream.concat(java.util.stream.Stream.of(message), java.util.Arrays.stream(errors))
                        .toList());
    }
}
