package org.jiheng.testsupport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens in the background. */
public final class Await {
    private Await() {}

    /** Asks again until the condition holds, at most for 30 s. */
    public static void until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(deadline), "did not happen within 30 s");
        }
    }

    /** Rule sets beside the default one go live after the service is ready. */
    public static void live(String ruleset) {
        until(() -> Api.as("policy").get("/api/v1/rulesets/{name}", ruleset).statusCode() == 200
                && Api.as("policy").get("/api/v1/rulesets/{name}", ruleset).path("active") != null);
    }
}
