package org.jiheng.declaration.form;

import java.text.Normalizer;

/**
 * A cell of a form that holds something.
 *
 * @param where it stands in the file, for a finding: {@code 12:3} (line and cell) in text, {@code Sheet1!C12} in a workbook
 * @param index its column, from 0
 * @param text trimmed, never blank
 */
public record FormCell(String where, int index, String text) {
    /** The text as labels are compared: folded, without white space, so that names written vertically read like others. */
    public String label() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }
}
