package org.jiheng.apiclient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client has seen and where it goes on, in one file: what came, and then the place after it. A client that is killed between
 * the two has not seen it; what stands behind the last place is cut off when the file is opened again.
 */
public final class Journal {
    private static final String SEEN = "seen ";
    private static final String PLACE = "place ";

    private final Path file;
    private String place;

    private Journal(Path file, String place) {
        this.file = file;
        this.place = place;
    }

    /** @param otherwise the place of a client that has none yet */
    static Journal open(Path file, String otherwise) throws IOException {
        if (!Files.exists(file)) {
            return new Journal(file, otherwise);
        }
        String text = Files.readString(file);
        String whole = whole(text);
        if (whole.length() < text.length()) {
            Files.writeString(file, whole);
        }
        String place = whole.lines()
                .filter(line -> line.startsWith(PLACE))
                .reduce((one, next) -> next)
                .map(line -> line.substring(PLACE.length()))
                .orElse(otherwise);
        return new Journal(file, place);
    }

    /** The ids in a journal, in the order in which they came; those behind the last place left out. */
    public static List<String> seen(Path file) throws IOException {
        return Files.exists(file)
                ? whole(Files.readString(file))
                        .lines()
                        .filter(line -> line.startsWith(SEEN))
                        .map(line -> line.substring(SEEN.length()))
                        .toList()
                : List.of();
    }

    String place() {
        return place;
    }

    /** Keeps what came and where to go on. */
    void keep(List<String> ids, String next) throws IOException {
        if (ids.isEmpty() && next.equals(place)) {
            return;
        }
        List<String> lines = new ArrayList<>();
        ids.forEach(id -> lines.add(SEEN + id));
        lines.add(PLACE + next);
        Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        place = next;
    }

    /** Up to the last place that is there to its end. */
    private static String whole(String text) {
        int end = 0;
        int line = 0;
        for (int after = text.indexOf('\n') + 1; after > 0; after = text.indexOf('\n', line) + 1) {
            end = text.startsWith(PLACE, line) ? after : end;
            line = after;
        }
        return text.substring(0, end);
    }
}
