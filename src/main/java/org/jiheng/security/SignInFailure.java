package org.jiheng.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** How often signing in has failed, for a user, an address or both. */
@Entity
@Table(name = "sign_in_failure")
class SignInFailure extends PanacheEntityBase {
    /** SHA-256, because names that were typed wrongly may be passwords. */
    @Id
    @Column(columnDefinition = "char(64)")
    public String subject;

    @Column(nullable = false)
    public int failures;

    @Column(name = "failed_at", nullable = false)
    public Instant failedAt;

    /** Null while nobody has to wait. */
    @Column(name = "locked_until")
    public Instant lockedUntil;

    /** Adds one failure and holds the row. @param halfLife after which a failure counts half, null where it does not fade */
    static SignInFailure count(String subject, Instant now, Duration halfLife) {
        getEntityManager()
                .createNativeQuery("insert into sign_in_failure (subject, failures, failed_at) values (?1, 0, ?2)"
                        + " on duplicate key update subject = ?1")
                .setParameter(1, subject)
                .setParameter(2, now)
                .executeUpdate();
        SignInFailure failure = findById(subject, LockModeType.PESSIMISTIC_WRITE);
        if (halfLife != null) {
            double halvings =
                    Math.max(0, (double) Duration.between(failure.failedAt, now).toMillis() / halfLife.toMillis());
            failure.failures = (int) (failure.failures * Math.pow(0.5, halvings));
        }
        failure.failures++;
        failure.failedAt = now;
        return failure;
    }
}
