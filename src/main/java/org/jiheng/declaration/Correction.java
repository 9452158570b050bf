package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A correction that can be taken back, so that what the form says counts again. */
enum Correction {
    WEIGHT;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
