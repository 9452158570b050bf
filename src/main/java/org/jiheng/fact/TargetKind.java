package org.jiheng.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a target (指标值) is to be compared with an actual. */
public enum TargetKind {
    /** One number, with or without an operator. */
    QUANTITATIVE,
    /** Between two numbers, both included. */
    RANGE,
    /** Done by a date. */
    DEADLINE,
    /** Words. */
    QUALITATIVE,
    /** Nothing was declared. */
    MISSING,
    /** No letter or digit, or no certain reading. */
    UNREADABLE;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static TargetKind of(String json) {
        for (TargetKind kind : values()) {
            if (kind.json().equals(json)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind is one of quantitative, range, deadline, qualitative, missing,"
                + " unreadable; not \"" + json + "\"");
    }
}
