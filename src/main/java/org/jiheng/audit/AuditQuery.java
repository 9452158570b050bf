package org.jiheng.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** The filters of the trail; each is null where not given. @param project a part of the name of the project */
record AuditQuery(
        @QueryParam("from") @Size(max = 40) String from,
        @QueryParam("until") @Size(max = 40) String until,
        @QueryParam("actor") @Size(max = 64) String actor,
        @QueryParam("action") @Size(max = 64) String action,
        @QueryParam("subjectType") @Size(max = 32) String subjectType,
        @QueryParam("subjectId") @Size(max = 300) String subjectId,
        @QueryParam("project") @Size(max = 200) String project,
        @QueryParam("requestId") @Size(max = 64) String requestId,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {
    /** What makes it another query: everything but how much of it is shown. */
    String named() {
        return Cursors.query(from, until, actor, action, subjectType, subjectId, project, requestId);
    }

    /** From this moment. */
    Instant first() {
        return instant("from", "从", "From", from);
    }

    /** Before this moment. */
    Instant end() {
        return instant("until", "到", "Until", until);
    }

    private static Instant instant(String name, String zh, String en, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw ProblemException.at(
                    ProblemType.INVALID_PARAMETER,
                    name,
                    zh + "：须为 UTC 时间，如 2026-01-31T00:00:00Z",
                    en + ": takes a time in UTC such as 2026-01-31T00:00:00Z");
        }
    }
}
