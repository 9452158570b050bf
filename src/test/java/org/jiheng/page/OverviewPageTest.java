package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year at a glance, as the dashboard team sees it. */
@QuarkusTest
class OverviewPageTest {
    private static final int YEAR = 2048;
    private static final String OVERVIEW = "/?year=" + YEAR;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final String own = "总览局<script>alert(1)</script>" + UUID.randomUUID();
    private final String other = "旁观局" + UUID.randomUUID();
    private String unspent;

    @BeforeEach
    void aYearAndTheOneBefore() {
        posted(YEAR - 1, own, "300000", "93", "88");
        unspent = posted(YEAR, own, "120000", "95", "90", true);
        posted(YEAR, own, "300000", "20", "10");
        Projects.declare(YEAR, own, "300000", Projects.MAINTENANCE);
        posted(YEAR - 1, other, "300000", "93", "88");
        posted(YEAR, other, "200000", "93", "88");
    }

    private static String posted(int year, String department, String executed, String solved, String satisfied) {
        return posted(year, department, executed, solved, satisfied, false);
    }

    /** @param full whether what the usual actuals reach in part is reached */
    private static String posted(
            int year, String department, String executed, String solved, String satisfied, boolean full) {
        String id = Projects.declare(year, department, "300000", Projects.MAINTENANCE)
                .getString("id");
        String actuals = Projects.MAINTAINED
                .replace("300000", executed)
                .replace("\"93\"", '"' + solved + '"')
                .replace("\"value\": 88", "\"value\": " + satisfied);
        Projects.post(
                id,
                full
                        ? actuals.replace("\"attainment\": \"partly\", \"percent\": 70", "\"attainment\": \"met\"")
                        : actuals);
        return id;
    }

    private static JsonPath figures(String... filter) {
        var call = Api.as("dashboard").queryParam("year", YEAR);
        for (int i = 0; i < filter.length; i += 2) {
            call.queryParam(filter[i], filter[i + 1]);
        }
        return call.get("/api/v1/summaries").jsonPath();
    }

    /** What stands below a title among the figures. */
    private static Locator figure(Page page, String title) {
        return page.locator(
                "//dt[normalize-space()='" + title + "']/following-sibling::dd//*[contains(@class, 'value')]");
    }

    /** The year before below it, and the change. */
    private static Locator beforeOf(Page page, String title) {
        return page.locator(
                "//dt[normalize-space()='" + title + "']/following-sibling::dd//*[contains(@class, 'hint')]");
    }

    private static void assertFigures(Page page, JsonPath of) {
        assertThat(figure(page, "项目")).hasText(of.getString("total.figures.projects"));
        assertThat(figure(page, "已评价")).hasText(of.getString("total.figures.evaluated"));
        assertThat(figure(page, "平均分")).hasText(of.getString("total.figures.mean"));
        assertThat(figure(page, "资金加权平均分")).hasText(of.getString("total.figures.weightedMean"));
        assertThat(figure(page, "预算执行率")).hasText(of.getString("total.figures.executionRate") + "%");
    }

    private static void waitForCharts(Page page, int charts) {
        assertThat(page.locator("jh-chart canvas")).hasCount(charts);
    }

    @Test
    void theYearIsNarrowedDownAndOpensIntoItsProjects() {
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open(OVERVIEW);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(YEAR + " 年度总览");
            assertFigures(page, figures());
            page.getByLabel("主管部门").first().selectOption(own);
            assertThat(page).hasURL(Pattern.compile("[?&]department="));
            assertFigures(page, figures("department", own));
            // 300,000 yuan the year before, 420,000 now; the figure of before leads to the projects of before.
            assertThat(beforeOf(page, "全年预算（已评价项目，万元）")).isVisible();
            Locator before = beforeOf(page, "全年执行（已评价项目，万元）");
            assertThat(before).hasText("上年 30.00 (+12.00)");
            assertThat(before.getByRole(AriaRole.LINK))
                    .hasAttribute("href", Pattern.compile("^/projects\\?.*year=" + (YEAR - 1)));
            page.reload();
            assertFigures(page, figures("department", own));
            waitForCharts(page, 5);
            visit.picture("overview");
            visit.accessible();
            visit.fits();

            // Money unspent, outputs full: one project, and the link leads to it.
            Locator region = page.locator(".regions .unspent");
            assertThat(region.locator("strong")).hasText("1");
            region.getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(Pattern.compile("/projects\\?.*executionRateBelow=80"));
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody a")).hasAttribute("href", "/projects/" + unspent);
            page.goBack();
            assertFigures(page, figures("department", own));

            figure(page, "已评价").getByRole(AriaRole.LINK).click();
            assertThat(page.locator("tbody tr")).hasCount(2);
            page.goBack();
            page.goBack();
            assertThat(page).hasURL(Pattern.compile("\\?year=" + YEAR + "$"));
            assertFigures(page, figures());
            // 300,000 yuan the year before, 200,000 now.
            visit.open(OVERVIEW + "&department=" + other);
            assertThat(beforeOf(page, "全年执行（已评价项目，万元）")).hasText("上年 30.00 (-10.00)");
        }
    }

    @Test
    void aLossOpensIntoTheProjectsThatHaveIt() {
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open(OVERVIEW + "&department=" + other);
            Locator row = page.locator("jh-overview-losses tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("系统故障解决率"));
            row.getByRole(AriaRole.LINK).first().click();
            assertThat(page).hasURL(Pattern.compile("lost="));
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("失分指标"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("^((?!lost=).)*$"));
            page.goBack();
            page.goBack();
            // Sorted by a column that the other table does not have.
            page.locator("jh-overview-losses")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("二级指标").setExact(true))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("按二级指标"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("losses=level2"));
            assertThat(page.locator("jh-overview-losses tbody tr td:first-child")
                            .filter(new Locator.FilterOptions().setHasText("质量指标")))
                    .hasCount(1);
        }
    }

    @Test
    void chartsAreTakenAwayAsPictureAndAsData() throws IOException {
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open(OVERVIEW + "&department=" + own);
            Locator grades = page.locator("jh-overview-grades");
            Download picture = page.waitForDownload(() -> grades.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("下载图片"))
                    .click());
            byte[] drawn = Files.readAllBytes(picture.path());
            assertArrayEquals(PNG, Arrays.copyOf(drawn, PNG.length));
            Download data = page.waitForDownload(() -> grades.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("下载数据"))
                    .click());
            List<String> lines = Files.readAllLines(data.path());
            List<Object> grade = figures("department", own).getList("total.figures.grades.grade");
            List<Object> count = figures("department", own).getList("total.figures.grades.count");
            assertTrue(lines.get(0).startsWith("\uFEFF等级,项目数"), lines.get(0));
            for (int i = 0; i < grade.size(); i++) {
                assertTrue(lines.get(i + 1).startsWith(grade.get(i) + "," + count.get(i) + ","), lines.get(i + 1));
            }
            // Bands with both ends, and money in the unit of the heading.
            Download cells = page.waitForDownload(() -> page.locator("jh-overview-scatter")
                    .getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("下载数据"))
                    .click());
            String written = Files.readString(cells.path());
            assertTrue(written.startsWith("\uFEFF执行率（%）,得分,项目数,预算（万元）"), written);
            assertTrue(
                    Pattern.compile("(?m)^40–42,\\d+–\\d+,1,30\\.00,钱没花、产出满$")
                            .matcher(written)
                            .find(),
                    written);
        }
    }

    @Test
    void aChartThatCannotBeDrawnLeavesItsFiguresAndIsTriedAgain() {
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.page();
            page.route("**/echarts.esm.min.js*", Route::abort);
            visit.open(OVERVIEW + "&department=" + own);
            Locator grades = page.locator("jh-overview-grades");
            assertThat(grades.getByRole(AriaRole.ALERT)).containsText("图没有画出来");
            assertThat(grades.locator("tbody tr")).hasCount(2);
            page.unroute("**/echarts.esm.min.js*");
            grades.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重试"))
                    .click();
            assertThat(grades.locator("canvas")).hasCount(1);
            assertThat(grades.getByRole(AriaRole.ALERT)).hasCount(0);
            visit.forgive("echarts");
        }
    }

    @Test
    void whoIsLimitedSeesTheirOwn() {
        String limited = People.add("dashboard", List.of(other), null);
        try (Visit visit = Visit.of(limited, People.PASSWORD, 1280, 720)) {
            Page page = visit.open("/");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(YEAR + " 年度总览");
            assertThat(figure(page, "项目")).hasText("1");
            assertThat(page.locator("jh-overview-departments tbody tr")).hasCount(1);
            assertThat(page.getByLabel("主管部门").first().locator("option")).hasText(new String[] {"全部", other});
            page.navigate(page.url() + OVERVIEW.substring(1) + "&department=某局");
            assertThat(page.locator(".message.empty")).containsText("没有符合条件的项目");
        }
    }

    @Test
    void itFitsANarrowWindowInTheDarkAndInEnglish() {
        try (Visit visit = Visit.of("dashboard", "dashboard", 390, 844)) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.open(OVERVIEW);
            waitForCharts(page, 5);
            visit.picture("overview-narrow-dark");
            visit.accessible();
            visit.fits();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English"))
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Overview of " + YEAR);
            page.locator(".filters summary").click();
            page.getByLabel("Status").selectOption(new SelectOption().setLabel("not evaluated"));
            assertThat(page.locator(".message.empty")).containsText("no evaluations yet");
            page.locator(".chips button").first().click();
            waitForCharts(page, 5);
            visit.picture("overview-narrow-dark-english");
            visit.accessible();
            visit.fits();
        }
    }

    @Test
    void anAddressWithoutAYearThatIsOneSaysSoAndIsNoTitle() {
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open("/?year=abc");
            Locator told = page.getByRole(AriaRole.ALERT);
            assertThat(told).containsText("须为整数");
            assertThat(told.getByText("去掉网址中的条件，重新打开")).hasAttribute("href", "/");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("总览");
            page.getByLabel("年度").selectOption(Integer.toString(YEAR));
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(YEAR + " 年度总览");
            visit.forgive(400, "/api/v1/summaries");
        }
    }
}
