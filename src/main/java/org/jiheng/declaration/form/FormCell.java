package org.jiheng.declaration.form;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jiheng.declaration.NoValue;

/**
 * A cell of a form that holds something.
 *
 * @param line where its line stands: {@code 12}, {@code p3:5}, or {@code Sheet1!12}
 * @param index its column, from 0
 * @param text trimmed, never blank
 */
public record FormCell(String line, int index, String text) {
    /** Not shown by any program, and not to be stored: control characters but line ends and tabs, halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    public FormCell {
        text = UNSEEN.matcher(text).replaceAll("").strip();
    }

    /** The text as labels are compared: folded, without white space, so that names written vertically read like others. */
    public String label() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }

    /** Whether there is no value, but what a spreadsheet shows for a formula that has none. */
    public boolean isError() {
        return NoValue.is(text);
    }

    /** Where it stands, for a finding: {@code 12:3} (line and cell), in a workbook {@code Sheet1!C12}. */
    public String where() {
        int sheet = line.lastIndexOf('!');
        return sheet < 0
                ? line + ":" + (index + 1)
                : line.substring(0, sheet + 1) + CellReference.convertNumToColString(index) + line.substring(sheet + 1);
    }
}
