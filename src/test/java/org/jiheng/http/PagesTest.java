package org.jiheng.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.model.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.RawCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest {
    private static final Path PAGES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private static final String LIBRARY = "/_static/lit-html/3.3.3/lit-html.js";

    @Test
    void everyAddressOfThePagesIsServedByTheOnePage() throws IOException {
        Matcher addresses =
                Pattern.compile("\\{ path: '([^']+)'").matcher(Files.readString(PAGES.resolve("app/router.js")));
        List<String> served = new ArrayList<>();
        while (addresses.find()) {
            String address = addresses.group(1).replaceAll(":\\w+", "anything");
            signedIn().get(address).then().statusCode(200).body(containsString("<jh-app>"));
            served.add(address);
        }
        assertFalse(served.size() < 2, served::toString);
    }

    @Test
    void theImportMapIsTheOneScriptInThePageThatThePolicyAdmits() throws Exception {
        Response page = signedIn().get("/");
        Matcher map = IMPORT_MAP.matcher(page.asString());
        assertEquals(true, map.find());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        page.then()
                .header(
                        "Content-Security-Policy",
                        containsString("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"))
                .header("Content-Security-Policy", not(containsString("unsafe")));
    }

    @Test
    void everythingThatTheImportMapNamesIsThereAndKeptByTheBrowser() throws IOException {
        Matcher map = IMPORT_MAP.matcher(Files.readString(PAGES.resolve("index.html")));
        assertEquals(true, map.find());
        JsonNode imports = new ObjectMapper().readTree(map.group(1)).get("imports");
        for (JsonNode module : imports) {
            if (!module.asText().endsWith("/")) {
                signedIn()
                        .get(module.asText())
                        .then()
                        .statusCode(200)
                        .header("Content-Type", containsString("javascript"))
                        .header("Cache-Control", containsString("immutable"));
            }
        }
    }

    @Test
    void ourOwnModulesAreAskedForEachTimeSoThatANewVersionIsSeenAtOnce() {
        signedIn().get("/app/app.js").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void aPageThatIsUnchangedIsNotSentAgain() {
        String tag = signedIn().get("/projects").header("ETag");
        signedIn().header("If-None-Match", tag).get("/projects").then().statusCode(304);
    }

    @Test
    void noPageIsServedToNobodyThoughItsTextIs() {
        for (String address : List.of("/", "/projects", "/rules/mof-2020")) {
            RestAssured.given().redirects().follow(false).get(address).then().statusCode(401);
        }
        for (String address : List.of("/login/", "/app/app.js", "/app/styles.css", LIBRARY)) {
            RestAssured.given().get(address).then().statusCode(200);
        }
    }

    @Test
    void theTextOfThePagesIsServedWhateverASessionThatIsOverSays() {
        RestAssured.given()
                .cookie("jiheng-session", "over")
                .get("/app/app.js")
                .then()
                .statusCode(200);
    }

    @Test
    void aPageNamesEveryModuleThatItNeedsAndNoneOfAnotherPage() {
        List<String> overview = preloaded("/");
        assertTrue(
                overview.containsAll(List.of("/app/app.js", "/app/session.js", "/app/overview/figures.js", LIBRARY)),
                overview::toString);
        assertFalse(overview.contains("/app/overview/scatter.js"), "what comes below the figures takes their turn");
        assertEquals(
                List.of(),
                overview.stream()
                        .filter(module -> module.matches("/app/(rules|project|users)/.*|.*echarts.*"))
                        .toList());
        List<String> ruleSet = preloaded("/rules/mof-2020");
        assertTrue(ruleSet.contains("/app/rules/ruleset.js"), ruleSet::toString);
        assertFalse(ruleSet.contains("/app/overview/overview.js"), ruleSet::toString);
        assertEquals(preloaded("/projects/one"), preloaded("/projects/another/"));
        preloaded("/import/")
                .forEach(module -> RestAssured.given().get(module).then().statusCode(200));
    }

    @Test
    void theStylesheetsOfAllPagesAreOneTextThatIsSentCompressedAndOnce() throws IOException {
        String page = signedIn().get("/").asString();
        assertEquals(1, page.split("rel=\"stylesheet\"").length - 1);
        Response styles = RestAssured.given().header("Accept-Encoding", "gzip").get("/app/styles.css");
        styles.then().header("Content-Encoding", "gzip").header("Content-Type", containsString("text/css"));
        try (Stream<Path> files = Files.walk(PAGES.resolve("app"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".css")).toList()) {
                assertTrue(styles.asString().contains(Files.readString(file)), file::toString);
            }
        }
        RestAssured.given()
                .header("If-None-Match", styles.header("ETag"))
                .get("/app/styles.css")
                .then()
                .statusCode(304);
    }

    @Test
    void anAddressThatIsNoneIsAPageForABrowserAndAProblemForEverybodyElse() {
        for (String address :
                List.of("/nothing", "/import.html", "/login/nothing", "/projects/a/b/c", "/import/x", "/rules/a/b")) {
            signedIn()
                    .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                    .get(address)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("text/html"))
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .body(containsString("<jh-app>"));
            signedIn()
                    .accept("application/json")
                    .get(address)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("application/problem+json"))
                    .body("detail", containsString(address));
        }
        // Nobody reads a page in the place of an answer, or of a module.
        for (String address : List.of("/api/v1/nothing", "/app/nothing.js")) {
            signedIn()
                    .accept("text/html,*/*;q=0.8")
                    .get(address)
                    .then()
                    .statusCode(404)
                    .contentType(containsString("application/problem+json"));
        }
    }

    /** No client in Java sends such an address, but browsers do. */
    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            /projects/% > 网址 /projects/% 无法读取：% 后面须有两位十六进制数字
            /rules/%zz  > 网址 /rules/%zz 无法读取：% 后面须有两位十六进制数字
            //          > 网址 // 无法读取：开头只能有一个 /。
            /a|b        > 网址 /a|b 无法读取：其中的空格、引号、竖线等
            """)
    void anAddressThatCannotBeReadIsToldOfLikeAnyOther(String address, String said) throws IOException {
        String page = raw(address, "text/html,*/*;q=0.8");
        assertTrue(page.startsWith("HTTP/1.1 404 "), page);
        assertTrue(page.contains("<jh-app>") && page.contains("script-src 'self' 'sha256-"), page);
        told(raw(address, "application/json"), said);
    }

    /** Nobody reads a page in the place of an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/projects/%", "/api/v1/projects?name=100%", "/q/%"})
    void toldOfTheApiItIsAProblemForABrowserToo(String address) throws IOException {
        told(raw(address, "text/html,*/*;q=0.8"), "网址 " + address + " 无法读取：% 后面须有两位十六进制数字");
    }

    private static void told(String problem, String said) {
        assertTrue(problem.startsWith("HTTP/1.1 400 "), problem);
        Api.check("/api/v1/projects", Request.Method.GET, 400, problem.substring(problem.indexOf("\r\n\r\n") + 4));
        assertTrue(problem.contains(said), problem);
    }

    /** The script of the page reads its query, and takes a lone % for one. */
    @Test
    void aPageIsShownWhateverItsQueryIs() throws IOException {
        String page = raw("/projects?name=100%", "text/html,*/*;q=0.8");
        assertTrue(page.startsWith("HTTP/1.1 200 ") && page.contains("<jh-app>"), page);
        String none = raw("/nothing?name=100%", "text/html,*/*;q=0.8");
        assertTrue(none.startsWith("HTTP/1.1 404 ") && none.contains("<jh-app>"), none);
    }

    private static String raw(String address, String accept) throws IOException {
        return RawCall.answer(RawCall.head("dashboard", "GET", address, "Accept: " + accept, "Connection: close"));
    }

    @Test
    void theIconIsFoundWhereBrowsersLookForIt() {
        RestAssured.given().get("/favicon.ico").then().statusCode(200).contentType(containsString("image/svg+xml"));
    }

    @Test
    void aPageNamesTheCallsThatItBeginsWith() {
        String preload = "<link rel=\"preload\" href=\"/api/v1%s\" as=\"fetch\" crossorigin>";
        assertTrue(signedIn().get("/").asString().contains(preload.formatted("/session")));
        assertTrue(signedIn().get("/").asString().contains(preload.formatted("/years")));
        assertFalse(signedIn().get("/users").asString().contains(preload.formatted("/years")));
    }

    private static List<String> preloaded(String address) {
        return Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">")
                .matcher(signedIn().get(address).asString())
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    @Test
    void noPageHasAStyleOrAScriptThatThePolicyWouldRefuse() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            List<String> refused = files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .filter(PagesTest::hasInlineCode)
                    .map(Path::toString)
                    .toList();
            assertEquals(List.of(), refused);
        }
    }

    private static boolean hasInlineCode(Path file) {
        try {
            return Pattern.compile("\\sstyle=|\\son[a-z]+=[\"']|innerHTML|unsafeHTML|\\beval\\(|new Function")
                    .matcher(Files.readString(file))
                    .find();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static RequestSpecification signedIn() {
        return RestAssured.given().auth().preemptive().basic("dashboard", "dashboard");
    }
}
