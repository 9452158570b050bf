package org.jiheng.http;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What somebody is told who does not get in. */
public final class SignInRefusal {
    private static final String WAIT = "jiheng.wait";

    private SignInRefusal() {}

    /** What an anonymous caller, or one with a wrong password, is told; it does not say which of the two. */
    public static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "请用用户名和密码登录（HTTP Basic）；未登录，或用户名、密码不对。",
                "Sign in with user name and password (HTTP Basic); none was given, or they do not match.");
    }

    /** The refusal of any password, right or wrong, after too many wrong ones: guessing would go on meanwhile. */
    public static AuthenticationFailedException delayed(Duration wait) {
        return new AuthenticationFailedException(
                Map.of(WAIT, wait.plusMillis(999).toSeconds()));
    }

    /** For how many seconds a refusal says to wait; empty where it does not. */
    static Optional<Long> seconds(AuthenticationFailedException refusal) {
        return Optional.ofNullable(refusal.getAttribute(WAIT));
    }

    static ProblemException delayed(long seconds) {
        return new ProblemException(
                ProblemType.TOO_MANY_SIGN_INS,
                "登录失败次数过多，请 " + seconds + " 秒后再试。",
                "Too many failed sign-ins; try again in " + seconds + " seconds.");
    }

    /** What to put into {@code WWW-Authenticate}; empty for a script in a page, where the browser would open its own dialogue. */
    public static Optional<String> challenge(HttpServerRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate")
                ? Optional.of("Basic realm=\"Jiheng\", charset=\"UTF-8\"")
                : Optional.empty();
    }
}
