package org.jiheng.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts failures of the embedded server into words that an operator can act on. */
final class ServerFailure {
    private static final Pattern MISSING_LIBRARY = Pattern.compile("error while loading shared libraries: ([^:\\s]+)");
    private static final Pattern OLD_C_LIBRARY = Pattern.compile("version `(GLIBC\\w*_[0-9.]+)' not found");
    private static final String EXTERNAL = " Or set quarkus.datasource.jdbc.url to a MariaDB server, 10.11 or later.";
    private static final int TAIL_LINES = 20;
    // Programs 350 MB, a new database 100 MB, and some room to work.
    private static final long NEEDED_BYTES = 600L << 20;

    private ServerFailure() {}

    /** Refuses a first start where the disk is too small for it. */
    static void requireSpace(DataDirectory directory) throws IOException {
        long usable = Files.getFileStore(directory.root()).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new StartRefusedException("The disk of " + directory.root() + " has " + (usable >> 20)
                    + " MB left; a new embedded database needs " + (NEEDED_BYTES >> 20)
                    + " MB. Free some, or set jiheng.data-dir to another disk." + EXTERNAL);
        }
    }

    /** A server process that ended by itself. */
    static StartRefusedException ended(DataDirectory directory, String what, int exitCode) {
        String log = log(directory);
        Matcher library = MISSING_LIBRARY.matcher(log);
        if (library.find()) {
            return new StartRefusedException("The embedded database needs the system library " + library.group(1)
                    + ", which this machine does not have. On Debian and Ubuntu: apt-get install libcrypt1 libsystemd0"
                    + " libstdc++6; on other systems the package with that file." + EXTERNAL);
        }
        Matcher glibc = OLD_C_LIBRARY.matcher(log);
        if (glibc.find()) {
            return new StartRefusedException("The embedded database needs a system library with " + glibc.group(1)
                    + ", newer than the one of this machine." + EXTERNAL);
        }
        String hint = log.contains("No space left on device") || log.contains("Errcode: 28") || log.contains("rror 28")
                ? " The disk is full."
                : "";
        return new StartRefusedException("The embedded database's " + what + " ended with code " + exitCode + "." + hint
                + " The end of " + directory.serverLog() + ":\n" + tail(log));
    }

    /** A file or process that could not be handled at all. */
    static StartRefusedException of(DataDirectory directory, IOException cause) {
        String text = String.valueOf(cause.getMessage());
        String hint = "";
        if (text.contains("No space left")) {
            hint = " The disk is full; what was begun is made anew at the next start.";
        } else if (text.contains("error=13")) {
            hint = " Is the disk mounted with noexec? Set jiheng.data-dir to one that is not.";
        } else if (text.contains("error=2,")) {
            hint = " This system has no GNU C library (glibc), which the server needs.";
        }
        return new StartRefusedException(
                "The embedded database in " + directory.root() + " cannot be started: " + cause + "." + hint + EXTERNAL,
                cause);
    }

    private static String log(DataDirectory directory) {
        try {
            return Files.readString(directory.serverLog(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private static String tail(String log) {
        List<String> lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
