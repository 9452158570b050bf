package org.jiheng.startup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of an embedded database, held by this process alone while it is open. The lock is a
 * file lock, so that it ends with the process however the process ends.
 */
final class DataDirectory implements AutoCloseable {
    // Closing a second channel on a POSIX-locked file drops the lock of the first one in the same
    // process, so this process must not even open the lock file twice.
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the directory where it is missing and takes it for this process.
     *
     * @throws StartRefusedException when it cannot be written or another process holds it
     */
    static DataDirectory open(Path directory) {
        Path root = create(directory);
        if (!OPEN.add(root)) {
            throw new StartRefusedException("This process already runs a database in " + root + ".");
        }
        FileChannel lock = null;
        try {
            lock = FileChannel.open(
                    root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new StartRefusedException("The data directory " + root + " is in use by another Jiheng process"
                        + holder(lock) + ". Stop that one first, or give this one its own jiheng.data-dir.");
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, lock);
        } catch (IOException e) {
            release(root, lock);
            throw new StartRefusedException("The data directory " + root + " cannot be locked: " + e, e);
        } catch (RuntimeException e) {
            release(root, lock);
            throw e;
        }
    }

    Path root() {
        return root;
    }

    Path database() {
        return root.resolve("db");
    }

    /** Where a database is made; it takes its place only when complete. */
    Path unfinishedDatabase() {
        return root.resolve("db.unfinished");
    }

    Path serverLog() {
        return root.resolve("mariadbd.log");
    }

    Path pidFile() {
        return root.resolve("mariadbd.pid");
    }

    Path initFile() {
        return root.resolve("init.sql");
    }

    /** The database password of this directory, made at the first call; hexadecimal digits only. */
    String password() throws IOException {
        Path file = root.resolve("password");
        if (Files.exists(file)) {
            String known = Files.readString(file).strip();
            if (known.matches("[0-9a-f]{32,}")) {
                return known;
            }
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        writePrivate(file, fresh);
        return fresh;
    }

    /** Writes a text that only the owner of this process may read. */
    void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        release(root, lock);
    }

    private static Path create(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            Path root = Files.createDirectories(absolute).toRealPath();
            if (!Files.isWritable(root)) {
                throw new StartRefusedException("The data directory " + root + " is not writable for user "
                        + System.getProperty("user.name") + ". Change its owner, or set jiheng.data-dir.");
            }
            return root;
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data directory " + absolute + " cannot be created: " + e
                            + ". Make it by hand with the right owner, or set jiheng.data-dir.",
                    e);
        }
    }

    private static String holder(FileChannel lock) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        lock.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? "" : " (pid " + text + ")";
    }

    private static void release(Path root, FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException ignored) {
            // The lock ends with the process in any case.
        } finally {
            OPEN.remove(root);
        }
    }

    /** Deletes a directory and what it holds; a missing one is fine. */
    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
