package org.jiheng.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Somebody at a real browser, the system's Chromium. When the visit ends, the browser must not have complained, asked another host, or
 * refused something by the Content-Security-Policy.
 *
 * <p>Where no Chromium is installed the test is skipped, unless the environment variable {@code JIHENG_BROWSER} is {@code required}.
 */
public final class Visit implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String TARGET_SIZE = "target-size";

    private static Browser browser;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(base() + "/") && !request.url().startsWith("blob:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
    }

    /** A visit of a demo user, on a desktop of 1280 by 720. */
    public static Visit of(String user) {
        return of(user, user, 1280, 720);
    }

    /** A visit of a user with a password, in a window of so many pixels. */
    public static Visit of(String user, String password, int width, int height) {
        Visit visit = ofNobody(width, height);
        var answer = visit.context
                .request()
                .post(
                        base() + "/api/v1/session",
                        RequestOptions.create().setData(Map.of("name", user, "password", password)));
        assertEquals(204, answer.status(), answer::text);
        return visit;
    }

    /** A visit of somebody who has not signed in. */
    public static Visit ofNobody(int width, int height) {
        return new Visit(browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setAcceptDownloads(true)));
    }

    /** The page as Playwright shows it. */
    public Page page() {
        return page;
    }

    /** Goes to an address of the service, such as {@code /projects?year=2023}. */
    public Page open(String address) {
        page.navigate(base() + address);
        return page;
    }

    /** Keeps a picture of the whole page below {@code target/screenshots}. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /**
     * No violation of WCAG 2.2 AA, and of what axe calls best practice, may be found on the page as it is now, unless it is a minor one.
     * A target that the head of the page covers in part, by where the page is scrolled, is not too small for that.
     */
    public void accessible() {
        List<Rule> violations = violations();
        if (violations.stream().anyMatch(rule -> TARGET_SIZE.equals(rule.getId()))) {
            Object scrolled = page.evaluate("(() => { const y = scrollY; scrollTo(0, 0); return y; })()");
            violations = violations();
            page.evaluate("y => scrollTo(0, y)", scrolled);
        }
        String told = violations.stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(n -> n.getHtml()).toList())
                .toList()
                .toString();
        assertTrue(violations.isEmpty(), told);
    }

    private List<Rule> violations() {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> !"minor".equals(rule.getImpact()))
                        .toList();
    }

    /** The page is not wider than its window: nobody has to scroll sideways. */
    public void fits() {
        Object beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertEquals(0, ((Number) beyond).intValue(), "pixels wider than the window");
    }

    /** Holds back the answers to calls whose address fits; what is returned lets them come, and holds no more. */
    public Runnable hold(String pattern) {
        List<Route> held = new ArrayList<>();
        page.route(pattern, held::add);
        return () -> {
            page.unroute(pattern);
            held.forEach(Route::resume);
        };
    }

    /** A refusal that this visit is about, of a call whose address holds this path. */
    public void forgive(int status, String path) {
        complaints.removeIf(complaint -> complaint.contains("status of " + status + " ") && complaint.contains(path));
    }

    /** What this visit's browser may complain about without failing the test, such as a refusal that the test is about. */
    public void forgive(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    /**
     * From now on the line is slow: what the browser asks by this method of such addresses is held back until it is let go. What was
     * declared slow later comes first.
     */
    public Slow slow(String method, Pattern address) {
        Slow slow = new Slow();
        page.route(address, route -> {
            if (method.equals(route.request().method())) {
                slow.take(route);
            } else {
                route.fallback();
            }
        });
        return slow;
    }

    /** What is held back on a slow line. */
    public final class Slow {
        private final List<Route> held = new ArrayList<>();
        private boolean over;
        private int asked;

        private void take(Route route) {
            asked++;
            if (over) {
                route.resume();
            } else {
                held.add(route);
            }
        }

        /** Waits until the browser has asked, and holds it back. */
        public void await() {
            page.waitForCondition(() -> asked > 0);
        }

        /** Lets go what is held back, and all that comes after. */
        public void release() {
            over = true;
            held.forEach(Route::resume);
        }

        /** How often the browser has asked so far. */
        public int asked() {
            return asked;
        }
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints, "the browser's complaints");
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text() + " " + message.location());
        }
    }

    private static String base() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            Optional<Path> chromium = Stream.of(
                            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();
            if (!"required".equals(System.getenv("JIHENG_BROWSER"))) {
                Assumptions.assumeTrue(chromium.isPresent(), "the pages are not tried: no Chromium is installed");
            }
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            // Machines that build are busier than those of people.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium.orElseThrow())
                            // Chromium refuses its own sandbox to root, which build machines often are.
                            .setChromiumSandbox(!"root".equals(System.getProperty("user.name"))));
        }
        return browser;
    }
}
