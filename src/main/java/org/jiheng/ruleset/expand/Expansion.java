package org.jiheng.ruleset.expand;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jiheng.http.Message;

/**
 * The DRL that a decision table or a file of phrases stands for.
 *
 * @param drl null where there is an error
 * @param lines from a line of the DRL to the line of the file that it was made from, both from 1
 * @param errors what keeps the file from being expanded; empty where nothing does
 */
public record Expansion(String drl, IntUnaryOperator lines, List<Error> errors) {
    /**
     * What is wrong in the file.
     *
     * @param line from 1, null where unknown
     */
    public record Error(String code, Integer line, Message message) {}

    /** A text that is DRL already. */
    public static Expansion none(String drl) {
        return new Expansion(drl, IntUnaryOperator.identity(), List.of());
    }

    static Expansion failed(Error... errors) {
        return new Expansion(null, IntUnaryOperator.identity(), List.of(errors));
    }
}
