package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ProjectForm.declared;
import static org.jiheng.page.ProjectForm.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** What a project was earlier, and what has changed since. */
@QuarkusTest
class ProjectHistoryPageTest {
    private static final String DOUBTED = "系统故障解决率";

    @Test
    void theHistoryShowsWhatChangedAndThatItComesOutTheSame() {
        String id = declared(Projects.MAINTENANCE);
        String tag = Api.as("auditor").get("/api/v1/projects/{id}", id).header("ETag");
        Api.as("auditor")
                .header("If-Match", tag)
                .body("{\"annualRequest\": \"320000\", \"reason\": \"按批复更正\"}")
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200);
        Projects.post(id, Projects.MAINTAINED);
        JsonPath second = Projects.post(id, Projects.MAINTAINED.replace("\"93\"", "\"96\""));
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.open("/projects/" + id + "?tab=history");
            page.waitForSelector("jh-project-history jh-table tbody a");
            visit.accessible();
            page.locator("jh-project-history jh-table")
                    .first()
                    .locator("tbody a")
                    .first()
                    .click();
            assertThat(page)
                    .hasURL(Pattern.compile(".*tab=history&evaluation=" + second.getString("evaluation.id") + "$"));
            Locator past = page.locator("jh-past-evaluation");
            Locator changed = past.locator("jh-difference tbody", new Locator.LocatorOptions().setHasText(DOUBTED));
            assertThat(changed.locator("tr", new Locator.LocatorOptions().setHasText("实际完成值")))
                    .hasText(Pattern.compile(".*93\\s*96\\s*"));
            assertThat(past.locator("jh-difference")).containsText("填报修订");
            past.getByRole(AriaRole.BUTTON, named("重新计算并核对")).click();
            assertThat(past).containsText("逐字节相同");
            assertThat(past.locator("jh-form-rows")).containsText("96%");
            visit.accessible();
            visit.fits();
            visit.picture("project-history");
            // Another is chosen, and the mark goes with the choice.
            Locator evaluations =
                    page.locator("jh-project-history jh-table").first().locator("tbody a");
            assertThat(evaluations.nth(0)).hasAttribute("aria-current", "true");
            evaluations.nth(1).click();
            assertThat(evaluations.nth(1)).hasAttribute("aria-current", "true");
            assertThat(evaluations.nth(0)).not().hasAttribute("aria-current", "true");

            Locator revisions =
                    page.locator("jh-project-history > .history > section").nth(1);
            revisions.locator("jh-table").first().locator("tbody a").first().click();
            assertThat(revisions.locator("jh-revision h2")).containsText("修订 2");
            assertThat(revisions.locator(".difference tbody")).hasCount(1);
            assertThat(revisions.locator(".difference tbody"))
                    .containsText(Pattern.compile(DOUBTED + "\\s*变化\\s*完成值\\s*93\\s*96"));

            Locator versions =
                    page.locator("jh-project-history > .history > section").nth(2);
            versions.locator("jh-table").first().locator("tbody a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*tab=history&version=2$"));
            Locator declaration = page.locator("jh-past-declaration");
            assertThat(declaration.locator(".facts")).containsText("按批复更正");
            assertThat(declaration.locator(".difference tbody"))
                    .containsText(Pattern.compile("年初预算数\\s*30.00 万元（300,000.00 元）\\s*32.00 万元（320,000(\\.00)? 元）"));
            assertThat(declaration.locator("jh-table")).containsText("≥95.00(%)");
            visit.accessible();
            visit.fits();
            visit.picture("project-history-declaration");
            page.goBack();
            page.goBack();
            page.goBack();
            page.goBack();
            assertThat(page.locator("jh-past-evaluation, jh-past-declaration, jh-revision"))
                    .hasCount(0);
        }
    }
}
