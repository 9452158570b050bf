package org.jiheng.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Cuts off who takes too long to send a body. The server's own time limits begin anew with every byte, so that a byte now and then
 * would keep a connection, and what waits for the body, for ever.
 */
@Singleton
class Arrival {
    private final long longestMillis;

    Arrival(HttpLimits limits) {
        this.longestMillis = limits.longestArrival().toMillis();
    }

    void limit(@Observes Filters filters) {
        filters.register(
                context -> {
                    watch(context);
                    context.next();
                },
                1900);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** Begins to wait for the rest of a body, where there is one. */
    void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!hasBody(request)) {
            return;
        }
        long timer = context.vertx().setTimer(longestMillis, late -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        context.addEndHandler(answered -> {
            // Answered early, the rest of a body still has to come; otherwise nothing is left to wait for.
            if (request.isEnded()) {
                context.vertx().cancelTimer(timer);
            }
        });
    }
}
