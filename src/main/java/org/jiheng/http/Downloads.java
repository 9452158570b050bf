package org.jiheng.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers that are files to keep. */
public final class Downloads {
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String CSV = "text/csv;charset=utf-8";
    /** One JSON value a line. */
    public static final String LINES = "application/x-ndjson";

    private static final int LONGEST_CELL = 32_767;

    private Downloads() {}

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

    /** A header that has a file kept, under its name. */
    static String disposition(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
