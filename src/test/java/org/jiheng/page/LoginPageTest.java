package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, which is what everybody meets first. */
@QuarkusTest
class LoginPageTest {
    private static void click(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .click();
    }

    private static void heading(Page page, String words) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(words);
    }

    private static String ground(Page page) {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static String scheme(Page page) {
        return (String) page.evaluate("getComputedStyle(document.documentElement).colorScheme");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void itSpeaksBothLanguagesInBothSchemes(int width) {
        try (Visit visit = Visit.ofNobody(width, 844)) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            visit.open("/login/");
            heading(page, "绩衡 · 登录");
            visit.picture("login-" + width);
            visit.accessible();
            visit.fits();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertEquals("rgb(20, 24, 29)", ground(page));
            visit.picture("login-dark-" + width);
            visit.accessible();

            click(page, "English");
            heading(page, "Jiheng · Sign in");
            assertThat(page).hasTitle("Sign in · Jiheng");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            visit.picture("login-english-dark-" + width);
            visit.accessible();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            visit.picture("login-english-" + width);
            visit.accessible();
            visit.fits();
            click(page, "中文");
            heading(page, "绩衡 · 登录");
        }
    }

    @Test
    void whatWasChosenInThePagesHoldsHereAndTheOtherWayRound() {
        try (Visit visit = Visit.ofNobody(1280, 720)) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            visit.open("/login/?to=/projects");
            page.evaluate("document.cookie = 'jiheng-theme=dark; path=/'");
            page.reload();
            assertEquals("dark", scheme(page));
            click(page, "English");
            page.getByLabel("Name").fill("dashboard");
            page.getByLabel("Password").fill("dashboard");
            click(page, "Sign in");
            heading(page, "Projects");
            assertEquals("dark", scheme(page));
            click(page, "Sign out");
            heading(page, "Jiheng · Sign in");
        }
    }

    @Test
    void aRefusalIsSaidInTheLanguageThatWasChosen() {
        String nobody = "nobody-" + UUID.randomUUID().toString().substring(0, 8);
        try (Visit visit = Visit.ofNobody(390, 844)) {
            Page page = visit.open("/login/?to=http%3A%2F%2F%5B");
            page.getByLabel("用户名").fill(nobody);
            page.getByLabel("密码").fill("guess");
            click(page, "登录");
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("用户名或密码不对。");
            click(page, "English");
            page.getByLabel("Name").fill(nobody);
            page.getByLabel("Password").fill("guess");
            for (int i = 0; i < 4; i++) {
                page.waitForResponse(Pattern.compile("/api/v1/session$"), () -> click(page, "Sign in"));
                assertThat(page.getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
            }
            click(page, "Sign in");
            assertThat(page.getByRole(AriaRole.ALERT))
                    .hasText(Pattern.compile("Too many failed sign-ins; try again in \\d+ seconds?\\."));
            visit.picture("login-refused");
            visit.accessible();
            page.route(Pattern.compile("/api/v1/session$"), route -> route.abort());
            click(page, "Sign in");
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("The service cannot be reached; try again later.");
            visit.forgive(401, "/api/v1/session");
            visit.forgive(429, "/api/v1/session");
            visit.forgive("ERR_FAILED");
        }
    }
}
