package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jiheng.ruleset.RuleSets;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Where the service takes no rules, the page says so and hands out what was edited. */
@QuarkusTest
class RulesDownloadPageTest {
    @Test
    void editedFilesAreDownloaded() throws IOException {
        Map<String, String> expected =
                new TreeMap<>(RuleSets.content("mof-2020").files());
        expected.computeIfPresent("rating.drl", (path, text) -> text + "// 新的一行");
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules/mof-2020?file=rating.drl");
            assertThat(page.locator(".desk .cm-content")).isVisible();
            assertThat(page.getByRole(AriaRole.NOTE)).containsText("没有开放网页提交和检查规则");
            assertThat(page.getByText("检查并运行案例")).hasCount(0);
            page.locator(".cm-content").click();
            page.keyboard().press("Control+End");
            // At once: a machine types faster than the editor follows.
            page.keyboard().insertText("// 新的一行");
            Download download =
                    page.waitForDownload(() -> page.getByText("下载修改后的文件（zip）").click());
            Map<String, String> files = new TreeMap<>();
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    files.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertEquals(expected, files);
            visit.picture("rules-uploading-off");
            visit.accessible();
            page.getByText("恢复此文件").click();
        }
    }
}
