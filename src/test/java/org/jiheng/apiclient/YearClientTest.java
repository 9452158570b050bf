package org.jiheng.apiclient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client knows the OpenAPI file only, keeps its place when it is cut off anywhere, and a fault in what it followed is found. */
class YearClientTest {
    private static final Path DESCRIPTION = Path.of("openapi/openapi.yaml");
    private static final Map<String, List<String>> MADE = Map.of("p", List.of("a", "b", "c"), "q", List.of("x", "y"));

    @TempDir
    Path directory;

    @Test
    void theClientUsesNoClassOfTheService() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.jiheng.apiclient..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.junit..",
                        "org.apiguardian..",
                        "com.tngtech.archunit..")
                .check(new ClassFileImporter().importPackages("org.jiheng.apiclient"));
    }

    @Test
    void whatCameOnceAndInOrderIsWithoutFault() {
        assertEquals(List.of(), Followed.faults(MADE, List.of("a", "x", "b", "y", "c")));
    }

    @Test
    void whatDidNotComeIsFound() {
        assertEquals(List.of("b did not come"), Followed.faults(MADE, List.of("a", "x", "y", "c")));
        assertEquals(
                List.of("x did not come", "y did not come"),
                Followed.faults(MADE, List.of("a", "b", "c")).stream().sorted().toList());
    }

    @Test
    void whatCameAgainIsFound() {
        assertEquals(List.of("b came again"), Followed.faults(MADE, List.of("a", "x", "b", "y", "b", "c")));
    }

    @Test
    void whatWasNeverMadeIsFound() {
        assertEquals(List.of("z was never made"), Followed.faults(MADE, List.of("a", "x", "z", "b", "y", "c")));
    }

    @Test
    void anotherOrderIsFound() {
        assertEquals(
                List.of("Those of p came in another order than they were made: [b, a, c]"),
                Followed.faults(MADE, List.of("b", "x", "a", "y", "c")));
    }

    @Test
    void aJournalThatIsCutOffAnywhereLosesAndRepeatsNothing() throws IOException {
        Path file = directory.resolve("journal");
        Journal journal = Journal.open(file, "start");
        journal.keep(List.of("a", "b"), "b");
        journal.keep(List.of("c"), "c");
        String text = Files.readString(file);
        for (int length = 0; length <= text.length(); length++) {
            Files.writeString(file, text.substring(0, length));
            List<String> seen = Journal.seen(file);
            Journal again = Journal.open(file, "start");
            // Everything up to the place was seen and nothing behind it.
            assertEquals(
                    switch (again.place()) {
                        case "start" -> List.of();
                        case "b" -> List.of("a", "b");
                        default -> List.of("a", "b", "c");
                    },
                    seen);
            again.keep(List.of("d"), "d");
            assertEquals("d", Journal.open(file, "start").place());
            assertEquals(seen.size() + 1, Journal.seen(file).size());
        }
        assertEquals("c", placeOf(text, file));
    }

    private static String placeOf(String text, Path file) throws IOException {
        Files.writeString(file, text);
        return Journal.open(file, "start").place();
    }

    @Test
    void anEventThatIsCutOffDidNotCome() throws IOException {
        EventReader events = new EventReader(new BufferedReader(new StringReader(":connected\n"
                + "id:1\n\n"
                + "id:2\n"
                + "event:evaluation\n"
                + "data:{\"a\":\n"
                + "data:1}\n\n"
                + ": \n\n"
                + "id: 3\n"
                + "event: evaluation\n"
                + "data: x\n")));
        assertEquals(new EventReader.Event("1", "message", ""), events.next());
        assertEquals(new EventReader.Event("2", "evaluation", "{\"a\":\n1}"), events.next());
        assertEquals(new EventReader.Event("2", "message", ""), events.next());
        assertNull(events.next());
    }

    @Test
    void callsAreBuiltFromTheDescription() throws IOException {
        ApiDocument.Operation changes = new ApiDocument(DESCRIPTION).operation("followChanges");
        URI base = URI.create("http://127.0.0.1:1");
        assertEquals(
                "http://127.0.0.1:1/api/v1/changes?since=start&unit=%E6%9F%90%20%E4%B8%AD%E5%BF%83",
                changes.call(base, Map.of("since", "start", "unit", "某 中心"), "application/json", null)
                        .build()
                        .uri()
                        .toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> changes.call(base, Map.of("from", "start"), "application/json", null));
        assertThrows(IllegalArgumentException.class, () -> changes.call(base, Map.of(), "image/png", null));
        assertThrows(IllegalArgumentException.class, () -> changes.answering("items/score"));
        assertThrows(IllegalArgumentException.class, () -> new ApiDocument(DESCRIPTION).operation("follow"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ApiDocument(DESCRIPTION).operation("getProject").call(base, Map.of(), null, null));
    }
}
