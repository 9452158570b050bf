package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jiheng.testsupport.Projects;

/** The page of a project, as the tests of it use it. */
final class ProjectForm {
    private ProjectForm() {}

    static String declared(String indicators) {
        return Projects.declare("300000", indicators).getString("id");
    }

    static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** The button that opens a row of the form. */
    static Locator disclosure(Page page, String row) {
        return page.locator("jh-self-evaluation button.disclose", new Page.LocatorOptions().setHasText(row));
    }

    /** A row of the form. */
    static Locator row(Page page, String name) {
        Locator button = page.locator("button.disclose", new Page.LocatorOptions().setHasText(name));
        return page.locator("jh-self-evaluation tr.opens", new Page.LocatorOptions().setHas(button));
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Takes a step of the submission. @param reason null where nothing is said */
    static void step(Page page, String step, String reason) {
        page.locator("jh-submission").getByRole(AriaRole.BUTTON, named(step)).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        if (reason != null) {
            dialog.getByRole(AriaRole.TEXTBOX).fill(reason);
        }
        dialog.getByRole(AriaRole.BUTTON, named(step)).click();
        assertThat(dialog).hasCount(0);
    }
}
