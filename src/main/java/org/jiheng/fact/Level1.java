package org.jiheng.fact;

import java.util.Optional;

/** The level-1 groups (一级指标) of the ministry's forms. */
public enum Level1 {
    COST("成本指标"),
    OUTPUT("产出指标"),
    BENEFIT("效益指标"),
    SATISFACTION("满意度指标");

    private final String label;

    Level1(String label) {
        this.label = label;
    }

    /** The full word as forms print it. */
    public String label() {
        return label;
    }

    /** The group of a full word; empty for any other text and for null. */
    public static Optional<Level1> of(String label) {
        for (Level1 level : values()) {
            if (level.label.equals(label)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
