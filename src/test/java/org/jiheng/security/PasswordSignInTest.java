package org.jiheng.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.testsupport.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guessers have to wait, and nobody else: what depends on the address that a password comes from. */
@QuarkusTest
class PasswordSignInTest {
    private static final String OFFICE = "192.0.2.1";
    private static final String GUESSER = "198.51.100.7";

    @Inject
    PasswordSignIn signIn;

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
