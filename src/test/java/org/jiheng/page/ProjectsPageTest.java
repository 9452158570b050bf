package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsPageTest {
    private static final String ONE_INDICATOR = """
            [{"level1": "产出指标", "level2": "数量指标", "name": "次数", "target": "≥1"}]
            """;

    @Test
    void whoHasNotSignedInIsLedToTheSignInPageAndThenBack() {
        try (Visit visit = Visit.ofNobody(1280, 720)) {
            Page page = visit.open("/projects?year=2023");
            assertThat(page).hasURL(Pattern.compile(".*/login/\\?to=.*"));
            visit.accessible();
            page.getByLabel("用户名").fill("dashboard");
            page.getByLabel("密码").fill("dashboard");
            page.getByRole(AriaRole.BUTTON).getByText("登录").click();
            assertThat(page).hasURL(Pattern.compile(".*/projects\\?year=2023"));
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("项目").setLevel(1)))
                    .isVisible();
            visit.picture("projects");
            visit.accessible();
            visit.fits();
        }
    }

    @Test
    void withoutAYearTheChoicesAreThoseOfTheNewestYearsAndAllElseCanBeTyped() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.page();
            page.route(
                    Pattern.compile("/api/v1/years$"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"next\": null, \"items\": ["
                                    + IntStream.range(0, 20)
                                            .mapToObj(n -> "{\"year\": " + (2029 - n) + "}")
                                            .collect(Collectors.joining(","))
                                    + "]}")));
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("groupBy=department")) {
                    asked.add(request.url());
                }
            });
            visit.open("/projects");
            Locator department = page.getByLabel("主管部门", new Page.GetByLabelOptions().setExact(true));
            assertThat(department).hasAttribute("list", Pattern.compile(".+"));
            assertEquals(5, asked.size(), asked::toString);
            department.fill("某局");
            department.press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*department=.*"));
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aLongListGoesByPagesThatTheBrowserRemembers() throws IOException {
        String department = "长表局<script>alert(1)</script>" + UUID.randomUUID();
        for (int i = 0; i < 101; i++) {
            Projects.declare(2049, department, "1", ONE_INDICATOR);
        }
        String scored =
                Projects.declare(2049, department, "100", Projects.MAINTENANCE).getString("id");
        Projects.post(scored, Projects.MAINTAINED.replace("300000", "100"));
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open("/projects?year=2049");
            page.getByLabel("主管部门").first().selectOption(department);
            assertThat(page.locator("caption")).containsText("共 102 个项目");
            assertThat(page.locator("tbody tr")).hasCount(100);
            // A second click while the next page is still on its way is none.
            Runnable come = visit.hold("**/api/v1/projects?*cursor=*");
            button(page, "下一页").dblclick();
            come.run();
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator(".pager")).containsText("第 101–102 个");
            button(page, "上一页").click();
            assertThat(page.locator("tbody tr")).hasCount(100);
            page.goBack();
            assertThat(page.locator("tbody tr")).hasCount(2);
            page.goBack();
            assertThat(page.locator("tbody tr")).hasCount(100);

            button(page, "得分").click();
            assertThat(page).hasURL(Pattern.compile("sort=-total"));
            assertThat(page.locator("tbody tr").first()).containsText("90.43");

            // On the way to another page, this one reads nothing any more.
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.locator("tbody a").first().click();
            assertThat(page.locator("jh-project h1")).isVisible();
            assertTrue(
                    asked.stream().noneMatch(url -> url.matches(".*/api/v1/(projects|summaries)\\?.*")),
                    asked::toString);
            page.goBack();
            assertThat(page.locator("tbody tr").first()).containsText("90.43");

            Download file = page.waitForDownload(() -> button(page, "CSV").click());
            List<String> lines = Files.readAllLines(file.path());
            assertEquals(2, lines.size(), lines::toString);
            assertTrue(lines.get(1).contains(scored));

            String name =
                    Api.as("dashboard").get("/api/v1/projects/{id}", scored).path("name");
            page.getByLabel("项目名称含").fill(name);
            page.keyboard().press("Enter");
            assertThat(page.locator("tbody tr")).hasCount(1);
            button(page, "全部去掉").click();
            assertThat(page.locator(".chips")).hasCount(0);
        }
    }

    @Test
    void withoutAYearTheFiltersOfferWhatAnyYearHasAndGradesFromTheBest() {
        List<String> departments = List.of("甲局" + UUID.randomUUID(), "乙局" + UUID.randomUUID());
        String early = Projects.declare(2041, departments.get(0), "332427.00", Projects.MAINTENANCE)
                .getString("id");
        Projects.post(early, Projects.MAINTAINED);
        Projects.post(
                Projects.declare(2041, departments.get(0), "300000", Projects.MAINTENANCE)
                        .getString("id"),
                Projects.MAINTAINED.replace("\"93\"", "\"96\""));
        Projects.post(
                Projects.declare(2042, departments.get(1), "300000", Projects.MAINTENANCE)
                        .getString("id"),
                "{\"executedAmount\": \"300000\", \"items\": []}");
        String reader = People.add("dashboard", departments, null);
        try (Visit visit = Visit.of(reader, People.PASSWORD, 1280, 720)) {
            Page page = visit.open("/projects");
            assertThat(page.locator("select[name=department] option"))
                    .hasText(new String[] {"全部", departments.get(1), departments.get(0)});
            assertThat(page.locator("select[name=grade] option")).hasText(new String[] {"全部", "优", "良", "差"});
            page.locator(".filters summary").click();
            assertThat(page.locator("select[name=unit] option")).hasText(new String[] {"全部", "某中心"});
            page.getByLabel("年度").selectOption("2042");
            assertThat(page.locator("select[name=department] option")).hasText(new String[] {"全部", departments.get(1)});
            assertThat(page.locator("select[name=grade] option")).hasText(new String[] {"全部", "差"});
        }
    }

    @Test
    void theListFitsANarrowWindow() {
        String department = "窄表局" + UUID.randomUUID();
        Projects.declare(2049, department, "1", ONE_INDICATOR);
        try (Visit visit = Visit.of("dashboard", "dashboard", 390, 844)) {
            Page page = visit.open("/projects?year=2049&department=" + department);
            page.locator(".filters summary").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            visit.picture("projects-narrow");
            visit.accessible();
            visit.fits();
            visit.open("/projects?year=2049&department=no-such-department");
            assertThat(page.locator(".message.empty")).containsText("没有符合条件的项目");
        }
    }
}
