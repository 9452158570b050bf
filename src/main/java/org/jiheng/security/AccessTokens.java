package org.jiheng.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiheng.http.ETags;

/** Gives out secrets that stand for a user, and knows them again by their hash. */
@ApplicationScoped
class AccessTokens {
    /** Begins every personal token, so that it is told from others, and found by scanners for leaked secrets. */
    static final String PERSONAL_PREFIX = "jhp_";

    static final String SESSION_PREFIX = "jhs_";

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 9;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** How long an ended one stays for whoever looks into the table; the trail keeps its beginning and end for ever. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final SecureRandom random = new SecureRandom();
    private final SignInConfig config;
    private final Clock clock;

    AccessTokens(SignInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** A token just made; the secret is told this once. */
    record Issued(AccessToken token, String secret) {}

    /** Makes a token of a kind for a user, to be filled in and kept by the caller, in the transaction at hand. */
    Issued issue(String kind, String userName, Instant expires) {
        String secret = (kind.equals(AccessToken.PERSONAL) ? PERSONAL_PREFIX : SESSION_PREFIX) + random(SECRET_BYTES);
        AccessToken token = new AccessToken();
        token.id = random(ID_BYTES);
        token.secretHash = ETags.sha256(secret);
        token.kind = kind;
        token.userName = userName;
        token.createdAt = clock.instant();
        token.lastUsedAt = token.createdAt;
        token.expiresAt = expires;
        return new Issued(token, secret);
    }

    private String random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** Who a secret stands for now; empty for an unknown, ended or idle one, and for a user who was disabled. */
    @Transactional
    Optional<SecurityIdentity> identity(String secret) {
        Instant now = clock.instant();
        AccessToken token = AccessToken.ofSecret(ETags.sha256(secret)).orElse(null);
        if (token == null || token.revokedAt != null || !token.expiresAt.isAfter(now) || idle(token, now)) {
            return Optional.empty();
        }
        AppUser user = AppUser.named(token.userName).filter(u -> u.enabled).orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        if (token.lastUsedAt.plus(NOTED_EVERY).isBefore(now)) {
            token.lastUsedAt = now;
        }
        Scope scope = Scope.of(token.departments, token.units).within(user.scope());
        boolean session = token.kind.equals(AccessToken.SESSION);
        return Optional.of(Identities.of(
                user.name,
                roles(token, user, scope),
                scope,
                session ? AccessToken.SESSION : Caller.BY_TOKEN + token.id,
                token.id));
    }

    private static Set<String> roles(AccessToken token, AppUser user, Scope scope) {
        if (token.readOnly) {
            return Set.of(Roles.DASHBOARD);
        }
        Set<String> roles = user.roleNames();
        if (!scope.everything()) {
            // It could make users without limits. The user may have become an administrator after the token was made.
            roles.remove(Roles.ADMIN);
        }
        return roles;
    }

    private boolean idle(AccessToken token, Instant now) {
        return token.kind.equals(AccessToken.SESSION)
                && token.lastUsedAt.plus(config.sessionIdle()).isBefore(now);
    }

    /** The session of a secret, ended; empty where there is none that goes on. */
    Optional<AccessToken> end(String secret) {
        return AccessToken.ofSecret(ETags.sha256(secret))
                .filter(token -> token.revokedAt == null)
                .map(token -> {
                    token.revokedAt = clock.instant();
                    return token;
                });
    }

    @Scheduled(every = "1h", delayed = "3m")
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> AccessToken.forget(clock.instant().minus(KEPT)));
    }

    /** What a user could sign in by now, newest first. @param kind session or personal */
    List<AccessToken> usable(String userName, String kind) {
        Instant now = clock.instant();
        return AccessToken.usable(userName, kind, now).stream()
                .filter(token -> !idle(token, now))
                .toList();
    }
}
