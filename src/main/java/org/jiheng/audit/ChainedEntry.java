package org.jiheng.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An entry of the trail with its seal, as it is exported, one JSON object on a line. The seal is SHA-256 over the hash of the entry
 * before (32 bytes) and the fields of this one in the order in which they stand here, each as its length in bytes (4 bytes, big
 * endian; -1 for null) and its UTF-8 text.
 *
 * @param sequence place in the chain, from 1; not part of the seal, because the order of the chain says it
 * @param at ISO 8601 in UTC
 * @param before JSON text, byte for byte as kept
 * @param after the same
 * @param hash the seal, in hexadecimal
 */
@JsonPropertyOrder({
    "sequence",
    "id",
    "at",
    "actor",
    "via",
    "client",
    "requestId",
    "action",
    "subjectType",
    "subjectId",
    "department",
    "unit",
    "before",
    "after",
    "reason",
    "hash"
})
record ChainedEntry(
        long sequence,
        long id,
        String at,
        String actor,
        String via,
        String client,
        String requestId,
        String action,
        String subjectType,
        String subjectId,
        String department,
        String unit,
        String before,
        String after,
        String reason,
        String hash) {
    /** The hash before the first entry. */
    static final String GENESIS = "0".repeat(64);

    static ChainedEntry of(AuditEntry entry) {
        return new ChainedEntry(
                entry.seq == null ? 0 : entry.seq,
                entry.id,
                entry.at.toString(),
                entry.actor,
                entry.via,
                entry.client,
                entry.requestId,
                entry.action,
                entry.subjectType,
                entry.subjectId,
                entry.department,
                entry.unit,
                entry.before,
                entry.after,
                entry.reason,
                entry.hash);
    }

    /** The seal that this entry has after another one. @param previous the hash of that one */
    String sealAfter(String previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(HexFormat.of().parseHex(previous));
        String[] fields = {
            Long.toString(id),
            Instant.parse(at).toString(),
            actor,
            via,
            client,
            requestId,
            action,
            subjectType,
            subjectId,
            department,
            unit,
            before,
            after,
            reason
        };
        for (String field : fields) {
            byte[] text = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(field == null ? -1 : text.length)
                    .array());
            bytes.writeBytes(text);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
