package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Somebody who has no mouse. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class KeyboardPageTest {
    private static final int MOST_STOPS = 400;

    /** What has the focus, whether it had it before, and whether one can see that it has. */
    private static final String AT = """
            (() => {
                let at = document.activeElement;
                while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                if (!at || at === document.body) return null;
                const known = window.stops.has(at);
                window.stops.add(at);
                const ring = getComputedStyle(at.closest('.cm-editor') ?? at);
                const box = at.getBoundingClientRect();
                return {
                    known, html: at.outerHTML.slice(0, 150),
                    seen: ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) > 0
                        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                };
            })()""";

    private static final String MISSED = """
            (() => {
                const all = root => [...root.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')];
                const inside = [...document.querySelectorAll('jh-editor')].flatMap(editor => all(editor.shadowRoot));
                return [...all(document), ...inside]
                    .filter(one => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !window.stops.has(one))
                    .map(one => one.outerHTML.slice(0, 150));
            })()""";

    /** Goes through the page by Tab, from its beginning to its end. */
    private static void walk(Page page) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("window.stops = new Set()");
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            Map<?, ?> at = (Map<?, ?>) page.evaluate(AT);
            if (at == null) {
                // Past the end; the beginning comes next.
                continue;
            }
            if (Boolean.TRUE.equals(at.get("known"))) {
                break;
            }
            assertTrue(Boolean.TRUE.equals(at.get("seen")), () -> page.url() + " does not show " + at.get("html"));
        }
        assertEquals(List.of(), page.evaluate(MISSED), page.url());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Locator button) {
        button.focus();
        button.press("Enter");
    }

    @Test
    void everyControlIsReachedAndSeen() {
        String project =
                "/projects/" + Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        try (Visit visit = Visit.ofNobody(1280, 720)) {
            Page page = visit.open("/login/?to=/projects");
            walk(page);
            page.getByLabel("用户名").focus();
            page.keyboard().type("admin");
            page.keyboard().press("Tab");
            page.keyboard().type("admin");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            for (String address :
                    List.of("/", "/projects", project, project + "/actuals", "/rules/mof-2020", "/users", "/account")) {
                visit.open(address);
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                        .isVisible();
                walk(page);
            }
        }
    }

    @Test
    void whatGoesAwayLeavesTheFocusInItsPlace() {
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            press(button(page, "新增用户"));
            assertThat(page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true)))
                    .isFocused();
            press(button(page, "取消"));
            assertThat(button(page, "新增用户")).isFocused();
            press(button(page, "修改 policy"));
            // The name of somebody is not changed.
            assertThat(page.getByLabel(Pattern.compile("^审核人员"))).isFocused();
            press(button(page, "保存"));
            assertThat(button(page, "新增用户")).isFocused();

            visit.open("/projects?year=2023&status=final");
            press(page.locator(".chips button").first());
            assertThat(page.locator(".chips button").first()).isFocused();

            visit.open("/rules/mof-2020?file=rating.drl");
            page.locator(".cm-content").focus();
            page.keyboard().press("Control+End");
            page.keyboard().type("// k");
            page.keyboard().press("Tab");
            assertThat(button(page, "检查并运行案例（F9）")).isFocused();
            Locator discard = button(page, "放弃全部修改");
            press(discard);
            // What is asked keeps the focus, and gives it back.
            for (int i = 0; i < 4; i++) {
                page.keyboard().press("Tab");
                assertTrue((Boolean) page.evaluate(
                        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"));
            }
            page.keyboard().press("Escape");
            assertThat(discard).isFocused();
            discard.press("Enter");
            page.locator("dialog button[type=submit]").press("Enter");
            assertThat(button(page, "下载全部文件（zip）")).isFocused();
        }
    }
}
