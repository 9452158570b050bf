package org.jiheng.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What is served beside the resources: the API description byte for byte, and readable answers before a resource is asked. */
@Singleton
class Routes {
    private final ObjectMapper json;
    private final long largestBody;

    Routes(ObjectMapper json, HttpLimits limits) {
        this.json = json;
        this.largestBody = limits.largestBody().asLongValue();
    }

    void register(@Observes Router router) {
        Buffer description = Buffer.buffer(read("/openapi/openapi.yaml"));
        String tag = ETags.quote(ETags.digest(description.toString()));
        router.get("/q/openapi").handler(context -> {
            context.response()
                    .putHeader("ETag", tag)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml;charset=UTF-8");
            String known = context.request().getHeader("If-None-Match");
            if (known != null && ETags.matches(known, tag)) {
                context.response().setStatusCode(304).end();
            } else {
                context.response().end(description);
            }
        });
    }

    /** A call whose body may be left out is not asked for the type of a body that is not there. */
    void typeOfNothing(@Observes Filters filters) {
        filters.register(
                context -> {
                    MultiMap headers = context.request().headers();
                    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
                    boolean nothing = (length == null || length.equals("0"))
                            && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                            && !headers.contains(HttpHeaders.CONTENT_TYPE);
                    if (nothing && context.request().method().name().equals("POST")) {
                        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
                    }
                    context.next();
                },
                900);
    }

    /** The sign-in page is at one address; people type the other. */
    void signInPage(@Observes Router router) {
        router.get("/login").handler(context -> {
            // The router takes both addresses for one.
            if (context.request().path().endsWith("/")) {
                context.next();
            } else {
                context.response()
                        .setStatusCode(308)
                        .putHeader(HttpHeaders.LOCATION, "/login/")
                        .end();
            }
        });
    }

    /** Refuses by the announced length, before a byte of the body is read. */
    void refuseLargeBodies(@Observes Filters filters) {
        filters.register(
                context -> {
                    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
                    if (announced != null && exceeds(announced)) {
                        sendTooLarge(context);
                    } else {
                        context.next();
                    }
                },
                1000);
    }

    private boolean exceeds(String announced) {
        try {
            return Long.parseLong(announced) > largestBody;
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    private void sendTooLarge(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        EarlyRefusal.send(context, LargestBody.exceeded(largestBody), json)
                // The body that was announced is never read, so the connection cannot be used again.
                .onComplete(sent -> context.request().connection().close());
    }

    private static byte[] read(String resource) {
        try (InputStream in = Routes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
