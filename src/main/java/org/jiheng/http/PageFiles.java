package org.jiheng.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the pages are made of, as it lies in the build. A browser learns what a module imports only when it has read it, and asks for
 * the next then; from here it is told at once. Nothing is changed in a module.
 */
final class PageFiles {
    private static final String ROOT = "META-INF/resources";
    private static final String FRAME = "/app/app.js";
    /** What the frame asks for first of all. */
    private static final String SIGNED_IN = "/app/session.js";

    private static final String SCRIPT = "    <script type=\"module\" src=\"" + FRAME + "\"></script>\n";
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLESHEET = Pattern.compile(" *<link rel=\"stylesheet\" href=\"([^\"]+)\">\n");
    /** Imports that a module cannot run without; {@code import()} is for later. Minified ones stand without blanks. */
    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:import|export)\\b(?:[^'\"();]*?\\bfrom)?\\s*[\"']([^\"']+)[\"']");
    /** A line of the table of pages in {@code app/router.js}. */
    private static final Pattern PAGE =
            Pattern.compile("\\{ path: '([^']+)'.*?import\\('\\./([^']+)'\\)(?:.*?\\bfirst: '([^']+)')?");

    private final String index = read("/index.html").orElseThrow(() -> missing("/index.html"));
    private final String importMap = importMap(index);
    private final Map<String, String> names = names(importMap);
    private final Map<Pattern, Shown> pages = pages();

    /** What an address shows: the module of its page, and the call that this makes before any other, or null. */
    record Shown(String module, String first) {}

    /** What is shown where an address means no page: the frame, which says so. */
    static final Shown NO_PAGE = new Shown(FRAME, null);

    /** The page that shows every address, as it was written. */
    String index() {
        return index;
    }

    /** The text of the import map in it, exactly. */
    String importMap() {
        return importMap;
    }

    /** The page that a path means; nothing where it means none. */
    Optional<Shown> shown(String path) {
        return pages.entrySet().stream()
                .filter(page -> page.getKey().matcher(path).matches())
                .findFirst()
                .map(Map.Entry::getValue);
    }

    /** The addresses of all modules that a browser runs before it can show a page, those of the frame first. */
    Set<String> needs(Shown page) {
        Set<String> found = new LinkedHashSet<>();
        follow(FRAME, found);
        follow(SIGNED_IN, found);
        follow(page.module(), found);
        return found;
    }

    /** The stylesheets that the page names as one text, in its order. */
    String styles() {
        return STYLESHEET
                .matcher(index)
                .results()
                .map(sheet -> read(sheet.group(1)).orElseThrow(() -> missing(sheet.group(1))))
                .collect(Collectors.joining("\n"));
    }

    /** The page with one stylesheet in the place of its own, and links before its script: after the import map, which must come first. */
    String linked(String stylesheet, List<String> links) {
        Matcher sheets = STYLESHEET.matcher(index);
        StringBuilder page = new StringBuilder();
        String link = stylesheet;
        while (sheets.find()) {
            sheets.appendReplacement(page, Matcher.quoteReplacement(link));
            link = "";
        }
        return sheets.appendTail(page).toString().replace(SCRIPT, String.join("", links) + SCRIPT);
    }

    private void follow(String module, Set<String> found) {
        if (found.contains(module)) {
            return;
        }
        // What is not there is the browser's to complain about.
        read(module).ifPresent(text -> {
            found.add(module);
            IMPORT.matcher(text)
                    .results()
                    .map(named -> address(named.group(1), module))
                    .forEach(imported -> follow(imported, found));
        });
    }

    /** Where an import leads, as a browser finds it by the import map. */
    private String address(String specifier, String from) {
        if (specifier.startsWith(".")) {
            return URI.create(from).resolve(specifier).toString();
        }
        String named = names.get(specifier);
        if (named != null) {
            return named;
        }
        return names.entrySet().stream()
                .filter(folder -> folder.getKey().endsWith("/") && specifier.startsWith(folder.getKey()))
                .map(folder ->
                        folder.getValue() + specifier.substring(folder.getKey().length()))
                .findFirst()
                .orElse(specifier);
    }

    private static Map<Pattern, Shown> pages() {
        String router = read("/app/router.js").orElseThrow(() -> missing("/app/router.js"));
        Map<Pattern, Shown> pages = new LinkedHashMap<>();
        PAGE.matcher(router)
                .results()
                .forEach(page -> pages.put(
                        Pattern.compile(page.group(1).replaceAll(":\\w+", "[^/]+") + "/?"),
                        new Shown("/app/" + page.group(2), page.group(3))));
        return pages;
    }

    private static String importMap(String index) {
        Matcher map = IMPORT_MAP.matcher(index);
        if (!map.find()) {
            throw new IllegalStateException("index.html has no import map");
        }
        return map.group(1);
    }

    private static Map<String, String> names(String importMap) {
        try {
            Map<String, String> names = new LinkedHashMap<>();
            new ObjectMapper()
                    .readTree(importMap)
                    .get("imports")
                    .properties()
                    .forEach(one -> names.put(one.getKey(), one.getValue().asText()));
            return names;
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("The import map of index.html cannot be read", malformed);
        }
    }

    private static IllegalStateException missing(String address) {
        return new IllegalStateException(address + " is missing from the build");
    }

    private static Optional<String> read(String address) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + address)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
