package org.jiheng.declaration;

import java.util.List;
import java.util.Objects;
import org.jiheng.http.Message;

/**
 * Something that a reader of the text should look at.
 *
 * @param severity never null
 * @param code stable name of the kind of finding, such as {@code level-assumed}; never null
 * @param message what was seen, what was made of it and what to do; never null
 * @param where where it stands in the text as it came ("line 31, column 2"), null when it concerns no one place
 */
public record Finding(Severity severity, String code, Message message, String where) {
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** The same finding where another reading of the same form has it; at no place where that one has none of the kind. */
    Finding standingAs(List<Finding> now) {
        String place = now.stream()
                .filter(f -> f.code.equals(code))
                .findFirst()
                // Which may be no one place.
                .map(Finding::where)
                .orElse(null);
        return new Finding(severity, code, message, place);
    }

    /** Whether a result that rests on this finding stays provisional until somebody settles it. */
    public boolean needsSettling() {
        return severity != Severity.INFO;
    }
}
