package org.jiheng.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.dashboard.ChangeOrder;
import org.jiheng.declaration.DeclarationRows;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.Years;
import org.jiheng.scoring.EvaluationRows;

/**
 * Writes a made-up year, many projects in one transaction. Each transaction leaves one entry in the trail, which says what it wrote
 * and by which plan; from these entries a later run knows what is left to do.
 */
@ApplicationScoped
public class Generator {
    static final String ACTION = "year.generated";

    private static final int AT_ONCE = 400;

    private final DeclarationRows declarations;
    private final EvaluationRows evaluations;
    private final Years years;
    private final ChangeOrder changes;
    private final Trail trail;
    private final AgroalDataSource database;
    private final ObjectMapper json;

    Generator(
            DeclarationRows declarations,
            EvaluationRows evaluations,
            Years years,
            ChangeOrder changes,
            Trail trail,
            AgroalDataSource database,
            ObjectMapper json) {
        this.declarations = declarations;
        this.evaluations = evaluations;
        this.years = years;
        this.changes = changes;
        this.trail = trail;
        this.database = database;
        this.json = json;
    }

    /** Is told how far it is; by several threads at once. */
    interface Progress {
        /** @param written projects of this run and earlier ones */
        void at(int written);
    }

    /**
     * What a run wrote.
     *
     * @param projects without those of earlier runs; so are the others
     * @param refused projects of which the rules took no actuals
     */
    record Written(int projects, int evaluations, int refused) {}

    /** Why nothing was written. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }
    }

    /**
     * Writes what the database does not have yet of a plan.
     *
     * @throws RefusedException where the year has other projects, or somebody else is generating it
     * @throws org.jiheng.http.ProblemException where the year is closed, or no rule set is live
     */
    Written run(YearPlan plan, Progress progress) {
        try (Connection lock = database.getConnection()) {
            hold(lock, plan.year());
            try {
                return write(plan, progress);
            } finally {
                release(lock, plan.year());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The year " + plan.year() + " cannot be written", failed);
        }
    }

    private Written write(YearPlan plan, Progress progress) {
        QuarkusTransaction.requiringNew().run(() -> years.requireOpen(plan.year()));
        Set<Integer> there = batchesOf(plan);
        int batches = (plan.projects() + AT_ONCE - 1) / AT_ONCE;
        int[] left = IntStream.range(0, batches).filter(b -> !there.contains(b)).toArray();
        AtomicInteger written = new AtomicInteger(
                plan.projects() - Arrays.stream(left).map(b -> size(plan, b)).sum());
        AtomicInteger evaluated = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        int before = written.get();
        progress.at(before);
        int[] places = left.length == 0 ? new int[0] : plan.placesById();
        AtomicInteger next = new AtomicInteger();
        Workers.run(() -> {
            int own = next.getAndIncrement();
            if (own >= left.length) {
                return false;
            }
            YearRows rows = write(plan, left[own], places);
            evaluated.addAndGet(rows.evaluated());
            refused.addAndGet(rows.refused());
            progress.at(written.addAndGet(size(plan, left[own])));
            return true;
        });
        return new Written(written.get() - before, evaluated.get(), refused.get());
    }

    private static int size(YearPlan plan, int batch) {
        return Math.min(AT_ONCE, plan.projects() - batch * AT_ONCE);
    }

    private YearRows write(YearPlan plan, int batch, int[] places) {
        List<MadeUpProject> made = Arrays.stream(places, batch * AT_ONCE, batch * AT_ONCE + size(plan, batch))
                .mapToObj(place -> MadeUpProject.of(plan, place, declarations, evaluations))
                .toList();
        YearRows rows = new YearRows(made);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("seed", Long.toString(plan.seed()));
        entry.put("of", plan.projects());
        entry.put("batch", batch);
        entry.put("projects", made.size());
        entry.put("evaluations", rows.evaluated());
        entry.put("firstProject", made.get(0).declared().project().id);
        entry.put("lastProject", made.get(made.size() - 1).declared().project().id);
        entry.put("documentsSha256", rows.documentsSha256());
        QuarkusTransaction.requiringNew().run(() -> {
            years.requireOpen(plan.year());
            Panache.getEntityManager().unwrap(Session.class).doWork(rows::insert);
            trail.record(ACTION, subject(plan.year()), null, entry);
        });
        // Bit by bit, or whoever asks first would wait until all of it is in order.
        changes.last();
        return rows;
    }

    private static Subject subject(int year) {
        return Subject.of("year", Integer.toString(year));
    }

    /** The batches that are written already. @throws RefusedException where there is anything else in the year */
    private Set<Integer> batchesOf(YearPlan plan) {
        long projects = QuarkusTransaction.requiringNew().call(() -> Project.count("year", (short) plan.year()));
        Set<Integer> batches = new HashSet<>();
        long generated = 0;
        for (String state : trail.states(ACTION, subject(plan.year()))) {
            JsonNode entry = read(state);
            long seed = Long.parseLong(entry.get("seed").asText());
            int of = entry.get("of").asInt();
            if (seed != plan.seed() || of != plan.projects()) {
                throw new RefusedException("The year " + plan.year() + " was generated with --projects " + of
                        + " --seed " + seed + ". Nothing was written: finish it with the same, or take another year.");
            }
            batches.add(entry.get("batch").asInt());
            generated += entry.get("projects").asInt();
        }
        if (projects != generated) {
            throw new RefusedException("The year " + plan.year() + " has " + (projects - generated)
                    + " projects that were not generated. Nothing was written: take a year without any (--year).");
        }
        return batches;
    }

    private JsonNode read(String state) {
        try {
            return json.readTree(state);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("An entry of the trail cannot be read", damaged);
        }
    }

    private static void hold(Connection connection, int year) throws SQLException {
        if (call(connection, "select get_lock(concat(database(), '.generate.', ?), 0)", year) != 1) {
            throw new RefusedException(
                    "The year " + year + " is being generated by somebody else. Nothing was written.");
        }
    }

    private static void release(Connection connection, int year) throws SQLException {
        call(connection, "select release_lock(concat(database(), '.generate.', ?))", year);
    }

    private static int call(Connection connection, String sql, int year) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, year);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
