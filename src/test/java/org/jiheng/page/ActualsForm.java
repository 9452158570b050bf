package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;

/** The form of actual outcomes as tests find their way in it. */
final class ActualsForm {
    private ActualsForm() {}

    /** A project of five indicators without actuals: its id. */
    static String maintenance() {
        return Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
    }

    static Page open(Visit visit, String project) {
        Page page = visit.open("/projects/" + project + "/actuals");
        assertThat(page.getByLabel("全年执行数（元）")).isVisible();
        return page;
    }

    static Locator field(Page page, String indicator, String column) {
        return page.getByLabel(indicator + " · " + column, new Page.GetByLabelOptions().setExact(true));
    }

    static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)));
    }
}
