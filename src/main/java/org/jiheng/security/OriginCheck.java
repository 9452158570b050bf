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
 * Refuses a change that a browser sends with its session's cookie on behalf of another site (cross-site request forgery). The cookie
 * is not sent by other sites anyway (SameSite=Strict); this holds where a browser does not keep to that, and between hosts of one site.
 */
public class OriginCheck {
    private static final Logger LOG = Logger.getLogger(OriginCheck.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    void check(ContainerRequestContext call, RoutingContext context) {
        boolean bySession = context.request().getHeader(HttpHeaders.AUTHORIZATION) == null
                && Sessions.secret(context.request()) != null;
        if (bySession && !SAFE.contains(call.getMethod()) && !sameOrigin(context.request())) {
            LOG.warn("A change that another site sent with the cookie of a session was refused");
            throw new ProblemException(
                    ProblemType.CROSS_SITE,
                    "这个修改请求不是从本系统的页面发出的；程序请用令牌（Authorization: Bearer），不要用登录页的 Cookie。",
                    "This change was not sent by a page of this service; a program uses a token (Authorization: Bearer), not the"
                            + " cookie of the sign-in page.");
        }
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
