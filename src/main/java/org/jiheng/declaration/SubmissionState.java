package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a project's actuals are on their way to a final result. */
public enum SubmissionState {
    /** Posted, or changed since; the auditor is at work. */
    DRAFT,
    /** Waits for the reviewer. */
    SUBMITTED,
    /** Final: nothing can be changed until it is returned. */
    CONFIRMED,
    /** Sent back to the auditor, with a reason. */
    RETURNED;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the database keeps it. */
    @Converter
    public static class Column implements AttributeConverter<SubmissionState, String> {
        @Override
        public String convertToDatabaseColumn(SubmissionState state) {
            return state == null ? null : state.json();
        }

        @Override
        public SubmissionState convertToEntityAttribute(String state) {
            return state == null ? null : valueOf(state.toUpperCase(Locale.ROOT));
        }
    }
}
