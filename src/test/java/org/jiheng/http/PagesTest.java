package org.jiheng.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesTest {
    private static final Path PAGES = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

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
    void nothingButTheSignInPageIsServedToNobody() {
        for (String address : List.of("/", "/projects", "/app/app.js", "/_static/lit/3.3.3/index.js")) {
            RestAssured.given().redirects().follow(false).get(address).then().statusCode(401);
        }
        RestAssured.given().get("/login/").then().statusCode(200);
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
