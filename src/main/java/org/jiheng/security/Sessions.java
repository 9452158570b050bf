package org.jiheng.security;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;

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
        trail.record("session.begun", Subject.of("user", userName), null, Map.of("session", issued.token().id));
        return issued.secret();
    }

    /** Ends a session; one that has ended, or never was, is left as it is. */
    @Transactional
    void end(String secret) {
        tokens.end(secret)
                .ifPresent(token -> trail.record(
                        "session.ended", Subject.of("user", token.userName), Map.of("session", token.id), null));
    }
}
