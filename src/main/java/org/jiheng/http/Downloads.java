package org.jiheng.http;

import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers that are files to keep. */
public final class Downloads {
    public static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String CSV = "text/csv;charset=utf-8";

    private static final int LONGEST_CELL = 32_767;

    private Downloads() {}

    /** What a cell of a workbook can hold of a text; one that is cut ends in an ellipsis. */
    public static String cell(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    /** @param name with its extension; may be Chinese (RFC 6266) */
    public static Response file(byte[] content, String name, String type) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content, type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .build();
    }
}
