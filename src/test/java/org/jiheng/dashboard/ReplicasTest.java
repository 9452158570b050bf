package org.jiheng.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.scoring.EvaluationSummary;
import org.jiheng.security.Caller;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second replica: what the service keeps in memory, once more, over the same database. The first is asked over the API. */
@QuarkusTest
class ReplicasTest {
    private static final int YEAR = 2049;
    private static final int POSTS = 6;

    private final String department = "甲局" + UUID.randomUUID();
    private final ProjectFilter filter = new ProjectFilter(
            YEAR, department, null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    private Changes changes;
    private Summaries summaries;

    @BeforeEach
    void aSecondReplica() {
        ChangeOrder order = new ChangeOrder();
        changes = new Changes(order, new ChangePlaces());
        summaries = new Summaries(new KeptYears(database, order, json));
    }

    private String project() {
        return Projects.declare(YEAR, department, "300000", Projects.MAINTENANCE)
                .getString("id");
    }

    private static String post(String project, int satisfaction) {
        return Projects.post(project, Projects.MAINTAINED.replace("\"value\": 88", "\"value\": " + satisfaction))
                .getString("evaluation.id");
    }

    private JsonPath ofFirst(String since) {
        return Api.as("dashboard")
                .queryParam("since", since)
                .queryParam("year", YEAR)
                .queryParam("department", department)
                .get("/api/v1/changes")
                .jsonPath();
    }

    private Changes.News ofSecond(String since) {
        return QuarkusTransaction.requiringNew().call(() -> Caller.asSystem(() -> changes.since(since, filter, 100)));
    }

    @Test
    void yearsWithoutProjectsPutNoOtherOut() {
        project();
        KeptYears years = new KeptYears(database, new ChangeOrder(), json);
        KeptYear kept = years.of(YEAR);
        for (int empty = 1990; empty < 2010; empty++) {
            years.of(empty);
        }
        assertSame(kept, years.of(YEAR));
    }

    @Test
    void whoeverIsAskedAFollowerMissesAndRepeatsNothing() throws InterruptedException {
        String start = ofFirst("now").getString("next");
        ConcurrentLinkedQueue<String> posted = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String project = project();
            callers.add(new Thread(() -> {
                for (int j = 0; j < POSTS; j++) {
                    posted.add(post(project, 60 + j));
                }
            }));
        }
        callers.forEach(Thread::start);
        // One follower is answered by either in turn, the other by the second alone; both give out positions at once.
        List<String> alternating = new ArrayList<>();
        List<String> second = new ArrayList<>();
        String place = start;
        String own = start;
        boolean working = true;
        while (working) {
            working = callers.stream().anyMatch(Thread::isAlive);
            JsonPath first = ofFirst(place);
            alternating.addAll(first.getList("items.id"));
            Changes.News then = ofSecond(first.getString("next"));
            then.items().stream().map(EvaluationSummary::id).forEach(alternating::add);
            place = then.next();
            Changes.News news = ofSecond(own);
            news.items().stream().map(EvaluationSummary::id).forEach(second::add);
            own = news.next();
        }
        assertEquals(callers.size() * POSTS, posted.size());
        assertEquals(new HashSet<>(posted), new HashSet<>(alternating));
        assertEquals(posted.size(), alternating.size(), "one came twice");
        assertEquals(alternating, second);
        // And in the same order to whoever comes later.
        assertEquals(alternating, ofFirst(start).getList("items.id"));
    }

    @Test
    void noPositionIsGivenTwiceOrLeftOut() throws InterruptedException {
        String project = project();
        List<Thread> replicas = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            post(project, 70 + i);
            for (ChangeOrder order : List.of(new ChangeOrder(), new ChangeOrder(), new ChangeOrder())) {
                Thread replica = new Thread(order::last);
                replica.start();
                replicas.add(replica);
            }
        }
        for (Thread replica : replicas) {
            replica.join();
        }
        new ChangeOrder().last();
        Object[] given = QuarkusTransaction.requiringNew().call(() -> (Object[]) ProjectChange.getEntityManager()
                .createNativeQuery(
                        "select count(*), count(distinct position), max(position), (select position from change_head)"
                                + " from project_change where position is not null")
                .getSingleResult());
        for (Object number : given) {
            assertEquals(given[0].toString(), number.toString());
        }
    }

    @Test
    void aSummaryOfTheOtherReplicaCountsWhatTheFirstHasJustStored() {
        List<String> projects = List.of(project(), project());
        for (int i = 0; i < 4; i++) {
            post(projects.get(i % 2), 70 + i);
            JsonPath first = Api.as("dashboard")
                    .queryParam("year", YEAR)
                    .queryParam("department", department)
                    .get("/api/v1/summaries")
                    .jsonPath();
            Summary.Figures second = Caller.asSystem(
                            () -> summaries.of(filter, new SummaryQuery(null, null, null, 100, null)))
                    .total()
                    .figures();
            assertEquals(first.getInt("total.figures.evaluated"), second.evaluated());
            assertEquals(first.getString("total.figures.mean"), second.mean().toPlainString());
            assertEquals(i == 0 ? 1 : 2, second.evaluated());
        }
    }
}
