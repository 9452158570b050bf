package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ProjectForm.declared;
import static org.jiheng.page.ProjectForm.named;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Putting right what was declared of a project as a whole. */
@QuarkusTest
class SettleProjectPageTest {
    @Test
    void theInitialBudgetIsTypedAsActualsAreAndShownInTenThousands() {
        String id = declared(Projects.MAINTENANCE);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            Locator settle = page.locator("jh-settle-project");
            settle.getByRole(AriaRole.BUTTON, named("更正年初预算数")).click();
            Locator field = settle.getByLabel("年初预算数（元）");
            field.fill("287.22");
            assertThat(settle).containsText("= 0.03 万元");
            field.fill("二百万");
            assertThat(settle.locator(".field-error")).containsText("「二百万」不是金额；请填写数字");
            assertThat(field).hasAttribute("aria-invalid", "true");
            settle.getByLabel("理由（必填）").fill("与批复一致");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(field).isFocused();
            assertEquals("「二百万」不是金额；请填写数字，单位为元（或写明万元），最多精确到分。", field.evaluate("f => f.validationMessage"));
            field.fill("");
            assertEquals("年初预算数不能空着；请填写金额。", field.evaluate("f => f.validationMessage"));
            visit.accessible();
            visit.picture("project-budget");
            field.fill("2,872,170.00");
            assertThat(settle).containsText("= 287.22 万元");
            field.fill("287.217万");
            assertThat(settle).containsText("= 287.22 万元");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(page.locator(".said")).containsText("已保存");
            assertEquals(
                    "2872170.00",
                    Api.as("auditor")
                            .get("/api/v1/projects/{id}", id)
                            .jsonPath()
                            .getString("annualRequest"));
        }
    }
}
