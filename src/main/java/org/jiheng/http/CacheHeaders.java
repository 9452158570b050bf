package org.jiheng.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** An answer that does not say how long it can be kept is kept nowhere: it may be for one pair of eyes. */
public class CacheHeaders {
    /** One address answers as its caller is, in the form and language that it asks for. */
    private static final String DEPENDS_ON = "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie";

    @ServerResponseFilter
    void keepNothing(ContainerResponseContext answer) {
        if (!answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL) && answer.getStatus() != 304) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        answer.getHeaders().putSingle(HttpHeaders.VARY, DEPENDS_ON);
    }
}
