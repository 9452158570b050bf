package org.jiheng.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ProblemException;

/** Personal access tokens: for programs that act for a user, with at most the rights of that user. */
@ApplicationScoped
class Tokens {
    private final AccessTokens tokens;
    private final Trail trail;
    private final Clock clock;
    private final SecurityIdentity caller;

    Tokens(AccessTokens tokens, Trail trail, Clock clock, SecurityIdentity caller) {
        this.caller = caller;
        this.tokens = tokens;
        this.trail = trail;
        this.clock = clock;
    }

    /** A token as answered, without its secret. */
    record View(
            String id,
            String label,
            boolean readOnly,
            List<String> departments,
            List<String> units,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt) {
        static View of(AccessToken token) {
            return new View(
                    token.id,
                    token.label,
                    token.readOnly,
                    token.departments,
                    token.units,
                    token.createdAt,
                    token.expiresAt,
                    token.lastUsedAt);
        }
    }

    /** A token just made. @param secret told this once */
    record Created(View token, String secret) {}

    /** The caller's tokens that can be used, newest first; to a program with a token there is that one only. */
    @Transactional
    List<View> list() {
        return own().map(View::of).toList();
    }

    private Stream<AccessToken> own() {
        Optional<String> present = Caller.token();
        return tokens.usable(Caller.name(), AccessToken.PERSONAL).stream()
                .filter(token -> present.isEmpty() || present.get().equals(token.id));
    }

    /**
     * Makes a token.
     *
     * @throws AuthenticationFailedException where the user was disabled, or the password changed, while the caller was still trusted
     * @throws ProblemException 403 for a caller with a token, 422 where an administrator would be limited
     */
    @Transactional
    Created create(TokenResource.NewToken wanted) {
        Users.requirePerson();
        requireUnchanged();
        if (!wanted.readOnly()) {
            Users.requireUnlimitedAdmin(caller.getRoles(), wanted.departments(), wanted.units());
        }
        AccessTokens.Issued issued = tokens.issue(
                AccessToken.PERSONAL, Caller.name(), clock.instant().plus(Duration.ofDays(wanted.days())));
        AccessToken token = issued.token();
        token.label = wanted.label().strip();
        token.readOnly = wanted.readOnly();
        token.departments = Users.stripped(wanted.departments());
        token.units = Users.stripped(wanted.units());
        token.persist();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("label", token.label);
        state.put("readOnly", token.readOnly);
        state.put("departments", token.departments);
        state.put("units", token.units);
        state.put("expiresAt", token.expiresAt);
        trail.record("token.created", Subject.of("token", token.id), null, state);
        return new Created(View.of(token), issued.secret());
    }

    /** A token outlives the few seconds for which a password is trusted, so its user is looked at now, and held until it is stored. */
    private void requireUnchanged() {
        String checked = caller.getAttribute(Caller.CHECKED);
        if (AppUser.lock(Caller.name())
                .filter(user -> user.enabled && (checked == null || checked.equals(user.passwordHash)))
                .isEmpty()) {
            throw new AuthenticationFailedException();
        }
    }

    /** Ends one of the caller's tokens at once. @throws ProblemException 404 where there is none */
    @Transactional
    void revoke(String id) {
        AccessToken token = own().filter(t -> t.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "您没有编号为 " + id + " 的令牌。", "You have no token with the id " + id + "."));
        token.revokedAt = clock.instant();
        trail.record("token.revoked", Subject.of("token", id), Map.of("label", token.label), null);
    }
}
