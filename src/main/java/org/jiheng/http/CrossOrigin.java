package org.jiheng.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What pages of other origins may do (CORS) is off unless origins are named. A setting by which any page anywhere would act with what
 * a browser remembers of its user ends the start.
 */
@ApplicationScoped
public class CrossOrigin {
    private static final String SETTINGS = "quarkus.http.cors.";

    private final boolean enabled;
    private final Optional<List<String>> origins;
    private final Optional<Boolean> credentials;

    CrossOrigin(
            @ConfigProperty(name = SETTINGS + "enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = SETTINGS + "origins") Optional<List<String>> origins,
            @ConfigProperty(name = SETTINGS + "access-control-allow-credentials") Optional<Boolean> credentials) {
        this.enabled = enabled;
        this.origins = origins;
        this.credentials = credentials;
    }

    void onStart(@Observes StartupEvent event) {
        if (!enabled) {
            return;
        }
        List<String> named = origins.orElse(List.of());
        if (named.isEmpty()) {
            throw new ConfigurationException(SETTINGS + "enabled is true, and so " + SETTINGS
                    + "origins must name the origins whose pages may call, such as https://dashboard.example.org.");
        }
        if (credentials.orElse(false) && named.stream().anyMatch(CrossOrigin::isPattern)) {
            throw new ConfigurationException(
                    SETTINGS
                            + "access-control-allow-credentials is true, and so " + SETTINGS
                            + "origins must name each origin in full: with * or a pattern, pages of strangers could act for whoever is signed in.");
        }
    }

    /** Tells caches that an answer to one origin is none to another, which the framework leaves out. */
    void vary(@Observes Filters filters) {
        filters.register(
                context -> {
                    vary(context);
                    context.next();
                },
                1800);
    }

    void vary(RoutingContext context) {
        if (enabled) {
            // At last: a resource may set the header too.
            context.addHeadersEndHandler(
                    ready -> context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        }
    }

    /** Written between slashes, an origin is a regular expression. */
    private static boolean isPattern(String origin) {
        return origin.equals("*") || origin.startsWith("/") && origin.endsWith("/");
    }
}
