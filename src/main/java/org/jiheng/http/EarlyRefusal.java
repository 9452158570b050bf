package org.jiheng.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The answer to a request that is refused before any resource is asked, in the form of every other error. */
public final class EarlyRefusal {
    private EarlyRefusal() {}

    /** Headers that were set before stay. @return done when it is sent */
    public static Future<Void> send(RoutingContext context, ProblemException refusal, ObjectMapper json) {
        Problem problem = Problem.of(
                refusal,
                Language.accepted(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                context.request().path());
        return context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(JsonText.of(problem, json));
    }
}
