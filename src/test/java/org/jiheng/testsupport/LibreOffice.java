package org.jiheng.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Files as LibreOffice saves them. */
public final class LibreOffice {
    private LibreOffice() {}

    /** Skipped where the program is not installed; CI installs it. */
    public static byte[] converted(byte[] file, String from, String to, Path folder)
            throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.isExecutable(Path.of(p, "soffice")));
        Assumptions.assumeTrue(there, "skipped: LibreOffice (soffice) is not installed");
        Path source = Files.createDirectories(folder.resolve("in")).resolve("form." + from);
        Path target = folder.resolve("out");
        Files.write(source, file);
        List<String> command = new ArrayList<>(Arrays.asList(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                target.toString(),
                source.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readAllBytes(target.resolve("form." + to));
    }
}
