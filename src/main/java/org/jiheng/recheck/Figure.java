package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.QuantityText;
import org.jiheng.declaration.Severity;
import org.jiheng.fact.Operator;
import org.jiheng.http.Message;

/**
 * A number as a table prints it.
 *
 * @param value null where the cell is blank, or no number
 * @param unit null where none is printed
 */
record Figure(BigDecimal value, String unit) {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\-—–_/]*");
    private static final Figure NONE = new Figure(null, null);

    /**
     * Reads a cell.
     *
     * @param what names the cell in a finding
     * @param findings takes one where the cell holds something else than a number
     */
    static Figure read(String cell, String what, List<Finding> findings) {
        if (cell == null || BLANK.matcher(cell).matches()) {
            return NONE;
        }
        return QuantityText.read(cell)
                .filter(q -> q.upper() == null
                        && !q.approximate()
                        && (q.operator() == null || q.operator() == Operator.EQUAL))
                .map(q -> new Figure(q.value(), q.unit()))
                .orElseGet(() -> {
                    findings.add(new Finding(
                            Severity.WARNING,
                            "figure-unreadable",
                            new Message(what + "「" + cell + "」不是数字。", "\"" + cell + "\" (" + what + ") is no number."),
                            null));
                    return NONE;
                });
    }
}
