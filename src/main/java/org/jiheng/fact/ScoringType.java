package org.jiheng.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** 赋分规则: how one indicator is to be scored, where the form says so (财预〔2021〕101号). */
public enum ScoringType {
    /** Met or not. */
    DIRECT("直接赋分"),
    /** By the degree of completion. */
    BY_COMPLETION("完成比例"),
    /** By a level that somebody judged. */
    BY_LEVEL("评判等级"),
    /** By the interval in which a satisfaction rate lies. */
    BY_SATISFACTION("满意度");

    private final String label;

    ScoringType(String label) {
        this.label = label;
    }

    /** The word of the forms, which is also the value in JSON and in rule text. */
    @JsonValue
    public String label() {
        return label;
    }

    /** All words, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ScoringType::label).toList();
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static ScoringType of(String label) {
        return Arrays.stream(values())
                .filter(t -> t.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("scoringType is one of " + String.join(", ", labels())));
    }
}
