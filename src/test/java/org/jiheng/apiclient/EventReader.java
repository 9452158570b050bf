package org.jiheng.apiclient;

import java.io.BufferedReader;
import java.io.IOException;

/** Server-sent events as the WHATWG's HTML standard reads them, as far as this API sends them. */
final class EventReader {
    private final BufferedReader lines;

    EventReader(BufferedReader lines) {
        this.lines = lines;
    }

    /**
     * An event, or news of the place only.
     *
     * @param id the last that was sent; null before the first
     * @param name {@code message} where none was sent
     * @param data empty where only the place is told
     */
    record Event(String id, String name, String data) {}

    private String id;

    /** The next one that came whole; null at the end of the stream. */
    Event next() throws IOException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                return new Event(id, name, data.toString());
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {
                    // A comment, or a field that is not known.
                }
            }
        }
        return null;
    }
}
