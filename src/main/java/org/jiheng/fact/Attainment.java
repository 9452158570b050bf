package org.jiheng.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a target in words was reached (达成年度指标 / 部分达成 / 未达成), or that the row does not apply. */
public enum Attainment {
    MET("met"),
    PARTLY("partly"),
    UNMET("unmet"),
    NOT_APPLICABLE("notApplicable");

    private final String json;

    Attainment(String json) {
        this.json = json;
    }

    @JsonValue
    public String json() {
        return json;
    }

    @JsonCreator
    public static Attainment of(String json) {
        for (Attainment attainment : values()) {
            if (attainment.json.equals(json)) {
                return attainment;
            }
        }
        throw new IllegalArgumentException(
                "attainment is one of met, partly, unmet, notApplicable; not \"" + json + "\"");
    }
}
