package org.jiheng.http;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one page that shows every address of the pages, and what a browser may do with it: run scripts of this service and the import map
 * of the page, which is admitted by its digest, and nothing else.
 */
@Singleton
class Pages {
    // Addresses that only the script of the page tells apart; {@code app/router.js} lists them in full.
    private static final String ADDRESSES = "/(|(projects|actuals|import|rechecks|rules|audit|users|account)(/.*)?)";
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    /** After the refusals, so that these carry it too. */
    private static final int FIRST = 2000;

    private Page kept;

    /** The page as served. */
    private record Page(String text, String tag, String policy) {
        static Page of(String text) {
            Matcher map = IMPORT_MAP.matcher(text);
            if (!map.find()) {
                throw new IllegalStateException("index.html has no import map");
            }
            return new Page(text, ETags.quote(ETags.digest(text)), policy(sha256(map.group(1))));
        }

        private static String policy(String digest) {
            return "default-src 'self'; script-src 'self' 'sha256-" + digest + "'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; object-src 'none'";
        }

        private static String sha256(String text) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(digest);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    void policy(@Observes Filters filters) {
        filters.register(
                context -> {
                    // The tools of dev mode, below /q/, hold scripts of their own and never leave this machine.
                    if (!LaunchMode.current().isDev()
                            || !context.request().path().startsWith("/q/")) {
                        context.response().putHeader("Content-Security-Policy", page().policy());
                    }
                    context.next();
                },
                FIRST);
    }

    void register(@Observes Router router) {
        router.getWithRegex(ADDRESSES).handler(this::send);
    }

    private void send(RoutingContext context) {
        Page page = page();
        context.response()
                .putHeader(HttpHeaders.ETAG, page.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
        if (page.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            context.response().setStatusCode(304).end();
        } else {
            context.response().end(page.text());
        }
    }

    /** Read once; in dev mode each time, since it is being edited. */
    private synchronized Page page() {
        if (kept == null || LaunchMode.current().isDev()) {
            kept = Page.of(read());
        }
        return kept;
    }

    private static String read() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources/index.html")) {
            if (in == null) {
                throw new IllegalStateException("index.html is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
