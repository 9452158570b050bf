package org.jiheng.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jiheng.startup.EmbeddedMariaDb;
import org.jiheng.startup.Load;
import org.junit.jupiter.api.Test;

/**
 * A made-up year of very many projects, asked for over HTTP as dashboards do: {@code mvnw verify -Pbench-year}. The packaged service
 * and its database are processes of their own. {@code -Dyear.projects} says how many (a million), {@code -Dyear.generated} how many of
 * these the generator makes (20,000; the others are copies of them without documents), {@code -Dyear.heap} what heap the service gets.
 * The year stays in {@code target/} for the next run.
 */
class YearBenchmark {
    private static final int PROJECTS = Integer.getInteger("year.projects", 1_000_000);
    private static final int GENERATED = Math.min(PROJECTS, Integer.getInteger("year.generated", 20_000));
    private static final String HEAP = System.getProperty("year.heap", "1g");
    private static final int YEAR = 2030;
    private static final String COMPLETE = "complete";

    private static final double LONGEST_SUMMARY_MILLIS = 200;
    private static final int CALLS = Integer.getInteger("year.calls", 100);
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10;
    private static final int PAGES = 40;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> tooSlow = new ArrayList<>();
    private PackagedService service;

    @Test
    void aYear() throws Exception {
        Path data = Path.of("target", "year-" + PROJECTS + "-" + GENERATED).toAbsolutePath();
        Files.createDirectories(data);
        say(
                "%,d projects, %,d of them generated; heap of the service %s, %d cores, Java %s",
                PROJECTS,
                GENERATED,
                HEAP,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
        if (!Files.exists(data.resolve(COMPLETE))) {
            generate(data);
            copy(data);
            Files.createFile(data.resolve(COMPLETE));
        }
        firstSummaries(data);
        try (PackagedService started = PackagedService.start(data, HEAP)) {
            service = started;
            agreeWithTheRows();
            summaries();
            lossesAndScatter();
            lists();
            changes();
            export(data);
            say("memory at the end: service %s", service.peaks());
        }
        assertEquals(List.of(), tooSlow, "summaries that take more than 200 ms (p95)");
    }

    private static void generate(Path data) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process generator = PackagedService.generate(data, GENERATED, YEAR);
        long peak = 0;
        long database = 0;
        while (generator.isAlive()) {
            peak = Math.max(peak, PackagedService.peak(generator.pid()));
            for (ProcessHandle child : generator.descendants().toList()) {
                database = Math.max(database, PackagedService.peak(child.pid()));
            }
            Thread.sleep(500);
        }
        List<String> log = Files.readAllLines(data.resolve("generate.log"));
        assertEquals(0, generator.exitValue(), () -> String.join("\n", log));
        log.stream().filter(line -> line.contains(" written with ")).forEach(line -> say("%s", line));
        say(
                "generate: %.0f s with start and end, peak memory %,d MB, database %,d MB; %,d MB on disk",
                (System.nanoTime() - begin) / 1e9, peak, database, size(data.resolve("db")) >> 20);
    }

    private static void copy(Path data) throws Exception {
        long begin = System.nanoTime();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(data, data, Load.MANY_ROWS);
                Connection database =
                        DriverManager.getConnection(server.jdbcUrl(), EmbeddedMariaDb.USER, server.password())) {
            YearCopies.fill(database, YEAR, PROJECTS);
        }
        say(
                "copied until there were %,d: %.0f s; %,d MB on disk",
                PROJECTS, (System.nanoTime() - begin) / 1e9, size(data.resolve("db")) >> 20);
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** What the first caller after a start waits for, and what is held then. */
    private void firstSummaries(Path data) throws Exception {
        try (PackagedService started = PackagedService.start(data, HEAP)) {
            service = started;
            long begin = System.nanoTime();
            service.json("/api/v1/summaries?year=" + YEAR);
            say(
                    "first summary: %.1f s after the service was ready; the most that a collection left: %,d MB",
                    (System.nanoTime() - begin) / 1e9, service.mostAfterCollections(0));
            say("heap in use with the kept figures: %,d MB", service.liveBytes() >> 20);
        }
    }

    private void agreeWithTheRows() throws Exception {
        JsonNode summary = service.json("/api/v1/summaries?groupBy=department&limit=500&year=" + YEAR);
        try (Connection database = service.database()) {
            assertEquals(DepartmentRows.of(database, YEAR, json), DepartmentRows.shown(summary, json));
        }
        say(
                "by department, what is kept is what SQL adds up over the rows: %d departments, %s",
                summary.get("groups").size(),
                summary.get("total").get("figures").get("grades"));
    }

    private void summaries() throws Exception {
        JsonNode departments = service.json("/api/v1/summaries?groupBy=department&sort=-projects&year=" + YEAR);
        String department = departments.get("groups").get(0).get("key").asText();
        JsonNode units = service.json("/api/v1/summaries?groupBy=unit&sort=-projects&year=" + YEAR);
        String unit = units.get("groups").get(0).get("key").asText();
        JsonNode months = service.json("/api/v1/summaries?groupBy=month&sort=-projects&year=" + YEAR);
        String month = months.get("groups").get(0).get("key").asText();

        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("no groups", "");
        for (String by :
                List.of("department", "unit", "category", "grade", "month", "submission", "level1", "level2")) {
            cases.put("by " + by, "&groupBy=" + by);
        }
        cases.put("by department and level 1", "&groupBy=department,level1");
        cases.put("by unit and grade", "&groupBy=unit,grade");
        cases.put("by unit, 500 a page", "&groupBy=unit&limit=500&sort=-mean");
        cases.put("one department, by unit", "&groupBy=unit&department=" + encoded(department));
        cases.put("one unit, by level 2", "&groupBy=level2&unit=" + encoded(unit));
        cases.put("one grade, by category", "&groupBy=category&grade=" + encoded("优"));
        cases.put("one month, by department", "&groupBy=department&month=" + month);
        cases.put("provisional ones, by department", "&groupBy=department&status=provisional");
        cases.put("confirmed ones, by month", "&groupBy=month&submission=confirmed");
        cases.put("one level 1, by department", "&groupBy=department&level1=" + encoded("产出指标"));
        cases.put("one level 2, by unit", "&groupBy=unit&level2=" + encoded("数量指标"));
        String everybody = PackagedService.basic("dashboard");
        for (Map.Entry<String, String> one : cases.entrySet()) {
            measure(one.getKey(), "year=" + YEAR + one.getValue(), everybody);
        }
        String limited = service.limitedTo(department);
        for (String by : List.of("department", "unit", "level2")) {
            measure("limited to one department, by " + by, "year=" + YEAR + "&groupBy=" + by, limited);
        }
        // The year itself stands for another one of as many projects; these are twice as many, so they have no ceiling.
        for (String by : List.of("department", "unit", "level1")) {
            say(
                    "summary, against a year, by %s: %s",
                    by, times("/api/v1/summaries?year=" + YEAR + "&against=" + YEAR + "&groupBy=" + by, everybody));
        }
    }

    /** What else the overview shows; these have no ceiling. */
    private void lossesAndScatter() throws Exception {
        String everybody = PackagedService.basic("dashboard");
        for (String path : List.of("losses", "scatter")) {
            say("%s: %s", path, times("/api/v1/" + path + "?year=" + YEAR, everybody));
        }
    }

    private Times times(String path, String signIn) throws Exception {
        Times.Call call = () -> service.read(path, signIn);
        Times.of(WARM_UP, call);
        return Times.of(CALLS, call);
    }

    private void measure(String what, String query, String signIn) throws Exception {
        Times.Call call = () -> service.read("/api/v1/summaries?" + query, signIn);
        Times.of(WARM_UP, call);
        Times times = Times.best(ROUNDS, CALLS, LONGEST_SUMMARY_MILLIS, call);
        say("summary, %s: %s (load %.1f)", what, times, load());
        if (times.p95() > LONGEST_SUMMARY_MILLIS) {
            tooSlow.add(what + ": " + times);
        }
    }

    /** Page after page, as a table that is scrolled. */
    private void lists() throws Exception {
        for (String sort : List.of(
                "-evaluatedAt", "-total", "total", "grade", "unit", "department", "projectName", "executionRate")) {
            String path = "/api/v1/evaluations?limit=50&year=" + YEAR + "&sort=" + sort;
            long[] nanos = new long[PAGES];
            String cursor = null;
            for (int page = 0; page < PAGES; page++) {
                long begin = System.nanoTime();
                JsonNode answer = service.json(path + (cursor == null ? "" : "&cursor=" + encoded(cursor)));
                nanos[page] = System.nanoTime() - begin;
                cursor = answer.get("next").asText(null);
                if (cursor == null) {
                    break;
                }
            }
            say("list, page of 50, sort=%s: %s", sort, Times.of(nanos));
        }
    }

    /** Somebody who follows from the start until there is nothing new. */
    private void changes() throws Exception {
        long begin = System.nanoTime();
        Set<String> seen = new HashSet<>();
        List<Long> pages = new ArrayList<>();
        String since = "start";
        boolean more = true;
        while (more) {
            long page = System.nanoTime();
            JsonNode news = service.json("/api/v1/changes?limit=500&year=" + YEAR + "&since=" + since);
            pages.add(System.nanoTime() - page);
            for (JsonNode item : news.get("items")) {
                assertEquals(true, seen.add(item.get("id").asText()), "told once");
            }
            since = news.get("next").asText();
            more = news.get("more").asBoolean();
        }
        assertEquals(evaluations(), seen.size(), "evaluations told");
        say(
                "changes: %,d evaluations caught up with in %.0f s, %s for a page of 500",
                seen.size(),
                (System.nanoTime() - begin) / 1e9,
                Times.of(pages.stream().mapToLong(Long::longValue).toArray()));
    }

    private long evaluations() throws SQLException, IOException {
        try (Connection database = service.database();
                var query = database.prepareStatement("select count(*) from evaluation where budget_year = " + YEAR);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void export(Path data) throws Exception {
        Path file = data.resolve("evaluations.csv");
        int collections = service.collections();
        long begin = System.nanoTime();
        service.download("/api/v1/evaluations?year=" + YEAR, "text/csv", file);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long evaluated = service.json("/api/v1/summaries?year=" + YEAR)
                .at("/total/figures/evaluated")
                .asLong();
        try (Stream<String> lines = Files.lines(file)) {
            assertEquals(evaluated + 1, lines.count(), "lines of the export");
        }
        say(
                "CSV of all evaluations: %.0f s, %,d MB; the most that a collection left meanwhile: %,d MB",
                seconds, Files.size(file) >> 20, service.mostAfterCollections(collections));
        Files.delete(file);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void say(String what, Object... values) {
        System.out.printf(what + "%n", values);
    }
}
