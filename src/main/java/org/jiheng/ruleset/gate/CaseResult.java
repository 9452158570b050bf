package org.jiheng.ruleset.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.http.Message;
import org.jiheng.ruleset.RuleFinding;

/**
 * What became of a case.
 *
 * @param line where it begins in its file, from 1
 * @param differences between what it expects and what came out
 * @param failure why it could not be scored at all; null where it was
 * @param fired names of the rules that fired, in their order
 */
public record CaseResult(
        String file, int line, String name, List<Difference> differences, Message failure, List<String> fired) {

    /**
     * Something that came out otherwise.
     *
     * @param expected as the case says it
     * @param actual null where nothing came out
     */
    public record Difference(Message what, String expected, String actual) {
        private String zh() {
            return what.zh() + "：应为 " + expected + "，实际 " + (actual == null ? "无" : actual);
        }

        private String en() {
            return what.en() + ": expected " + expected + ", got " + (actual == null ? "none" : actual);
        }
    }

    public boolean passed() {
        return differences.isEmpty() && failure == null;
    }

    /** The finding that refuses the rule set; only of a case that did not pass. */
    RuleFinding finding() {
        String zh = failure != null
                ? failure.zh()
                : differences.stream().map(Difference::zh).collect(Collectors.joining("；")) + "。触发的规则："
                        + String.join("、", fired);
        String en = failure != null
                ? failure.en()
                : differences.stream().map(Difference::en).collect(Collectors.joining("; ")) + ". Rules that fired: "
                        + String.join(", ", fired);
        return RuleFinding.error(
                "case-failed", file, line, null, "案例「" + name + "」：" + zh, "Case \"" + name + "\": " + en);
    }
}
