package org.jiheng.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Published documents that lie beside a checkout; tests of them are skipped where they are absent. */
public final class SharedFiles {
    private static final Path FOLDER = Path.of("../shared");

    private SharedFiles() {}

    /** The bytes of a shared file; skips the test with a message where there is none. */
    public static byte[] read(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not beside this checkout");
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
