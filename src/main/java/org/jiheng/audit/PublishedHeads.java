package org.jiheng.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The file of published heads: one line each, time, sequence and hash. What stands there, a rewritten chain must answer for. */
@ApplicationScoped
class PublishedHeads {
    static final String FILE = "audit-heads.txt";

    private static final Logger LOG = Logger.getLogger(PublishedHeads.class);
    private static final Pattern LINE = Pattern.compile("\\S+ (\\d{1,18}) ([0-9a-f]{64})");

    private final AuditConfig config;

    PublishedHeads(AuditConfig config) {
        this.config = config;
    }

    /**
     * Adds a line, and has it on the disk; without a directory only the log has it.
     *
     * @return whether it is where it is to be
     */
    boolean add(Instant at, long sequence, String hash) {
        LOG.infof("Head of the trail: %d %s", sequence, hash);
        if (config.headDir().isEmpty()) {
            return true;
        }
        Path file = config.headDir().get().resolve(FILE);
        byte[] line = (at + " " + sequence + " " + hash + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(line));
                channel.force(true);
            }
            return true;
        } catch (IOException unwritable) {
            LOG.errorf(unwritable, "The head of the trail cannot be written to %s", file);
            return false;
        }
    }

    /** The heads of the directory by sequence; none where no directory is set. */
    Map<Long, String> read() throws IOException {
        Path file = config.headDir().map(dir -> dir.resolve(FILE)).orElse(null);
        return file == null || Files.notExists(file) ? Map.of() : read(file);
    }

    /** The heads that a file of this form lists; a line that was cut off by a power failure is passed over. */
    static Map<Long, String> read(Path file) throws IOException {
        Map<Long, String> heads = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Matcher head = LINE.matcher(line);
            if (head.matches()) {
                heads.putIfAbsent(Long.valueOf(head.group(1)), head.group(2));
            }
        }
        return heads;
    }
}
