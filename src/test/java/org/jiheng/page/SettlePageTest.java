package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ProjectForm.declared;
import static org.jiheng.page.ProjectForm.disclosure;
import static org.jiheng.page.ProjectForm.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Corrections of a row. */
@QuarkusTest
class SettlePageTest {
    private static final String ROW = "系统故障解决率";

    @Test
    void pointsShowWhatTheyAddUpToAndCanBeTakenBack() {
        String id = declared(Projects.MAINTENANCE);
        Projects.post(id, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            Locator result = page.locator("section[aria-labelledby=result-title]");
            assertThat(result).containsText("90.43");
            disclosure(page, ROW).click();
            Locator settle = page.locator("jh-settle-indicator");
            settle.getByRole(AriaRole.BUTTON, named("更正这一行")).click();
            settle.getByLabel("分值").fill("20");
            assertThat(settle).containsText("保存后还有 4 个指标没有分值，按 0 分计；其余合计 20.00");
            visit.accessible();
            settle.getByLabel("理由（必填）").fill("误填");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(result).containsText("暂定");
            settle.getByRole(AriaRole.BUTTON, named("更正这一行")).click();
            settle.getByLabel("分值").fill("");
            assertThat(settle).containsText("清空即撤回，恢复申报表的分值");
            settle.getByLabel("理由（必填）").fill("撤回误填");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(result).containsText("90.43");
            assertThat(result).containsText("正式");
        }
    }
}
