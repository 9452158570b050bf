package org.jiheng.http;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Conditional requests (RFC 9110): {@code ETag} with {@code If-None-Match} on reads, {@code If-Match} on changes. */
public final class ETags {
    /** To be kept by the caller alone, and asked about before each use. */
    private static final String ASK_FIRST = "private, no-cache";

    private static final String ANY = "*";

    private ETags() {}

    /**
     * A read answered with its tag, or 304 without a body where the caller has it already.
     *
     * @param tag opaque text that changes with the representation
     * @param ifNoneMatch the request's header, null where absent
     */
    public static Response read(Object entity, String tag, String ifNoneMatch) {
        String quoted = quote(tag);
        boolean known = ifNoneMatch != null && matches(ifNoneMatch, quoted);
        return (known ? Response.notModified() : Response.ok(entity))
                .header("ETag", quoted)
                .header("Cache-Control", ASK_FIRST)
                .build();
    }

    /**
     * Refuses a change of something that was not read first, or has changed since.
     *
     * @throws ProblemException 428 without the header, and for one that any state would match; 412 when it names another state
     */
    public static void requireMatch(String ifMatch, String... currentTags) {
        requireMatch(
                ifMatch,
                new Message(
                        "内容在读取之后已被修改（现为 " + quote(currentTags[0]) + "）；请重新读取后再改。",
                        "It has changed since it was read (now " + quote(currentTags[0]) + "); read it again."),
                currentTags);
    }

    /**
     * As above, with the words for what has changed.
     *
     * @throws ProblemException 428 without the header, and for one that any state would match; 412 when it names another state
     */
    public static void requireMatch(String ifMatch, Message changed, String... currentTags) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "请先读取，再把所得的 ETag 放在 If-Match 中提交修改。",
                    "Read it first and send the ETag you got as If-Match.");
        }
        if (Arrays.stream(ifMatch.split(",")).anyMatch(tag -> tag.strip().equals(ANY))) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED,
                    "If-Match: * 没有说明读到的是哪个状态；请先读取，再把所得的 ETag 放在 If-Match 中提交修改。",
                    "If-Match: * does not say what was read; read it first and send the ETag you got as If-Match.");
        }
        if (Arrays.stream(currentTags).noneMatch(tag -> matches(ifMatch, quote(tag)))) {
            throw new ProblemException(ProblemType.STALE, changed, List.of());
        }
    }

    /** A tag for a representation that has no version number of its own. */
    public static String digest(String content) {
        return sha256(content).substring(0, 32);
    }

    /** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
    public static String sha256(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String quote(String tag) {
        return "\"" + tag + "\"";
    }

    /** @param quoted a tag as {@link #quote} writes it */
    static boolean matches(String header, String quoted) {
        for (String candidate : header.split(",")) {
            String tag = candidate.strip();
            if (tag.equals(ANY) || tag.equals(quoted) || tag.equals("W/" + quoted)) {
                return true;
            }
        }
        return false;
    }
}
