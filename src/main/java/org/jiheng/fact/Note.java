package org.jiheng.fact;

/**
 * What a rule said beside its award.
 *
 * @param kind what follows from it
 * @param rule name of the rule
 * @param zh the sentence in Chinese, {@code en} in English
 */
public record Note(Kind kind, String rule, String zh, String en) {
    /** What follows from a note. */
    public enum Kind {
        /** A reason must be given: without one the result is provisional. */
        REASON_REQUIRED,
        /** A reason is asked for; the result does not depend on it. */
        REASON_ASKED,
        /** Worth a look. */
        WARNING,
        /** The policy does not allow this input; it is sent back. */
        REFUSED
    }
}
