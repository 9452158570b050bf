package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ImportPageTest.form;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** The list of files that are being imported. */
@QuarkusTest
class ImportListPageTest {
    @Test
    void aRefusedFileSaysWhatItIsNotAndIsTakenOffTheList() {
        byte[] noise = new byte[2000];
        new Random(5).nextBytes(noise);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(new FilePayload[] {
                new FilePayload("noise.docx", "application/octet-stream", noise),
                form("页面导入" + UUID.randomUUID(), "页面导入中心")
            });
            Locator rows = page.locator("jh-import table").first().locator("tbody tr");
            assertThat(rows.first()).containsText("文件不是 Excel、Word 或 PDF 文件，也不是文本");
            assertThat(rows.nth(1)).containsText("已读，未保存");
            visit.accessible();
            button(page, "移出列表").click();
            assertThat(rows).hasCount(1);
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            button(page, "移出列表").click();
            assertThat(page.locator("jh-import h2")).hasCount(0);
            visit.forgive(422, "/api/v1/declarations/import?dryRun=true");
        }
    }

    @Test
    void threeClicksStoreEachFileOnce() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(new FilePayload[] {
                form("页面导入" + UUID.randomUUID(), "页面导入中心"), form("页面导入" + UUID.randomUUID(), "页面导入中心")
            });
            assertThat(button(page, "保存（2 个文件）")).isEnabled();
            Visit.Slow line = visit.slow("POST", Pattern.compile("/declarations/import$"));
            // Faster than the button is drawn as out of use.
            button(page, "保存（2 个文件）").evaluate("button => { button.click(); button.click(); button.click(); }");
            line.await();
            line.release();
            assertThat(page.getByText("已保存 2 个文件")).isVisible();
            assertEquals(2, line.asked());
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
