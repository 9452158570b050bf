package org.jiheng.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The one page that shows every address of the pages, and what a browser may do with it: run scripts of this service and the import map
 * of the page, which is admitted by its digest, and nothing else. It names all that its address needs to be shown, so that a browser
 * asks for everything at once.
 */
@Singleton
class Pages {
    private static final String POLICY = "Content-Security-Policy";
    private static final String STYLES = "/app/styles.css";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String CSS = "text/css;charset=UTF-8";
    /** Before the refusals, so that these carry it too. */
    private static final int FIRST = 2000;
    /** Behind what every answer needs, a refusal too: {@link Arrival} and {@link CrossOrigin}. */
    private static final int READABLE = 1700;
    /** What is asked for by scripts and programs, which read no page; everything else that is nowhere is an address that somebody typed. */
    private static final Pattern TYPED = Pattern.compile("(?!/(?:api|q|app|_static)(?:/|$)).*");
    /** Behind all files and before the resources, which would say in JSON that there is nothing. */
    private static final int BEHIND_FILES = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT - 1;

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final ObjectMapper json;
    private final Arrival arrival;
    private final CrossOrigin origins;
    private Kept kept;

    Pages(ObjectMapper json, Arrival arrival, CrossOrigin origins) {
        this.json = json;
        this.origins = origins;
        this.arrival = arrival;
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

        /** Nothing where a path means no page. */
        Optional<Sent> page(String path) {
            return files.shown(path).map(this::page);
        }

        Sent noPage() {
            return page(PageFiles.NO_PAGE);
        }

        private Sent page(PageFiles.Shown shown) {
            return pages.computeIfAbsent(shown, page -> Sent.of(linked(page), HTML));
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
        router.getWithRegex(TYPED.pattern())
                .handler(context -> kept().page(context.request().path())
                        .ifPresentOrElse(page -> send(context, page), context::next));
        router.get(STYLES).handler(context -> send(context, kept().styles()));
        // Browsers look for it here where a page names none, such as an export that they show.
        router.get("/favicon.ico").handler(context -> context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, "/login/icon.svg")
                .end());
        router.getWithRegex(TYPED.pattern()).order(BEHIND_FILES).handler(context -> {
            if (isBrowser(context)) {
                sendNoPage(context);
            } else {
                context.next();
            }
        });
        // Some of what is no address is found out before the first filter.
        router.errorHandler(400, context -> {
            if (!isAddress(context.request().uri())) {
                arrival.watch(context);
                origins.vary(context);
            }
            refuse(context);
        });
    }

    /**
     * Everything behind may rely on it that an address is one, but for the query of a page, which only its script reads; JihengMain has
     * the server leave it to this.
     */
    void malformed(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (isAddress(context.request().uri()) || isPage(context.request())) {
                        context.next();
                    } else {
                        refuse(context);
                    }
                },
                READABLE);
    }

    private void refuse(RoutingContext context) {
        String address = context.request().uri();
        context.response().putHeader(POLICY, kept().policy());
        if (isAddress(address)) {
            context.response().setStatusCode(400).end();
        } else if (isBrowser(context) && TYPED.matcher(context.request().path()).matches()) {
            sendNoPage(context);
        } else {
            EarlyRefusal.send(context, unreadable(address), json);
        }
    }

    private static ProblemException unreadable(String address) {
        Message why;
        if (LONE_PERCENT.matcher(address).find()) {
            why = new Message(
                    "% 后面须有两位十六进制数字；% 本身写成 %25，空格、引号等也要这样写。",
                    "a % takes two hexadecimal digits behind it; write %25 for the sign itself, and blanks, quotes and the like in the same way.");
        } else if (address.startsWith("//")) {
            why = new Message("开头只能有一个 /。", "it begins with one / and not with two.");
        } else {
            why = new Message(
                    "其中的空格、引号、竖线等要写成 % 加两位十六进制数字，如 %20。",
                    "write blanks, quotes, bars and the like as % and two hexadecimal digits, such as %20.");
        }
        return new ProblemException(
                ProblemType.BAD_REQUEST,
                "网址 " + address + " 无法读取：" + why.zh(),
                "The address " + address + " cannot be read: " + why.en());
    }

    private boolean isPage(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && isAddress(request.path())
                && kept().page(request.path()).isPresent();
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
        Sent page = kept().noPage();
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
