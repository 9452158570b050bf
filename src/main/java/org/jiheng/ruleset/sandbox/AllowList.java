package org.jiheng.ruleset.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that are allowed, one a line, from a file beside this code that people can review. */
final class AllowList {
    private final Set<String> lines;

    private AllowList(Set<String> lines) {
        this.lines = lines;
    }

    /** @throws IllegalStateException when the file is missing: without it nothing may pass */
    static AllowList read(String file) {
        try (InputStream in = AllowList.class.getResourceAsStream("/sandbox/" + file)) {
            if (in == null) {
                throw new IllegalStateException("sandbox/" + file + " is missing");
            }
            return new AllowList(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean has(String line) {
        return lines.contains(line);
    }
}
