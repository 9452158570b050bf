package org.jiheng.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;

/**
 * Slows down guessing: after some failures further tries have to wait, twice as long each time. Failures are counted for a user from
 * an address, so that a stranger does not lock anybody out; for a user from everywhere; and for an address with all its users. They
 * are kept in the database, so that neither a restart nor another replica gives new tries.
 */
@ApplicationScoped
class SignInFailures {
    private static final Logger LOG = Logger.getLogger(SignInFailures.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /** Many people may share an address, and mistype: what they did hours ago says little about who guesses now. */
    private static final Duration HALVED = Duration.ofHours(1);

    private static final int FROM_ADDRESS = 5;
    private static final int OF_USER = 30;
    private static final int OF_ADDRESS = 50;

    private final Trail trail;
    private final Clock clock;

    SignInFailures(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param most failures before waiting begins
     * @param forgiven whether a right password ends the count; otherwise it fades
     */
    private record Counted(String key, int most, boolean forgiven) {
        String subject() {
            return ETags.sha256(key);
        }
    }

    private static List<Counted> counted(String name, String address) {
        return List.of(
                new Counted("both\n" + name + "\n" + address, FROM_ADDRESS, true),
                new Counted("user\n" + name, OF_USER, true),
                // One right password among many guesses says nothing good about an address.
                new Counted("address\n" + address, OF_ADDRESS, false));
    }

    /** How long the next try has to wait; zero where it need not. */
    Duration wait(String name, String address) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> counted(name, address).stream()
                .map(c -> SignInFailure.<SignInFailure>findById(c.subject()))
                .filter(Objects::nonNull)
                .map(f -> f.lockedUntil == null ? Duration.ZERO : Duration.between(now, f.lockedUntil))
                .filter(wait -> !wait.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
    }

    /** Counts a failure. */
    void failed(String name, String address) {
        Instant now = clock.instant();
        boolean[] locked = new boolean[1];
        for (Counted counted : counted(name, address)) {
            QuarkusTransaction.requiringNew().run(() -> {
                SignInFailure failure = SignInFailure.count(counted.subject(), now, counted.forgiven() ? null : HALVED);
                int over = failure.failures - counted.most();
                if (over >= 0) {
                    failure.lockedUntil = now.plus(waitAfter(over));
                    locked[0] = true;
                }
            });
        }
        if (locked[0]) {
            LOG.warn("Too many failed sign-ins; further ones of this user or address have to wait");
            QuarkusTransaction.requiringNew()
                    .run(() -> trail.record(
                            "sign-in.locked",
                            // Whatever was typed as a name may be a password: only its hash is kept.
                            Subject.of("user", "sha256:" + ETags.sha256(name)),
                            null,
                            Map.of()));
        }
    }

    static Duration waitAfter(int over) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(over, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Forgets the failures of a user who has signed in. */
    void succeeded(String name, String address) {
        QuarkusTransaction.requiringNew().run(() -> counted(name, address).stream()
                .filter(Counted::forgiven)
                .forEach(c -> SignInFailure.deleteById(c.subject())));
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> SignInFailure.delete("failedAt < ?1", clock.instant().minus(FORGOTTEN)));
    }
}
