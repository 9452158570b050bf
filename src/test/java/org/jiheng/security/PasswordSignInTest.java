package org.jiheng.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jiheng.audit.Trail;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guessers have to wait, and nobody else: what depends on the address that a password comes from. */
@QuarkusTest
class PasswordSignInTest {
    private static final String OFFICE = "192.0.2.1";
    private static final String GUESSER = "198.51.100.7";

    @Inject
    PasswordSignIn signIn;

    @Inject
    Trail trail;

    @Inject
    MeterRegistry metrics;

    /** A clock that a test sets. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Another replica: the same database, a memory of its own. @param checking how long it takes to find a password right */
    private PasswordSignIn replica(SetClock clock, Duration checking) {
        SignInFailures slow = new SignInFailures(trail, clock) {
            @Override
            void succeeded(String name, String address) {
                clock.now = clock.now.plus(checking);
            }
        };
        return new PasswordSignIn(slow, clock, metrics);
    }

    private static void resetPassword(String user) {
        Api.as("admin")
                .body("{\"password\": \"another-four-words-here\"}")
                .put("/api/v1/users/{name}/password", user)
                .then()
                .statusCode(204);
    }

    private static void disable(String user) {
        String tag = Api.as("admin").get("/api/v1/users/{name}", user).header("ETag");
        Api.as("admin")
                .header("If-Match", tag)
                .body("{\"roles\": [\"dashboard\"], \"enabled\": false}")
                .put("/api/v1/users/{name}", user)
                .then()
                .statusCode(200);
    }

    static Stream<Consumer<String>> whatEndsAPassword() {
        return Stream.of(PasswordSignInTest::resetPassword, PasswordSignInTest::disable);
    }

    @ParameterizedTest
    @MethodSource("whatEndsAPassword")
    void anotherReplicaKnowsWithinFourSecondsThatAPasswordCountsNoMore(Consumer<String> change) {
        String user = People.add("dashboard", null, null);
        SetClock clock = new SetClock();
        PasswordSignIn other = replica(clock, Duration.ZERO);
        other.require(user, People.PASSWORD, OFFICE);
        clock.now = clock.now.plusMillis(3900);
        change.accept(user);
        other.require(user, People.PASSWORD, OFFICE);
        clock.now = clock.now.plusMillis(100);
        assertThrows(AuthenticationFailedException.class, () -> other.require(user, People.PASSWORD, OFFICE));
    }

    @ParameterizedTest
    @MethodSource("whatEndsAPassword")
    void theTimeThatCheckingAPasswordTakesIsNoTimeInWhichItIsTrusted(Consumer<String> change) {
        String user = People.add("dashboard", null, null);
        SetClock clock = new SetClock();
        PasswordSignIn other = replica(clock, Duration.ofSeconds(10));
        other.require(user, People.PASSWORD, OFFICE);
        change.accept(user);
        assertThrows(AuthenticationFailedException.class, () -> other.require(user, People.PASSWORD, OFFICE));
    }

    @AfterEach
    void nobodyWaits() {
        QuarkusTransaction.requiringNew().run(() -> SignInFailure.deleteAll());
    }

    private boolean delayed(String user, String password, String address) {
        AuthenticationFailedException refused = assertThrows(
                AuthenticationFailedException.class,
                () -> signIn.require(user, password, address),
                "the right password is let in, so guessing goes on while it waits");
        return refused.getAttribute("jiheng.wait") != null;
    }

    @Test
    void aGuesserWaitsAlthoughTheUserIsAtWorkElsewhere() {
        String user = People.add("dashboard", null, null);
        signIn.require(user, People.PASSWORD, OFFICE);
        for (int i = 0; i < 5; i++) {
            delayed(user, "guess " + i, GUESSER);
        }
        assertDoesNotThrow(() -> signIn.require(user, People.PASSWORD, OFFICE));
        assertTrue(delayed(user, "another guess", GUESSER));
        assertTrue(delayed(user, People.PASSWORD, GUESSER));
        assertDoesNotThrow(() -> signIn.require(user, People.PASSWORD, OFFICE));
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanAsManyOneAfterTheOther() throws Exception {
        String user = People.add("dashboard", null, null);
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String guess = "guess " + i;
            guesses.add(() -> delayed(user, guess, GUESSER));
        }
        ExecutorService guessers = Executors.newFixedThreadPool(guesses.size());
        try {
            int checked = 0;
            for (Future<Boolean> delayed : guessers.invokeAll(guesses)) {
                checked += delayed.get() ? 0 : 1;
            }
            assertTrue(checked < guesses.size() / 2, checked + " guesses were checked");
        } finally {
            guessers.shutdownNow();
        }
    }
}
