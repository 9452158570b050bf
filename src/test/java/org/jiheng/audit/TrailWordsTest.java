package org.jiheng.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that the trail keeps has its words in the page of the trail, and no other has. */
class TrailWordsTest {
    private static final Path WORDS = Path.of("src/main/resources/META-INF/resources/app/trail/words.js");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String CODE = "\"([a-z-]+[.][a-z-]+)\"";

    /** What is given to {@code record} that is no code as it stands, and where its codes come from. */
    private static final Set<String> MADE = Set.of(
            // A parameter or a constant, whose values are codes elsewhere in the file.
            "String action",
            "action",
            "ACTION",
            "close ? \"year.closed\" : \"year.reopened\"",
            // See declarations() and steps().
            "\"declaration.\" + origin",
            "\"submission.\" + step.action");

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().map(match -> match.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sources that write to the trail. */
    private static List<String> writing() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TrailWordsTest::text)
                    .filter(text -> text.contains("trail.record(") || text.contains("class Trail "))
                    .toList();
        }
    }

    private static Set<String> worded(String table) {
        String words = text(WORDS);
        String of = words.substring(words.indexOf("export const " + table));
        return found("\n {2}'?([a-z.-]+)'?: t\\(", of.substring(0, of.indexOf("};")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each version of a declaration has an entry that is named by where it came from. */
    private static Stream<String> declarations() {
        String described = text(Path.of("openapi/openapi.yaml"));
        return found("origin: \\{type: string, enum: \\[([a-z, ]+settlement[a-z, ]*)\\]", described)
                .flatMap(names -> Stream.of(names.split(", ")))
                .map(name -> "declaration." + name);
    }

    private static Stream<String> steps() {
        return found(
                        "[A-Z]\\(\"([a-z]+)\", SubmissionState",
                        text(SOURCES.resolve("org/jiheng/actual/Submissions.java")))
                .map(name -> "submission." + name);
    }

    @Test
    void everyActionHasWords() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String source : writing()) {
            found(CODE, source).forEach(codes::add);
        }
        Stream.concat(declarations(), steps()).forEach(codes::add);
        assertEquals(codes, worded("ACTIONS"));
    }

    @Test
    void nothingIsRecordedByACodeThatTheTestAboveDoesNotKnow() throws IOException {
        Set<String> other = new TreeSet<>();
        for (String source : writing()) {
            found("\\brecord\\(\\s*([^,]+),", source)
                    .map(first -> first.replaceAll("\\s+", " "))
                    .filter(first -> !first.matches(CODE) && !MADE.contains(first))
                    .forEach(other::add);
        }
        assertEquals(Set.of(), other);
    }

    @Test
    void everySubjectHasWords() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(TrailWordsTest::text)
                    .flatMap(text -> found("(?:Subject[.]of|new Subject)\\(\\s*([^,]+),", text))
                    // Within Subject itself the type is a parameter.
                    .filter(type -> !type.equals("type"))
                    .map(type -> type.replace("\"", ""))
                    .forEach(types::add);
        }
        assertEquals(types, worded("SUBJECTS"));
    }
}
