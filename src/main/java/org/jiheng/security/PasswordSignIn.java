package org.jiheng.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
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

/**
 * Checks names and passwords against the users in the database. bcrypt is slow on purpose, and HTTP Basic sends the
 * password with every call, so a password that was found right is remembered for a short while as a keyed digest that is
 * worthless outside this process.
 */
@ApplicationScoped
class PasswordSignIn implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    /** A changed password or a disabled user takes effect within this time. */
    private static final Duration TRUSTED = Duration.ofSeconds(4);

    /** Bounds the memory that made-up names can take. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Checked for unknown names, so that they take as long as known ones. */
    private static final String NOBODY = BcryptUtil.bcryptHash("nobody", 12);

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final SecretKeySpec digestKey;
    private final Clock clock;

    private record Remembered(byte[] digest, String passwordHash, Set<String> roles, Instant checkedAt) {}

    PasswordSignIn(Clock clock) {
        this.clock = clock;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.digestKey = new SecretKeySpec(key, "HmacSHA256");
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        char[] password = request.getPassword().getPassword();
        byte[] digest = digest(name, password);
        Remembered known = remembered.get(name);
        boolean same = known != null && MessageDigest.isEqual(known.digest(), digest);
        if (same && known.checkedAt().plus(TRUSTED).isAfter(clock.instant())) {
            return Uni.createFrom().item(identity(name, known.roles()));
        }
        return context.runBlocking(() -> check(name, password, digest, same ? known.passwordHash() : null));
    }

    /** @param verifiedHash the bcrypt hash that this very password is already known to match, or null */
    private SecurityIdentity check(String name, char[] password, byte[] digest, String verifiedHash) {
        Optional<AppUser> user = QuarkusTransaction.requiringNew().call(() -> AppUser.named(name));
        String hash = user.map(u -> u.passwordHash).orElse(NOBODY);
        boolean right = hash.equals(verifiedHash) || BcryptUtil.matches(new String(password), hash);
        if (!right || user.isEmpty() || !user.get().enabled) {
            remembered.remove(name);
            throw new AuthenticationFailedException();
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Set<String> roles = user.get().roleNames();
        remembered.put(name, new Remembered(digest, hash, roles, clock.instant()));
        return identity(name, roles);
    }

    private static SecurityIdentity identity(String name, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roles)
                .build();
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
