package org.jiheng.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Keeps the figures of the years that are asked for at hand, and brings them up to what is committed before each use: what is counted
 * is what the rows say, in every replica.
 */
@ApplicationScoped
class KeptYears {
    private static final Logger LOG = Logger.getLogger(KeptYears.class);

    /** Of the years that are kept, the one that was not asked for the longest makes room. */
    private static final int MOST_YEARS = 6;

    private static final int FETCHED_AT_ONCE = 5000;
    private static final String OF_YEAR = "select " + ProjectFigures.COLUMNS + " from project where budget_year = ?";

    /** In the order in which they are kept, so that they lie in memory as they are counted: any other takes three times as long. */
    private static final String ALL = OF_YEAR + " order by unit";

    private static final String CHANGED =
            OF_YEAR + " and id in (select project_id from project_change where position > ? and position <= ?)";

    private final AgroalDataSource database;
    private final ChangeOrder order;
    private final ObjectMapper json;
    private final Map<Integer, Following> years = new LinkedHashMap<>(16, 0.75f, true);

    KeptYears(AgroalDataSource database, ChangeOrder order, ObjectMapper json) {
        this.database = database;
        this.order = order;
        this.json = json;
    }

    /** The newest year is what most will ask for first. */
    void onStart(@Observes @Priority(300) StartupEvent event, ManagedExecutor background) {
        background.execute(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement("select max(budget_year) from project");
                    ResultSet row = query.executeQuery()) {
                if (row.next() && row.getInt(1) > 0) {
                    of(row.getInt(1));
                }
            } catch (SQLException | RuntimeException failed) {
                LOG.warn(
                        "The figures of the newest year were not loaded ahead; they will be when they are asked for",
                        failed);
            }
        });
    }

    /** A year with everything that was committed before this call. */
    KeptYear of(int year) {
        Following following;
        synchronized (years) {
            following = years.computeIfAbsent(year, Following::new);
        }
        KeptYear kept = following.upToDate(order.last());
        synchronized (years) {
            if (kept.isEmpty()) {
                // Nothing to keep: whoever asks for such years takes no other's place.
                years.remove(year, following);
            } else {
                makeRoom();
            }
        }
        return kept;
    }

    /** Of years that are still being read none is put out: it would be read once more beside itself. */
    private void makeRoom() {
        List<Integer> eldest = years.entrySet().stream()
                .filter(entry -> entry.getValue().isRead())
                .map(Map.Entry::getKey)
                .toList();
        eldest.subList(0, Math.max(0, eldest.size() - MOST_YEARS)).forEach(years::remove);
    }

    /** One year, and how far it has followed. */
    private final class Following {
        private final int year;
        private final ProjectFigures.Pool pool = new ProjectFigures.Pool();
        private volatile KeptYear kept;

        Following(int year) {
            this.year = year;
        }

        boolean isRead() {
            return kept != null;
        }

        synchronized KeptYear upToDate(long last) {
            if (kept == null) {
                // Rows may be newer than the position; what changed since is then read again.
                kept = KeptYear.of(readAll(), last);
            } else if (kept.position() < last) {
                kept = kept.with(readChanged(kept.position(), last), last);
            }
            return kept;
        }

        private List<ProjectFigures> readAll() {
            return read(ALL, query -> {});
        }

        private List<ProjectFigures> readChanged(long after, long last) {
            return read(CHANGED, query -> {
                query.setLong(2, after);
                query.setLong(3, last);
            });
        }

        private List<ProjectFigures> read(String sql, Values others) {
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(sql)) {
                query.setFetchSize(FETCHED_AT_ONCE);
                query.setInt(1, year);
                others.set(query);
                List<ProjectFigures> projects = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        projects.add(ProjectFigures.of(rows, pool, json));
                    }
                }
                return projects;
            } catch (SQLException failed) {
                throw new IllegalStateException("The figures of " + year + " cannot be read", failed);
            }
        }
    }

    /** Values of a query beside the year. */
    private interface Values {
        void set(PreparedStatement query) throws SQLException;
    }
}
