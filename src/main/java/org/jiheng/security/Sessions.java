package org.jiheng.security;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ProblemException;

/** The sessions of people who signed in by the page. They are rows in the database, so any replica knows them, and an end is an end. */
@ApplicationScoped
class Sessions {
    private static final String COOKIE = "jiheng-session";

    /** Browsers take a cookie of this prefix from the host itself only, and over TLS. */
    private static final String COOKIE_OVER_TLS = "__Host-" + COOKIE;

    private final AccessTokens tokens;
    private final SignInConfig config;
    private final Trail trail;
    private final Clock clock;

    Sessions(AccessTokens tokens, SignInConfig config, Trail trail, Clock clock) {
        this.tokens = tokens;
        this.config = config;
        this.trail = trail;
        this.clock = clock;
    }

    /** What the cookie is called; over plain HTTP, which is for loopback, the stricter name cannot be had. */
    static String cookieName(HttpServerRequest request) {
        return overTls(request) ? COOKIE_OVER_TLS : COOKIE;
    }

    static boolean overTls(HttpServerRequest request) {
        return "https".equals(request.scheme());
    }

    /** The session's secret that a request brings; null for none. Another secret in its place, such as a personal token, is none. */
    static String secret(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookieName(request));
        return cookie == null || !cookie.getValue().startsWith(AccessTokens.SESSION_PREFIX) ? null : cookie.getValue();
    }

    /**
     * Begins a session.
     *
     * @param checked the hash that the user's password was found right for
     * @return its secret
     * @throws AuthenticationFailedException where the password was changed or the user disabled since
     */
    @Transactional
    String begin(String userName, String checked) {
        AppUser user = AppUser.lock(userName).orElseThrow(AuthenticationFailedException::new);
        if (!user.enabled || !user.passwordHash.equals(checked)) {
            throw new AuthenticationFailedException();
        }
        AccessTokens.Issued issued =
                tokens.issue(AccessToken.SESSION, userName, clock.instant().plus(config.sessionLongest()));
        issued.token().persist();
        trail.recordOf(
                userName,
                AccessToken.SESSION,
                "session.begun",
                Subject.of("user", userName),
                null,
                Map.of("session", issued.token().id));
        return issued.secret();
    }

    /** A session as answered. @param current whether the call was made by it @param lastUsedAt to the minute */
    record View(String id, boolean current, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {
        static View of(AccessToken token) {
            return new View(
                    token.id,
                    Caller.session().filter(token.id::equals).isPresent(),
                    token.createdAt,
                    token.lastUsedAt,
                    token.expiresAt);
        }
    }

    /** The caller's sessions that go on, newest first. @throws ProblemException 403 for a caller with a token */
    @Transactional
    List<View> list() {
        Users.requirePerson();
        return tokens.usable(Caller.name(), AccessToken.SESSION).stream()
                .map(View::of)
                .toList();
    }

    /** Ends one of the caller's sessions at once. @throws ProblemException 403 for a caller with a token, 404 where there is none */
    @Transactional
    void endOwn(String id) {
        Users.requirePerson();
        AccessToken session = tokens.usable(Caller.name(), AccessToken.SESSION).stream()
                .filter(token -> token.id.equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "您没有编号为 " + id + " 的会话。", "You have no session with the id " + id + "."));
        session.revokedAt = clock.instant();
        trail.record("session.ended", Subject.of("user", session.userName), Map.of("session", id), null);
    }

    /** Ends a session; one that has ended, or never was, is left as it is. Who brings its secret and nothing better is its user. */
    @Transactional
    void end(String secret) {
        boolean nobody = Caller.name().equals(Caller.SYSTEM);
        tokens.end(secret)
                .ifPresent(token -> trail.recordOf(
                        nobody ? token.userName : Caller.name(),
                        nobody ? AccessToken.SESSION : Caller.via(),
                        "session.ended",
                        Subject.of("user", token.userName),
                        Map.of("session", token.id),
                        null));
    }
}
