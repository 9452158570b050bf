package org.jiheng.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.http.Cursors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail: what it keeps, and that a change made to it straight in the database is found. */
@QuarkusTest
class AuditTest {
    @Inject
    Sealer sealer;

    @Inject
    Trail trail;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    private final List<String> undo = new ArrayList<>();
    private String project;

    @BeforeEach
    void someHistory() {
        project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        Projects.post(project, Projects.MAINTAINED);
        Projects.post(project, Projects.MAINTAINED);
        sealer.sealAll();
    }

    /** The chain is one for all tests: each puts back what it broke. */
    @AfterEach
    void mended() {
        undo.forEach(AuditTest::sql);
        verify().then().body("intact", equalTo(true)).body("fault", nullValue());
    }

    private static int sql(String statement) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    private static Object ask(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getEntityManager().createNativeQuery(query).getSingleResult());
    }

    private static Response verify() {
        return Api.as("reviewer").body("{}").post("/api/v1/audit/verify");
    }

    private Response entries(String action) {
        return Api.as("reviewer")
                .queryParam("subjectId", project)
                .queryParam("action", action)
                .get("/api/v1/audit");
    }

    @Test
    void anEntrySaysWhoWhenWhatFromWhatToWhatAndByWhichRequest() {
        Response posted = Api.as("auditor")
                .header("X-Request-Id", "req-" + project)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project);
        assertEquals("req-" + project, posted.header("X-Request-Id"));
        entries("actuals.posted")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(3))
                .body("items[0].actor", equalTo("auditor"))
                .body("items[0].via", equalTo("basic"))
                .body("items[0].client", equalTo("127.0.0.1"))
                .body("items[0].requestId", equalTo("req-" + project))
                .body("items[0].department", equalTo("某局"))
                .body("items[0].before.revision", equalTo(2))
                .body("items[0].after.revision", equalTo(3))
                .body("items[0].after.total", equalTo(posted.path("evaluation.total")))
                .body("items[0].after.submission", equalTo("draft"));
        entries("declaration.json").then().body("items.size()", equalTo(1)).body("items[0].before", nullValue());
    }

    @Test
    void readingAnExportLeavesAnEntryAndReadingAScoreDoesNot() {
        Api.as("dashboard")
                .accept("*/*")
                .get("/api/v1/projects/{id}/self-evaluation.xlsx", project)
                .then()
                .statusCode(200);
        Api.as("dashboard")
                .get("/api/v1/projects/{id}/evaluation", project)
                .then()
                .statusCode(200);
        Response all = Api.as("admin")
                .queryParam("subjectId", project)
                .queryParam("actor", "dashboard")
                .get("/api/v1/audit");
        assertEquals(List.of("export.read"), all.path("items.action"));
    }

    @Test
    void noEntryWithoutItsChangeAndNoChangeWithoutItsEntry() {
        long before = ((Number) ask("select count(*) from audit_entry")).longValue();
        String refused = Projects.MAINTAINED.replace("系统维护完成数", "没有这个指标");
        Api.as("auditor")
                .body(refused)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(422);
        assertEquals(before, ((Number) ask("select count(*) from audit_entry")).longValue());
        assertThrows(
                RuntimeException.class,
                () -> trail.record("outside.transaction", Subject.of("test", "x"), null, Map.of()));
        // An entry that cannot be written takes its change with it.
        long revision = ((Number) ask("select revision from project where id = '" + project + "'")).longValue();
        String doomed = "doomed-" + project;
        sql("alter table audit_entry add constraint broken check (request_id is null or request_id <> '" + doomed
                + "')");
        try {
            Api.as("auditor")
                    .header("X-Request-Id", doomed)
                    .body(Projects.MAINTAINED)
                    .post("/api/v1/projects/{id}/actuals", project)
                    .then()
                    .statusCode(409);
        } finally {
            sql("alter table audit_entry drop constraint broken");
        }
        assertEquals(revision, ((Number) ask("select revision from project where id = '" + project + "'")).longValue());
    }

    private long middle() {
        return ((Number) ask("select seq from audit_entry where subject_id = '" + project
                        + "' and action = 'actuals.posted' order by seq limit 1"))
                .longValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody'",
                "at = at + interval 1 second",
                "state_after = replace(state_after, '\"revision\":1', '\"revision\":7')",
                "reason = ''",
                "client = null",
                "subject_id = concat(subject_id, 'x'), subject_type = left(subject_type, 6)",
                "department = unit, unit = department"
            })
    void anAlteredEntryIsNamed(String change) {
        long seq = middle();
        Object[] row = (Object[]) ask(
                "select actor, at, state_after, client, subject_id, subject_type, department, unit from audit_entry where seq = "
                        + seq);
        undo.add(("update audit_entry set actor = '%s', at = '%s', state_after = '%s', reason = null, client = '%s',"
                        + " subject_id = '%s', subject_type = '%s', department = '%s', unit = '%s' where seq = " + seq)
                .formatted(row));
        assertEquals(1, sql("update audit_entry set " + change + " where seq = " + seq));
        verify().then()
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("altered"))
                .body("fault.sequence", equalTo((int) seq))
                .body("checked", equalTo((int) seq - 1));
    }

    @Test
    void aRemovedEntryIsNamed() {
        long seq = middle();
        sql("create table removed_entry as select * from audit_entry where seq = " + seq);
        undo.add("insert into audit_entry select * from removed_entry");
        undo.add("drop table removed_entry");
        sql("delete from audit_entry where seq = " + seq);
        verify().then()
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("removed"))
                .body("fault.sequence", equalTo((int) seq))
                .body("fault.entryId", nullValue())
                .body("fault.message", containsString("删除"));
    }

    @Test
    void anInsertedEntryIsNamedEvenWithARightLookingSeal() {
        long seq = middle();
        long head = ((Number) ask("select seq from audit_head")).longValue();
        // Room is made, and the forged entry sealed as its writer would have to.
        sql("update audit_entry set seq = seq + 1000000 where seq >= " + seq);
        sql("update audit_entry set seq = seq - 999999 where seq > 1000000");
        sql(
                "insert into audit_entry (at, actor, via, action, subject_type, subject_id, seq, hash) select at, 'reviewer', 'basic',"
                        + " 'submission.confirmed', 'project', subject_id, " + seq
                        + ", repeat('0', 64) from audit_entry where seq = "
                        + (seq + 1));
        QuarkusTransaction.requiringNew().run(() -> {
            AuditEntry forged = AuditEntry.find("seq", seq).firstResult();
            AuditEntry earlier = AuditEntry.find("seq", seq - 1).firstResult();
            forged.hash = ChainedEntry.of(forged).sealAfter(earlier.hash);
        });
        sql("update audit_head set seq = " + (head + 1));
        undo.add("delete from audit_entry where seq = " + seq);
        undo.add("update audit_entry set seq = seq + 1000000 where seq > " + seq);
        undo.add("update audit_entry set seq = seq - 1000001 where seq > 1000000");
        undo.add("update audit_head set seq = seq - 1");
        verify().then().body("fault.kind", equalTo("inserted")).body("fault.sequence", equalTo((int) seq));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 1, 2})
    void anEntryOutsideTheChainIsNamed(int place) {
        long seq = place + (place > 0 ? ((Number) ask("select seq from audit_head")).longValue() : 0);
        undo.add("delete from audit_entry where seq = " + seq);
        sql("insert into audit_entry (at, actor, via, action, subject_type, subject_id, seq, hash) values"
                + " (now(6), 'reviewer', 'basic', 'submission.confirmed', 'project', '" + project + "', " + seq
                + ", repeat('0', 64))");
        // One that cannot be sealed while its place is taken.
        Projects.post(project, Projects.MAINTAINED);
        verify().then()
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("inserted"))
                .body("fault.sequence", equalTo((int) seq));
    }

    @Test
    void aHeadThatIsNotThatOfTheLastEntryIsNamed() {
        Object[] head = (Object[]) ask("select seq, hash from audit_head");
        undo.add("update audit_head set hash = '" + head[1] + "'");
        sql("update audit_head set hash = repeat('a', 64)");
        verify().then()
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("rewritten"))
                .body("fault.sequence", equalTo(((Number) head[0]).intValue()));
    }

    @Test
    void aRemovedEndIsFoundByTheHeadThatWasPublished() {
        Response head = Api.as("reviewer").get("/api/v1/audit/head");
        int seq = head.path("sequence");
        sql("create table removed_entry as select * from audit_entry where seq = " + seq);
        String hash = (String) ask("select hash from audit_entry where seq = " + (seq - 1));
        undo.add("insert into audit_entry select * from removed_entry");
        undo.add("drop table removed_entry");
        undo.add("update audit_head set seq = " + seq + ", hash = '" + head.path("hash") + "'");
        sql("delete from audit_entry where seq = " + seq);
        sql("update audit_head set seq = " + (seq - 1) + ", hash = '" + hash + "'");
        verify().then().body("intact", equalTo(true));
        Api.as("reviewer")
                .body("{\"sequence\": " + seq + ", \"hash\": \"" + head.path("hash") + "\"}")
                .post("/api/v1/audit/verify")
                .then()
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("removed"))
                .body("fault.sequence", equalTo(seq));
    }

    @Test
    void aHistoryMadeAnewIsFoundByAnEarlierHead() {
        Response head = Api.as("reviewer").get("/api/v1/audit/head");
        Api.as("reviewer")
                .body("{\"sequence\": " + head.path("sequence") + ", \"hash\": \"" + head.path("hash") + "\"}")
                .post("/api/v1/audit/verify")
                .then()
                .body("intact", equalTo(true));
        Api.as("reviewer")
                .body("{\"sequence\": " + head.path("sequence") + ", \"hash\": \"" + "a".repeat(64) + "\"}")
                .post("/api/v1/audit/verify")
                .then()
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("rewritten"));
    }

    @Test
    void halfAHeadIsRefused() {
        for (String half : List.of("{\"sequence\": 1}", "{\"hash\": \"" + "a".repeat(64) + "\"}")) {
            Api.as("reviewer")
                    .body(half)
                    .post("/api/v1/audit/verify")
                    .then()
                    .statusCode(400)
                    .body("errors.size()", equalTo(1));
        }
    }

    @Test
    void theStandAloneVerifierNeedsTheExportOnly() throws Exception {
        String export = Api.as("reviewer")
                .accept("application/x-ndjson, application/problem+json")
                .get("/api/v1/audit/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Path file = Files.writeString(folder.resolve("audit.jsonl"), export);
        List<String> lines = export.lines().toList();
        String last = lines.get(lines.size() - 1);
        String hash = last.replaceAll(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
        assertEquals("0 intact", run(file.toString()));
        assertEquals("0 intact", run(file.toString(), "--head", lines.size() + ":" + hash));
        assertEquals("1 NOT INTACT", run(file.toString(), "--head", "1:" + hash));
        assertEquals("1 NOT INTACT", run(file.toString(), "--head", lines.size() + 1 + ":" + hash));
        Path heads = Files.writeString(
                folder.resolve("heads.txt"), Instant.now() + " " + lines.size() + " " + hash + "\n2026-01-01T0");
        assertEquals("0 intact", run(file.toString(), "--heads", heads.toString()));
        Files.writeString(file, export.replaceFirst("\"actor\":\"auditor\"", "\"actor\":\"auditer\""));
        assertEquals("1 NOT INTACT", run(file.toString()));
        List<String> shorter = new ArrayList<>(lines);
        shorter.remove(3);
        Files.write(file, shorter);
        assertEquals("1 NOT INTACT", run(file.toString()));
        Files.writeString(file, "{not json");
        assertEquals("2 line 1", run(file.toString()));
        assertEquals("2 cannot be", run(folder.resolve("absent").toString()));
        assertEquals("2 usage: verify-audit", run());
    }

    @Test
    void theStandAloneVerifierSaysWhichLineItCannotRead() throws Exception {
        String entry = Api.as("reviewer")
                .accept("application/x-ndjson, application/problem+json")
                .get("/api/v1/audit/export")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow();
        for (String line : List.of(
                "null",
                "",
                "{}",
                entry.replaceAll("\"at\":\"[^\"]*\"", "\"at\":\"yesterday\""),
                entry.replaceAll("\"at\":\"[^\"]*\"", "\"at\":null"),
                entry.replaceAll("\"hash\":\"[^\"]*\"", "\"hash\":null"))) {
            Path file = Files.writeString(folder.resolve("unreadable.jsonl"), line + "\n" + entry);
            assertEquals("2 line 1", run(file.toString()), line);
        }
    }

    @Test
    void twoHeadsThatContradictEachOtherDoNotBothHold() throws Exception {
        String export = Api.as("reviewer")
                .accept("application/x-ndjson, application/problem+json")
                .get("/api/v1/audit/export")
                .asString();
        Path file = Files.writeString(folder.resolve("audit.jsonl"), export);
        String hash = export.lines().findFirst().orElseThrow().replaceAll(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
        Path heads = Files.writeString(folder.resolve("heads.txt"), Instant.now() + " 1 " + "a".repeat(64) + "\n");
        assertEquals("1 NOT INTACT", run(file.toString(), "--heads", heads.toString(), "--head", "1:" + hash));
        assertEquals("1 NOT INTACT", run(file.toString(), "--head", "1:" + hash, "--heads", heads.toString()));
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyAudit.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        return code + " " + said.replaceAll("(?s)^(intact|NOT INTACT|line 1|cannot be|usage: verify-audit).*", "$1");
    }

    @Test
    void manySealersAtOnceMakeOneChain() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String own = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
                running.add(workers.submit(() -> {
                    for (int post = 0; post < 10; post++) {
                        Projects.post(own, Projects.MAINTAINED);
                    }
                }));
                running.add(workers.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        sealer.sealAll();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            workers.shutdownNow();
        }
        sealer.sealAll();
        assertEquals(0L, ((Number) ask("select count(*) from audit_entry where seq is null")).longValue());
        assertEquals(
                ((Number) ask("select count(*) from audit_entry")).longValue(),
                ((Number) ask("select max(seq) from audit_entry")).longValue());
    }

    private static PublishedHeads published(Path dir) {
        return new PublishedHeads(new AuditConfig() {
            @Override
            public Optional<Path> headDir() {
                return Optional.of(dir);
            }

            @Override
            public Duration publishEvery() {
                return Duration.ofSeconds(1);
            }
        });
    }

    @Test
    void aHeadThatCouldNotBeWrittenIsWrittenLater() throws Exception {
        Path dir = folder.resolve("in-the-way");
        Files.writeString(dir, "a file where the directory is to be");
        PublishedHeads heads = published(dir);
        Sealer publisher = new Sealer(heads, Clock.systemUTC());
        publisher.publish();
        Files.delete(dir);
        publisher.publish();
        assertEquals(1, heads.read().size());
        publisher.publish();
        assertEquals(1, Files.readAllLines(dir.resolve(PublishedHeads.FILE)).size());
    }

    @Test
    void publishedHeadsAreWrittenAndReadAgain() throws Exception {
        PublishedHeads heads = published(folder.resolve("heads"));
        assertEquals(Map.of(), heads.read());
        heads.add(Instant.now(), 7, "b".repeat(64));
        heads.add(Instant.now(), 9, "c".repeat(64));
        assertEquals(Map.of(7L, "b".repeat(64), 9L, "c".repeat(64)), heads.read());
    }

    @Test
    void entriesOfOneMomentAreEachOnOnePageOfWhoIsLimited() {
        String department = "同时局" + project;
        Trail still = new Trail(json, Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC));
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 7; i++) {
                still.record("test.recorded", new Subject("test", "t" + i, department, null), null, Map.of());
            }
        });
        String name = People.add("reviewer", List.of(department), null);
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification asked = Api.as(name, People.PASSWORD).queryParam("limit", 2);
            Response page = (cursor == null ? asked : asked.queryParam("cursor", cursor)).get("/api/v1/audit");
            seen.addAll(page.<List<String>>path("items.subjectId"));
            cursor = page.path("next");
        } while (cursor != null);
        assertEquals(List.of("t6", "t5", "t4", "t3", "t2", "t1", "t0"), seen);
        String all = Cursors.query(null, null, null, null, null, null, null, null);
        for (String wrong : List.of(
                "x",
                Cursors.of(all, 7),
                Cursors.of(all, "now", 1),
                Cursors.of(all, "2031-01-01T00:00:00Z", -1),
                Cursors.of(all, "+20000-01-01T00:00:00Z", 1))) {
            Api.as(name, People.PASSWORD)
                    .queryParam("cursor", wrong)
                    .get("/api/v1/audit")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:jiheng:problem:invalid-parameter"));
        }
    }

    @Test
    void aRemovedHeadIsNamedAndNothingIsChainedMeanwhile() {
        Object[] head = (Object[]) ask("select seq, hash, sealed_at from audit_head");
        undo.add(0, "insert into audit_head (id, seq, hash, sealed_at) values (1, %s, '%s', '%s')".formatted(head));
        assertEquals(1, sql("delete from audit_head"));
        Projects.post(project, Projects.MAINTAINED);
        sealer.sealAll();
        sealer.publish();
        assertTrue(((Number) ask("select count(*) from audit_entry where seq is null")).longValue() > 0);
        verify().then()
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("fault.kind", equalTo("removed"))
                .body("fault.sequence", equalTo(((Number) head[0]).intValue()))
                .body("fault.message", containsString("audit_head"))
                .body("checked", equalTo(((Number) head[0]).intValue()));
        for (String path : List.of("/api/v1/audit/head", "/api/v1/audit/export")) {
            Api.as("reviewer")
                    .accept("*/*")
                    .get(path)
                    .then()
                    .statusCode(500)
                    .body("detail", containsString("audit_head"));
        }
    }

    @Test
    void secretsAndPostedTextsAreNotInTheTrail() {
        Api.as("admin")
                .body("{\"name\": \"u" + project.substring(0, 8) + "\", \"password\": \"very-secret-" + project
                        + "\", \"roles\": [\"auditor\"]}")
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        String all =
                Api.as("admin").queryParam("limit", 500).get("/api/v1/audit").asString();
        assertFalse(all.contains("very-secret"));
        assertFalse(all.contains("设备老化"));
        assertTrue(all.contains("user.added"));
    }
}
