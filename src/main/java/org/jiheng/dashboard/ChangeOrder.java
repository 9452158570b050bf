package org.jiheng.dashboard;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.util.List;
import org.hibernate.Session;
import org.jiheng.declaration.ProjectChanged;

/**
 * Puts the changes of projects into one order. Ids are given before a transaction commits, so that a smaller one can appear after a
 * larger one was read; positions are given to what is committed, by one replica at a time. Whoever has read up to a position has
 * missed nothing before it.
 */
@ApplicationScoped
public class ChangeOrder {
    private static final int BATCH = 2000;

    void keep(@Observes ProjectChanged changed) {
        ProjectChange change = new ProjectChange();
        change.projectId = changed.project().id;
        change.evaluationId = changed.evaluationId();
        change.persist();
    }

    private volatile long lastSeen;

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        last();
    }

    /** Gives positions to everything that is committed, and answers the last one; 0 before the first. */
    public long last() {
        while (QuarkusTransaction.requiringNew().call(ChangeOrder::number) == BATCH) {
            continue;
        }
        long last = QuarkusTransaction.requiringNew().call(() -> ChangeHead.read().position);
        lastSeen = Math.max(lastSeen, last);
        return last;
    }

    /** The last position as of a second ago or less, without asking the database. */
    long lastSeen() {
        return lastSeen;
    }

    private static int number() {
        if (ChangeOrder.unnumbered(1).isEmpty()) {
            return 0;
        }
        ChangeHead head = ChangeHead.lock();
        List<Long> ids = unnumbered(BATCH);
        long first = head.position + 1;
        Panache.getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update project_change set position = ? where id = ?")) {
                for (int i = 0; i < ids.size(); i++) {
                    update.setLong(1, first + i);
                    update.setLong(2, ids.get(i));
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
        head.position += ids.size();
        return ids.size();
    }

    private static List<Long> unnumbered(int most) {
        return ProjectChange.find("select id from ProjectChange where position is null order by id")
                .project(Long.class)
                .page(0, most)
                .list();
    }
}
