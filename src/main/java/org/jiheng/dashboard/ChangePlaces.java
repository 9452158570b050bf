package org.jiheng.dashboard;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/**
 * Names places in the order of changes by the evaluation that stands there and a seal, and the present moment by its hidden number. A
 * place that was given out stays one, also when its project has meanwhile gone out of the reader's scope; without the seal it would tell
 * whether there is an evaluation that the reader does not see.
 */
@ApplicationScoped
class ChangePlaces {
    private static final String ALGORITHM = "HmacSHA256";
    private static final char BEFORE_SEAL = '.';
    /** Bytes of a seal. */
    private static final int LENGTH = 8;

    /** Before a place that names no evaluation. */
    private static final String HIDDEN = "~";

    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private volatile SecretKeySpec key;

    /** The place of an evaluation. */
    String of(String evaluationId) {
        return evaluationId + BEFORE_SEAL + seal(evaluationId);
    }

    /**
     * The place of a position that no evaluation in sight may stand at. The number is hidden, or it would tell how much there is, and
     * among random bytes, or equal places would tell that nothing has happened.
     */
    String of(long position) {
        return HIDDEN + HexFormat.of().formatHex(hidden(Cipher.ENCRYPT_MODE, block(position)));
    }

    private static byte[] block(long position) {
        // The last bytes are zero, which tells that it was made here.
        return ByteBuffer.allocate(BLOCK)
                .putLong(position)
                .putInt(RANDOM.nextInt())
                .array();
    }

    private long shown(String place) {
        try {
            byte[] whole = HexFormat.of().parseHex(place.substring(1));
            if (whole.length == BLOCK) {
                ByteBuffer block = ByteBuffer.wrap(hidden(Cipher.DECRYPT_MODE, whole));
                if (block.getInt(BLOCK - Integer.BYTES) == 0 && block.getLong(0) >= 0) {
                    return block.getLong(0);
                }
            }
        } catch (IllegalArgumentException notHex) {
            throw unknown();
        }
        throw unknown();
    }

    /** One block by itself. */
    private byte[] hidden(int mode, byte[] block) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(key().getEncoded());
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(whole, "AES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The position of a place that was given out. @throws org.jiheng.http.ProblemException 400 for anything else */
    long position(String place) {
        if (place.startsWith(HIDDEN)) {
            return shown(place);
        }
        int end = place.indexOf(BEFORE_SEAL);
        String evaluationId = end < 0 ? place : place.substring(0, end);
        boolean sealed = end >= 0
                && MessageDigest.isEqual(
                        place.substring(end + 1).getBytes(StandardCharsets.UTF_8),
                        seal(evaluationId).getBytes(StandardCharsets.UTF_8));
        if (end >= 0 && !sealed) {
            throw unknown();
        }
        String from = sealed ? Changes.ALL : Changes.VISIBLE + " and";
        return Panache.getEntityManager()
                .createQuery("select c.position" + from + " c.evaluationId = :id", Long.class)
                .setParameter("id", evaluationId)
                .getResultStream()
                .findAny()
                .orElseThrow(ChangePlaces::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "since（或 Last-Event-ID）要写 start、now、此前得到的 next，或一个可见的评价编号；这里写的都不是。",
                "since (or Last-Event-ID) takes start, now, a next that was given before, or the id of an evaluation in sight;"
                        + " this is none of these.");
    }

    private String seal(String evaluationId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] whole = mac.doFinal(evaluationId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Read once: it never changes. */
    private SecretKeySpec key() {
        SecretKeySpec read = key;
        if (read == null) {
            String secret = QuarkusTransaction.requiringNew().call(() -> ChangeHead.read().secret);
            read = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
            key = read;
        }
        return read;
    }
}
