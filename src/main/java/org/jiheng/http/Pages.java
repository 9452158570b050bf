package org.jiheng.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one page that shows every address of the pages, and what a browser may do with it: run scripts of this service and the import map
 * of the page, which is admitted by its digest, and nothing else. It names all that its address needs to be shown, so that a browser
 * asks for everything at once.
 */
@Singleton
class Pages {
    // Addresses that only the script of the page tells apart; {@code app/router.js} lists them in full.
    private static final String ADDRESSES = "/(|(projects|actuals|import|rechecks|rules|audit|users|account)(/.*)?)";
    private static final String POLICY = "Content-Security-Policy";
    private static final String STYLES = "/app/styles.css";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String CSS = "text/css;charset=UTF-8";
    /** After the refusals, so that these carry it too. */
    private static final int FIRST = 2000;
    /** What is asked for by scripts and programs, which read no page; everything else that is nowhere is an address that somebody typed. */
    private static final String TYPED = "(?!/(?:api|q|app|_static)(?:/|$)).*";
    /** Behind all files and before the resources, which would say in JSON that there is nothing. */
    private static final int BEHIND_FILES = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT - 1;

    private final ObjectMapper json;
    private Kept kept;

    Pages(ObjectMapper json) {
        this.json = json;
    }

    /** A text as served. */
    private record Sent(String text, String tag, String type) {
        static Sent of(String text, String type) {
            return new Sent(text, ETags.quote(ETags.digest(text)), type);
        }
    }

    /** What is made of the files once; the pages by their modules. */
    private record Kept(PageFiles files, Sent styles, String policy, Map<PageFiles.Shown, Sent> pages) {
        static Kept of(PageFiles files) {
            return new Kept(
                    files, Sent.of(files.styles(), CSS), policy(sha256(files.importMap())), new ConcurrentHashMap<>());
        }

        Sent page(String path) {
            return pages.computeIfAbsent(files.shown(path), page -> Sent.of(linked(page), HTML));
        }

        private String linked(PageFiles.Shown page) {
            List<String> links = new ArrayList<>();
            links.add(call("/session"));
            if (page.first() != null) {
                links.add(call(page.first()));
            }
            files.needs(page)
                    .forEach(module -> links.add("    <link rel=\"modulepreload\" href=\"" + module + "\">\n"));
            return files.linked("    <link rel=\"stylesheet\" href=\"" + STYLES + "\">\n", links);
        }

        private static String call(String path) {
            return "    <link rel=\"preload\" href=\"/api/v1" + path + "\" as=\"fetch\" crossorigin>\n";
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
                        context.response().putHeader(POLICY, kept().policy());
                    }
                    context.next();
                },
                FIRST);
    }

    void register(@Observes Router router) {
        router.getWithRegex(ADDRESSES)
                .handler(context -> send(context, kept().page(context.request().path())));
        router.get(STYLES).handler(context -> send(context, kept().styles()));
        // Browsers look for it here where a page names none, such as an export that they show.
        router.get("/favicon.ico").handler(context -> context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, "/login/icon.svg")
                .end());
        router.getWithRegex(TYPED).order(BEHIND_FILES).handler(context -> {
            if (isBrowser(context)) {
                sendNoPage(context);
            } else {
                context.next();
            }
        });
        // Some of what is no address is found out before the first filter.
        router.errorHandler(400, this::refuse);
    }

    /** Everything behind may rely on it that an address is one; JihengMain has the server leave it to this. */
    void malformed(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (isAddress(context.request().uri())) {
                        context.next();
                    } else {
                        refuse(context);
                    }
                },
                FIRST - 1);
    }

    private void refuse(RoutingContext context) {
        String address = context.request().uri();
        context.response().putHeader(POLICY, kept().policy());
        if (isAddress(address)) {
            context.response().setStatusCode(400).end();
        } else if (isBrowser(context)) {
            sendNoPage(context);
        } else {
            EarlyRefusal.send(
                    context,
                    new ProblemException(
                            ProblemType.BAD_REQUEST,
                            "网址 " + address + " 无法读取：% 后面须有两位十六进制数字；% 本身写成 %25，空格、引号等也要这样写。",
                            "The address " + address
                                    + " cannot be read: a % takes two hexadecimal digits behind it; write %25 for the sign itself,"
                                    + " and blanks, quotes and the like in the same way."),
                    json);
        }
    }

    private static boolean isAddress(String address) {
        try {
            return !new URI(address).toString().isEmpty();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isBrowser(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /** The page, which says itself that there is none of this address. */
    private void sendNoPage(RoutingContext context) {
        Sent page = kept().page("/nothing");
        context.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        context.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, page.type())
                .end(page.text());
    }

    private static void send(RoutingContext context, Sent sent) {
        // The server marks what is no REST answer as sent as it is; without the mark it is compressed.
        context.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        context.response()
                .putHeader(HttpHeaders.ETAG, sent.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, sent.type());
        if (sent.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            context.response().setStatusCode(304).end();
        } else {
            context.response().end(sent.text());
        }
    }

    /** Read once; in dev mode each time, since it is being edited. */
    private synchronized Kept kept() {
        if (kept == null || LaunchMode.current().isDev()) {
            kept = Kept.of(new PageFiles());
        }
        return kept;
    }
}
