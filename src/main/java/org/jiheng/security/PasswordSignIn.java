package org.jiheng.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jiheng.http.RequestOrigin;
import org.jiheng.http.SignInRefusal;

/**
 * Checks names and passwords against the users in the database. bcrypt is slow on purpose, and HTTP Basic sends the
 * password with every call, so a password that was found right is remembered for a short while as a keyed digest that is
 * worthless outside this process.
 */
@ApplicationScoped
class PasswordSignIn implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    /** A changed password or a disabled user takes effect within this time after its row was read. */
    private static final Duration TRUSTED = Duration.ofSeconds(4);

    /** Bounds the memory, of users times the addresses they come from. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final Logger LOG = Logger.getLogger(PasswordSignIn.class);

    private final Map<Place, Remembered> remembered = new ConcurrentHashMap<>();
    private final Object[] oneByOne = new Object[64];
    private final SecretKeySpec digestKey;
    private final SignInFailures failures;
    private final Clock clock;
    private final MeterRegistry metrics;

    /**
     * From where somebody signs in. What is remembered is of one address: were it of all, a guesser would be told by it which guess is
     * right, without bcrypt and without waiting, as long as the user is at work somewhere.
     *
     * @param address null where unknown
     */
    private record Place(String name, String address) {}

    private record Remembered(byte[] digest, String passwordHash, Set<String> roles, Scope scope, Instant readAt) {}

    PasswordSignIn(SignInFailures failures, Clock clock, MeterRegistry metrics) {
        this.metrics = metrics;
        this.failures = failures;
        this.clock = clock;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.digestKey = new SecretKeySpec(key, "HmacSHA256");
        for (int i = 0; i < oneByOne.length; i++) {
            oneByOne[i] = new Object();
        }
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
        Place place = new Place(name, http == null ? null : RequestOrigin.address(http));
        char[] password = request.getPassword().getPassword();
        byte[] digest = digest(name, password);
        Remembered known = fresh(place, digest);
        if (known != null) {
            return Uni.createFrom().item(identity(name, known));
        }
        return context.runBlocking(() -> identity(name, check(place, password, digest)));
    }

    /**
     * Checks a password that was typed into a page.
     *
     * @return the stored hash that it is right for, which may have changed some seconds ago: who goes on to store something that lasts
     *     has to hold it against the user's row
     * @throws AuthenticationFailedException where it is wrong, or the next try has to wait
     */
    String require(String name, String password, String address) {
        char[] characters = password.toCharArray();
        return check(new Place(name, address), characters, digest(name, characters))
                .passwordHash();
    }

    /** Forgets a user at once, in this process; in others the short trust runs out. */
    void forget(String name) {
        remembered.keySet().removeIf(place -> place.name().equals(name));
    }

    /** What is remembered of a password and can still be trusted; null for nothing. */
    private Remembered fresh(Place place, byte[] digest) {
        Remembered known = same(place, digest);
        return known != null && known.readAt().plus(TRUSTED).isAfter(clock.instant()) ? known : null;
    }

    private Remembered same(Place place, byte[] digest) {
        Remembered known = remembered.get(place);
        return known != null && MessageDigest.isEqual(known.digest(), digest) ? known : null;
    }

    private Remembered check(Place place, char[] password, byte[] digest) {
        // Many first calls at once cost one check, and of many guesses at once each waits for what the one before has
        // brought upon it.
        synchronized (oneByOne[Math.floorMod(place.name().hashCode(), oneByOne.length)]) {
            Remembered known = fresh(place, digest);
            if (known != null) {
                return known;
            }
            Duration wait = failures.wait(place.name(), place.address());
            if (!wait.isZero() && same(place, digest) == null) {
                // One more guess at what is remembered is one too many.
                remembered.remove(place);
                throw SignInRefusal.delayed(wait);
            }
            return checkNow(place, password, digest);
        }
    }

    private Remembered checkNow(Place place, char[] password, byte[] digest) {
        String name = place.name();
        // A password already found right once need not go through bcrypt again while the stored hash stays the same.
        Remembered known = same(place, digest);
        // Before the reading: what changes while bcrypt is at work, which can take long, is not in what was read.
        Instant readAt = clock.instant();
        Optional<AppUser> user = QuarkusTransaction.requiringNew().call(() -> AppUser.named(name));
        String hash = user.map(u -> u.passwordHash).orElse(Passwords.NOBODY);
        boolean right = known != null && hash.equals(known.passwordHash()) || matches(password, hash);
        if (!right || user.isEmpty() || !user.get().enabled) {
            remembered.remove(place);
            failures.failed(name, place.address());
            // Whatever was typed as a name may be a password, so it is not said; the request's id leads to the address.
            LOG.warnf(
                    "A sign-in failed: %s",
                    user.isEmpty() ? "unknown name" : right ? "disabled user" : "wrong password");
            throw new AuthenticationFailedException();
        }
        if (known == null) {
            failures.succeeded(name, place.address());
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Remembered now =
                new Remembered(digest, hash, user.get().roleNames(), user.get().scope(), readAt);
        remembered.put(place, now);
        return now;
    }

    /** Counted: each costs a quarter of a second, and many wrong ones are somebody guessing. */
    private boolean matches(char[] password, String hash) {
        boolean right = Passwords.matches(password, hash);
        metrics.counter("jiheng.passwords.checked", "right", Boolean.toString(right))
                .increment();
        return right;
    }

    private static SecurityIdentity identity(String name, Remembered known) {
        return Identities.ofPassword(name, known.roles(), known.scope(), known.passwordHash());
    }

    private byte[] digest(String name, char[] password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(new String(password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
