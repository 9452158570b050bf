package org.jiheng.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers that are files to keep. */
public final class Downloads {
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String CSV = "text/csv;charset=utf-8";
    /** One JSON value a line. */
    public static final String LINES = "application/x-ndjson";

    private static final int LONGEST_CELL = 32_767;

    /** Long files are made by a few callers at a time; the others wait a little. */
    private static final Semaphore TURN = new Semaphore(2);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private Downloads() {}

    /** Writes the content of a file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Which of JSON, {@link #CSV}, {@link #WORKBOOK} and {@link #LINES} a caller accepts first; JSON where it does not say. */
    public static String accepted(HttpHeaders headers) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return MediaType.APPLICATION_JSON;
            }
            for (String type : List.of(CSV, WORKBOOK, LINES)) {
                if (accepted.isCompatible(MediaType.valueOf(type))) {
                    return type;
                }
            }
        }
        return MediaType.APPLICATION_JSON;
    }

    /** What a cell of a workbook can hold of a text; one that is cut ends in an ellipsis. */
    public static String cell(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    /** @param name with its extension; may be Chinese (RFC 6266) */
    public static Response file(byte[] content, String name, String type) {
        return Response.ok(content, type)
                .header("Content-Disposition", disposition(name))
                .build();
    }

    /**
     * A file that may be long. It is written to disk before the first byte is sent, so that a failure is still answered as one, and a
     * slow reader holds nothing but the file.
     *
     * @throws ProblemException when too many are being written
     */
    public static Response file(Content content, String name, String type) {
        try {
            Path file = Files.createTempFile("jiheng-download", null);
            try {
                write(content, file);
                // Gone from the folder at once; its content stays until the answer is sent.
                InputStream written = Files.newInputStream(file);
                return Response.ok(written, type)
                        .header("Content-Disposition", disposition(name))
                        .header("Content-Length", Files.size(file))
                        .build();
            } finally {
                Files.delete(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void write(Content content, Path file) throws IOException {
        takeTurn();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        } finally {
            TURN.release();
        }
    }

    private static void takeTurn() {
        try {
            if (TURN.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                ProblemType.BUSY, "正在生成其他文件，请稍后再试。", "Other files are being written; try again in a while.");
    }

    private static String disposition(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
