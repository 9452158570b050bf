package org.jiheng.actual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Target;
import org.jiheng.declaration.TargetReader;
import org.jiheng.declaration.TargetReading;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.Test;

/** Published targets and actuals are read as somebody judged them by hand. */
class PublishedReadingsTest {
    private static final int YEAR = 2022;
    private static final String NOT_REPEATED = "…";
    private static final String NONE = "-";

    private static List<List<String>> judged() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/readings/target-forms.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    private static List<String> read(String target, String actual) {
        TargetReading reading = TargetReader.read(target, YEAR);
        Target read = reading.target();
        List<String> cells = new ArrayList<>();
        cells.add(read.kind().toString().toLowerCase(Locale.ROOT));
        cells.add(read.operator() == null ? NONE : read.operator().symbol());
        cells.add(shown(read.value()));
        cells.add(shown(read.upper()));
        cells.add(shown(read.unit()));
        cells.add(shown(read.date()));
        cells.add(codes(reading.findings()));
        cells.addAll(actual(actual, read));
        return cells;
    }

    private static List<String> actual(String text, Target target) {
        if (text.isEmpty()) {
            return List.of(NONE, NONE);
        }
        ReadActual read = ActualReader.read(
                new ActualItem("某", null, null, null, null, text, null, null, null, null, null, null), target, YEAR);
        Object outcome =
                read.value() != null ? read.value() : read.inTime() != null ? read.inTime() : read.attainment();
        return List.of(shown(outcome), codes(read.findings()));
    }

    private static String shown(Object cell) {
        return cell == null ? NONE : cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }

    private static String codes(List<Finding> findings) {
        return findings.isEmpty()
                ? NONE
                : String.join(",", findings.stream().map(Finding::code).toList());
    }

    private static List<String> expected(List<String> row) {
        List<String> cells = new ArrayList<>(row.subList(1, 8));
        cells.addAll(row.subList(9, 11));
        return cells;
    }

    @Test
    void shortTextsAreReadAsJudged() throws IOException {
        for (List<String> row : judged()) {
            if (!row.get(0).equals(NOT_REPEATED) && !row.get(8).equals(NOT_REPEATED)) {
                String actual = row.get(8).equals(NONE) ? "" : row.get(8);
                assertEquals(expected(row), read(row.get(0), actual), row::toString);
            }
        }
    }

    /** As above with the sentences, and none of the collection is left out. */
    @Test
    void allOfTheCollectionIsReadAsJudged() throws IOException {
        String collection = new String(SharedFiles.read("samples/target-forms.tsv"), StandardCharsets.UTF_8);
        List<List<String>> published = collection
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\t", -1)))
                .toList();
        List<List<String>> judged = judged();
        assertEquals(162, published.size());
        assertEquals(published.size(), judged.size());
        for (int i = 0; i < judged.size(); i++) {
            List<String> row = judged.get(i);
            assertEquals(
                    expected(row),
                    read(published.get(i).get(0), published.get(i).get(1)),
                    row::toString);
        }
    }
}
