package org.jiheng.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of the tests, all below {@code target/} of the project. */
public final class TestDirectory {
    private TestDirectory() {}

    /** A directory of this name, new and empty for this process; what ended runs left is deleted. */
    public static Path fresh(String name) throws IOException {
        Path parent = target().resolve(name);
        Files.createDirectories(parent);
        try (Stream<Path> earlier = Files.list(parent)) {
            for (Path directory : earlier.toList()) {
                if (!isAlive(directory.getFileName().toString())) {
                    delete(directory);
                }
            }
        }
        Path directory = parent.resolve(Long.toString(ProcessHandle.current().pid()));
        delete(directory);
        return Files.createDirectory(directory);
    }

    /** Where the programs of the database server are unpacked, once for all tests. */
    public static Path programs() {
        return target().resolve("mariadb");
    }

    /** Deletes a directory and what it holds; a missing one is fine. */
    public static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(directory)) {
                paths = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Path target() {
        // Set by Surefire and Failsafe; a test started elsewhere runs in the project's directory.
        return Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
    }

    private static boolean isAlive(String pid) {
        return pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }
}
