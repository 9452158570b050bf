package org.jiheng.http;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Where a request comes from, and the id that its log lines, its answer and its entries in the trail have in common. */
@Singleton
public class RequestOrigin {
    /** Given by the caller or made here, and sent back. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "jiheng.request-id";

    /** What the access log says of the path; its pattern in application.properties names this. */
    private static final String LOGGED_PATH = "jiheng.logged-path";

    /** Paths of users hold their names. */
    private static final Pattern PERSON = Pattern.compile("^(/api/v1/users[^/]*/)[^/]+");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    // Before every other filter, so that refusals have an id too.
    void mark(@Observes Filters filters) {
        filters.register(
                context -> {
                    String given = context.request().getHeader(HEADER);
                    String id = given != null && ID.matcher(given).matches()
                            ? given
                            : UUID.randomUUID().toString();
                    context.put(KEY, id);
                    context.response().putHeader(HEADER, id);
                    MDC.put("requestId", id);
                    context.put(LOGGED_PATH, withoutPersons(context.normalizedPath()));
                    context.next();
                },
                2000);
    }

    private static String withoutPersons(String path) {
        return PERSON.matcher(path == null ? "" : path).replaceFirst("$1-");
    }

    /** The request at hand; empty in the background. */
    public static Optional<RoutingContext> current() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                container.instance(CurrentVertxRequest.class).get().getCurrent());
    }

    /** The id of a request. */
    public static String id(RoutingContext request) {
        return request.get(KEY);
    }

    /** The network address that a request came from; behind a proxy, what the proxy says, where it is trusted. */
    public static String address(RoutingContext request) {
        return request.request().remoteAddress() == null
                ? null
                : request.request().remoteAddress().hostAddress();
    }
}
