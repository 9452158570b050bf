package org.jiheng.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** An answer that does not say how long it can be kept is kept nowhere: it may be for one pair of eyes. */
public class CacheHeaders {
    @ServerResponseFilter
    void keepNothing(ContainerResponseContext answer) {
        if (!answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL) && answer.getStatus() != 304) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
