package org.jiheng.ruleset;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Await;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policy staff edit a rule file while the service runs. */
@QuarkusTest
@TestProfile(EditedRulesTest.OwnRules.class)
class EditedRulesTest {
    private static final Path ROOT = Path.of("target/edited-rules");
    private static final Path RATING = ROOT.resolve("mof-2020/rating.drl");

    @Inject
    RuleSetRegistry registry;

    @Inject
    RulesConfig config;

    /** A copy of the shipped rules, where changes go live by themselves as in development. */
    public static class OwnRules implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            copy(Path.of("rules/mof-2020"), ROOT.resolve("mof-2020"));
            return Map.of("jiheng.rules.dir", ROOT.toString(), "jiheng.rules.auto-activate", "true");
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterEach
    void restore() {
        copy(Path.of("rules/mof-2020"), ROOT.resolve("mof-2020"));
        Await.until(() -> "live".equals(ruleset().getString("folder.state")) && grade().equals("良"));
    }

    private static JsonPath ruleset() {
        return Api.as("policy").get("/api/v1/rulesets/mof-2020").jsonPath();
    }

    private static String grade() {
        return Api.as("dashboard")
                .body("{\"year\": 2023, \"annualRequest\": \"332427.00\", \"indicators\": " + Projects.MAINTENANCE
                        + ", \"actuals\": " + Projects.MAINTAINED + "}")
                .post("/api/v1/score")
                .jsonPath()
                .getString("grade");
    }

    @Test
    void aChangedThresholdGoesLiveAndTheOldEvaluationReplays() throws IOException {
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        JsonPath before = Projects.post(project, Projects.MAINTAINED);
        assertEquals("良", before.getString("evaluation.grade"));
        Files.writeString(RATING, Files.readString(RATING).replace("90", "89"));
        Await.until(() -> grade().equals("优"));
        JsonPath after = Projects.post(project, Projects.MAINTAINED);
        assertEquals("优", after.getString("evaluation.grade"));
        JsonPath replayed = Api.as("auditor")
                .post("/api/v1/evaluations/{id}/replay", before.getString("evaluation.id"))
                .jsonPath();
        assertTrue(replayed.getBoolean("identical"));
        assertEquals(before.getString("evaluation.ruleset.hash"), replayed.getString("ruleset.hash"));
    }

    /** As vim saves: a swap file, the old file moved aside, the new one written and the old one deleted. */
    @Test
    void aFileSavedThroughABackupGoesLive() throws IOException {
        String before = ruleset().getString("active.hash");
        Path swap = RATING.resolveSibling(".rating.drl.swp");
        Path backup = RATING.resolveSibling("rating.drl~");
        String text = Files.readString(RATING);
        Files.writeString(swap, "b0VIM");
        Files.move(RATING, backup, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(RATING, text.replace("90", "89"));
        Files.delete(backup);
        Files.delete(swap);
        Await.until(() -> grade().equals("优"));
        assertNotEquals(before, ruleset().getString("active.hash"));
    }

    /** As sed -i saves: another file is written and renamed over the old one. */
    @Test
    void aFileRenamedOverTheOldOneGoesLive() throws IOException {
        Path written = RATING.resolveSibling("sedA1b2C3");
        Files.writeString(written, Files.readString(RATING).replace("90", "89"));
        Files.move(written, RATING, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Await.until(() -> grade().equals("优"));
    }

    /** A save that is seen half done is never taken: the folder must have been quiet. */
    @Test
    void aFileTruncatedAndWrittenInPiecesIsTakenWhole() throws Exception {
        String text = Files.readString(RATING).replace("90", "89");
        try (OutputStream out = Files.newOutputStream(RATING)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += 100) {
                out.write(bytes, from, Math.min(100, bytes.length - from));
                out.flush();
                Thread.sleep(20);
            }
        }
        assertNotEquals("refused", ruleset().getString("folder.state"));
        Await.until(() -> grade().equals("优"));
    }

    /** What an approver made live is not taken back by the next start, whose folder is as it was before. */
    @Test
    void aStartLeavesWhatSomebodyActivated() throws Exception {
        String shipped = ruleset().getString("active.hash");
        String text = Files.readString(RATING);
        Files.writeString(RATING, text.replace("90", "88"));
        Await.until(() -> grade().equals("优"));
        String chosen = ruleset().getString("active.hash");
        Files.writeString(RATING, text);
        Await.until(() -> grade().equals("良"));
        activate(chosen);
        RuleFolders started = new RuleFolders(registry, config);
        started.start(null);
        try {
            Await.until(() -> started.seen("mof-2020").isPresent());
            assertEquals(
                    RuleFolders.State.CANDIDATE, started.seen("mof-2020").get().state());
            assertEquals(chosen, ruleset().getString("active.hash"));
        } finally {
            started.stop(null);
            activate(shipped);
        }
    }

    private static void activate(String hash) {
        Api.as("approver")
                .post("/api/v1/rulesets/mof-2020/versions/{hash}/activate", hash)
                .then()
                .statusCode(200);
    }

    @Test
    void lineEndsAndAByteOrderMarkMakeNoNewVersion() throws Exception {
        String before = ruleset().getString("active.hash");
        Files.writeString(RATING, "\ufeff" + Files.readString(RATING).replace("\n", "\r\n"));
        Thread.sleep(1500);
        assertEquals(before, ruleset().getString("active.hash"));
        assertEquals("live", ruleset().getString("folder.state"));
    }

    @Test
    void aBrokenRuleIsRefusedWithItsLineAndTheLastGoodOneGoesOn() throws IOException {
        String live = ruleset().getString("active.hash");
        Files.writeString(RATING, Files.readString(RATING).replace("total >= 90", "totl >= 90"));
        Await.until(() -> "refused".equals(ruleset().getString("folder.state")));
        JsonPath refused = ruleset();
        assertEquals("rating.drl", refused.getString("folder.findings[0].file"));
        assertEquals(7, refused.getInt("folder.findings[0].line"));
        assertTrue(refused.getString("folder.findings[0].message").contains("total"));
        assertEquals(live, refused.getString("active.hash"));
        assertEquals("良", grade());
        RestAssured.given()
                .get("/q/health")
                .then()
                .statusCode(200)
                .body(containsString("refused"))
                .body(containsString(live));
    }

    @Test
    void theLiveFilesCanBeRead() {
        String text = Api.as("policy")
                .get("/api/v1/rulesets/mof-2020/files/rating.drl")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(text.contains("等级·优"));
        Api.as("policy").get("/api/v1/rulesets").then().statusCode(200);
        Api.wrongly("policy").get("/api/v1/rulesets/none").then().statusCode(404);
        Api.wrongly("policy")
                .get("/api/v1/rulesets/mof-2020/files/none.drl")
                .then()
                .statusCode(404);
    }
}
