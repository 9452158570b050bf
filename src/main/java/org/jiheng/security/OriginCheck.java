package org.jiheng.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/**
 * Refuses a change that a browser sends on behalf of another site (cross-site request forgery). The session's cookie is not sent for
 * other sites anyway (SameSite=Strict); this holds where a browser does not keep to that, and between hosts of one site. A name and
 * password that were typed into the browser's own dialogue are sent for every site. A token is not sent by a browser of itself.
 */
public class OriginCheck {
    private static final Logger LOG = Logger.getLogger(OriginCheck.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void check(ContainerRequestContext call, RoutingContext context) {
        if (!SAFE.contains(call.getMethod()) && byBrowser(context.request()) && !sameOrigin(context.request())) {
            LOG.warn("A change that a browser sent for another site was refused");
            throw new ProblemException(
                    ProblemType.CROSS_SITE,
                    "这个修改请求不是从本系统的页面发出的；程序请用令牌（Authorization: Bearer），不要用登录页的 Cookie 或浏览器记住的密码。",
                    "This change was not sent by a page of this service; a program uses a token (Authorization: Bearer), not the"
                            + " cookie of the sign-in page or a password that a browser remembers.");
        }
    }

    /** Whether what signs the request in may have been added by a browser, which says so, or by whatever sends a cookie. */
    private static boolean byBrowser(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Sessions.secret(request) != null;
        }
        return !SignIn.isToken(authorization)
                && (request.getHeader("Sec-Fetch-Site") != null || request.getHeader(HttpHeaders.ORIGIN) != null);
    }

    /** Every current browser says where a change comes from; one that does not is not believed. */
    static boolean sameOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        try {
            return origin != null
                    && request.authority() != null
                    && request.authority().toString().equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
