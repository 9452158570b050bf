package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ProjectForm.disclosure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** The form as it comes out of a printer. */
@QuarkusTest
class ProjectPrintPageTest {
    private static final int DPI = 144;

    @Test
    void theFormIsPrintedOnA4WithEveryRow() throws IOException {
        String rows = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> """
                        {"level1": "产出指标", "level2": "%s", "name": "第%d项产出", "target": "≥%d个"}
                        """.formatted(n % 2 == 0 ? "数量指标" : "质量指标", n, n))
                .collect(Collectors.joining(",", "[", "]"));
        JsonPath project = Projects.declare("300000", rows);
        Projects.post(project.getString("id"), "{\"executedAmount\": \"300000\", \"items\": []}");
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + project.getString("id"));
            // What is open on the screen is not printed.
            disclosure(page, "第2项产出").click();
            assertThat(page.locator("jh-indicator-detail")).isVisible();
            try (PDDocument pdf = printed(page, "project-printed")) {
                String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
                for (int n = 1; n <= 40; n++) {
                    assertTrue(text.contains("第" + n + "项产出"), n + ": " + text);
                }
                assertTrue(text.contains("项目支出绩效自评表") && text.contains("填报人："), text);
                assertFalse(text.contains("提交") || text.contains("总览") || text.contains("依据"), text);
                assertTrue(text.contains("注：尚未经复核确认；评价结果是暂定的，有"), text);
                assertTrue(pdf.getNumberOfPages() > 1);
                assertTrue(text(pdf, 1).contains("第1项产出"), "rows below the head, on the first page");
                assertEquals(pdf.getNumberOfPages(), text.split("三级指标", -1).length - 1, "the head on every page");
                for (PDPage sheet : pdf.getPages()) {
                    PDRectangle size = sheet.getMediaBox();
                    assertEquals(PDRectangle.A4.getHeight(), size.getWidth(), 1);
                    assertEquals(PDRectangle.A4.getWidth(), size.getHeight(), 1);
                }
                assertBoxed(pdf);
            }
        }
    }

    @Test
    void whatIsLongFillsAPageAndGoesOnOnTheNext() throws IOException {
        String id = Api.as("auditor")
                .body("""
                        {"year": 2023, "unit": "某中心", "department": "某局", "name": "试验项目%s", "annualRequest": "200000031547100",
                         "annualGoal": "%s目标完", "indicators": %s}
                        """.formatted(UUID.randomUUID(), "保障信息系统全年稳定运行，及时处理各类故障；".repeat(60), Projects.MAINTENANCE))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Projects.post(
                id,
                Projects.MAINTAINED
                        .replace("300000", "198765432109876")
                        .replace("设备老化", "部分设备老化，备件停产；".repeat(30) + "原因完"));
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            disclosure(page, "年度资金总额").click();
            disclosure(page, "系统故障解决率").click();
            disclosure(page, "总分").click();
            assertThat(page.locator("jh-total-detail")).isVisible();
            assertThat(page.locator(".form-head")).containsText("20,000,003,154.71");
            assertEquals(List.of(), page.evaluate("""
                            [...document.querySelectorAll('.form-head .number')].filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.innerText)"""), "sums that run over their neighbours");
            try (PDDocument pdf = printed(page, "project-printed-long")) {
                assertEquals(3, pdf.getNumberOfPages());
                assertTrue(text(pdf, 1).contains("预期目标") && text(pdf, 1).contains("保障信息系统"), "the goal begins");
                assertFalse(text(pdf, 1).contains("目标完"), "the goal goes on");
                assertTrue(text(pdf, 2).contains("目标完"), "the goal ends");
                assertTrue(text(pdf, 2).contains("部分设备老化") && !text(pdf, 2).contains("原因完"), "a reason goes on");
                assertTrue(text(pdf, 3).contains("原因完"), "it ends");
                assertBoxed(pdf);
            }
        }
    }

    private static PDDocument printed(Page page, String name) throws IOException {
        byte[] printed = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        Files.write(Path.of("target/screenshots/" + name + ".pdf"), printed);
        return Loader.loadPDF(printed);
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper one = new PDFTextStripper();
        one.setStartPage(page);
        one.setEndPage(page);
        return one.getText(pdf).replaceAll("\\s", "");
    }

    /** On every page the table begins and ends with a line from edge to edge, no line is thicker than another, and no page but the last is half empty. */
    private static void assertBoxed(PDDocument pdf) throws IOException {
        PDFRenderer renderer = new PDFRenderer(pdf);
        for (int n = 0; n < pdf.getNumberOfPages(); n++) {
            BufferedImage sheet = renderer.renderImageWithDPI(n, DPI, ImageType.GRAY);
            int[] inked = IntStream.range(0, sheet.getHeight())
                    .map(y -> (int) IntStream.range(0, sheet.getWidth())
                            .filter(x -> dark(sheet, x, y))
                            .count())
                    .toArray();
            int widest = IntStream.of(inked).max().orElseThrow();
            List<Integer> lines = IntStream.range(0, inked.length)
                    .filter(y -> inked[y] > widest * 0.98)
                    .boxed()
                    .toList();
            String where = "page " + (n + 1);
            assertTrue(widest > sheet.getWidth() * 0.9, where + " is boxed from edge to edge");
            if (n > 0) {
                assertEquals(first(inked), lines.get(0), 2, where + " begins with a line");
            }
            if (n < pdf.getNumberOfPages() - 1) {
                int last = lines.get(lines.size() - 1);
                assertEquals(last(inked), last, 2, where + " ends with a line");
                assertTrue(last > sheet.getHeight() * 0.8, where + " is filled down to " + last);
            }
            for (int y : lines) {
                assertFalse(
                        lines.contains(y + 1) && lines.contains(y + 2) && lines.contains(y + 3),
                        where + " has a thick line at " + y);
            }
        }
    }

    private static boolean dark(BufferedImage sheet, int x, int y) {
        return sheet.getRaster().getSample(x, y, 0) < 128;
    }

    private static int first(int[] inked) {
        return IntStream.range(0, inked.length)
                .filter(y -> inked[y] > 0)
                .findFirst()
                .orElseThrow();
    }

    private static int last(int[] inked) {
        return IntStream.range(0, inked.length).filter(y -> inked[y] > 0).max().orElseThrow();
    }
}
