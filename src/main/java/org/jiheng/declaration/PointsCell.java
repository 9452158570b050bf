package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.http.Message;

/** A cell of the column of points (分值). */
final class PointsCell {
    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,2})?分?");
    /** Also with more digits than points have, as a formula leaves them. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(?:\\.\\d+)?分?");

    private PointsCell() {}

    /** Whether points are meant: a number, or a formula without a result; a text that stands there belongs to the target. */
    static boolean is(FormCell cell) {
        return cell.isError() || NUMBER.matcher(cell.label()).matches();
    }

    /** The points; empty where they are none with at most two decimals, which is not rounded. */
    static Optional<BigDecimal> read(FormCell cell) {
        return Optional.of(cell.label())
                .filter(label -> POINTS.matcher(label).matches())
                .map(label -> new BigDecimal(label.replace("分", "")));
    }

    /** What to tell people where there are none. */
    static Message unreadable(FormCell cell) {
        return new Message(
                "分值「" + cell.text() + "」不是最多两位小数的数，没有采用；请更正。",
                "The points \"" + cell.text()
                        + "\" are no number with at most two decimals and were not taken; correct them.");
    }
}
