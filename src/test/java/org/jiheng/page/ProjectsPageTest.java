package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsPageTest {
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
}
