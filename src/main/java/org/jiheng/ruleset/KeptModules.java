package org.jiheng.ruleset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.kie.api.KieServices;

/**
 * What the rule compiler made, kept on disk, so that a start need not load the compiler. Only a shortcut: what is not there, or
 * cannot be read or written, is compiled again. A module is found only by what it was made from: the files of the rule set, the
 * fact types and the engine.
 */
final class KeptModules {
    private static final Logger LOG = Logger.getLogger(KeptModules.class);
    private static final String SUFFIX = ".jar";
    private static final int MOST = 20;

    private final Path directory;

    /** @param directory made when something is first kept in it */
    KeptModules(Path directory) {
        this.directory = directory;
    }

    /** The module made from a content; empty where none is kept. */
    Optional<byte[]> find(RuleSetContent content) {
        Path file = file(content);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] module = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(module);
        } catch (IOException unreadable) {
            LOG.warnf("The compiled rules %s cannot be read and are compiled again: %s", file, unreadable);
            return Optional.empty();
        }
    }

    /** Keeps a module; one that was cut off while it was written is never found. */
    void keep(RuleSetContent content, byte[] module) {
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempFile(directory, "unfinished", null);
            Files.write(unfinished, module);
            Files.move(unfinished, file(content), StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
        } catch (IOException unwritable) {
            LOG.warnf("Compiled rules cannot be kept in %s, so the next start takes longer: %s", directory, unwritable);
        }
    }

    /** Forgets a module that turned out to be of no use. */
    void forget(RuleSetContent content) {
        try {
            Files.deleteIfExists(file(content));
        } catch (IOException unwritable) {
            LOG.warnf("Compiled rules in %s cannot be deleted: %s", directory, unwritable);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(directory)) {
            newestFirst = files.sorted(
                            Comparator.comparing(KeptModules::lastUsed).reversed())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(MOST, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime lastUsed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException goneMeanwhile) {
            return FileTime.fromMillis(0);
        }
    }

    private Path file(RuleSetContent content) {
        return directory.resolve(fingerprint(content) + SUFFIX);
    }

    private static String fingerprint(RuleSetContent content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.hash().getBytes());
            digest.update(String.valueOf(KieServices.class.getPackage().getImplementationVersion())
                    .getBytes());
            for (Class<?> type : FactTypes.ALL) {
                try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                    digest.update(code.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
