package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that somebody types: of no page, of a page for others, and with filters that there are not. */
@QuarkusTest
class AddressPageTest {
    private static Locator back(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("回到总览"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/projects/%", "/rules/%"})
    void anAddressOfNoPageSaysSoAndLeadsBack(String address) {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open(address);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("没有这个页面");
            visit.accessible();
            back(page).click();
            assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
            visit.forgive(404, address);
        }
    }

    @Test
    void aPageForOthersSaysWhoItIsForAndShowsNothingThatWouldFail() {
        Map<String, String> pages = Map.of(
                "/import", "审核人员、管理员",
                "/actuals", "审核人员、管理员",
                "/rechecks", "审核人员、管理员",
                "/audit", "复审人员、管理员",
                "/users", "管理员");
        try (Visit visit = Visit.of("policy")) {
            for (Map.Entry<String, String> one : pages.entrySet()) {
                Page page = visit.open(one.getKey());
                assertThat(page.getByRole(AriaRole.NOTE)).containsText("只供" + one.getValue() + "使用；您的角色是政策人员");
                assertThat(page.getByRole(AriaRole.MAIN).locator("input, select, button"))
                        .hasCount(0);
                visit.accessible();
            }
            back(visit.page()).click();
            assertThat(visit.page()).hasURL(Pattern.compile("[0-9]/$"));
        }
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rules/mof-2020");
            assertThat(page.getByText("这里只能查看和下载：规则由政策人员或管理员修改")).isVisible();
            assertThat(page.getByRole(AriaRole.MAIN).locator("button.primary, jh-rule-files input"))
                    .hasCount(0);
            assertThat(page.locator(".cm-content")).hasAttribute("aria-readonly", "true");
        }
    }

    @Test
    void whatTheAddressAsksForAndThereIsNotIsSaidInTheWordsOfTheFilters() {
        try (Visit visit = Visit.of("auditor")) {
            for (List<String> one : List.of(
                    List.of("/?year=99999", "年度：不能大于 2099"),
                    List.of("/projects?status=zzz", "评价状态：只有 final（正式）"),
                    List.of("/projects?month=13", "评价月份：须写成如 2024-05"))) {
                Page page = visit.open(one.get(0));
                Locator told = page.getByRole(AriaRole.ALERT);
                assertThat(told.locator("p").first()).containsText(one.get(1));
                assertThat(told.locator("li")).hasCount(0);
                // Trying again would be refused again.
                assertThat(told.getByRole(AriaRole.BUTTON)).hasCount(0);
                visit.forgive("status of 400");
                told.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("去掉网址中的条件，重新打开"))
                        .click();
                assertThat(told).hasCount(0);
            }
        }
    }
}
