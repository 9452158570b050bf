package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a {@link Finding} matters: errors and warnings that nobody settled make a result provisional. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
