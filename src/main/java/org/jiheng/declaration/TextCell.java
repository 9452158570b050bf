package org.jiheng.declaration;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell of a tab-separated line that holds something.
 *
 * @param line from 1
 * @param index from 0
 * @param text trimmed, never blank
 */
record TextCell(int line, int index, String text) {
    /** The cells of a line that hold something; white space and a markdown rule of dashes are nothing. */
    static List<TextCell> of(int line, String raw) {
        List<TextCell> cells = new ArrayList<>();
        String[] parts = raw.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            String text = parts[i].strip();
            if (!text.isEmpty() && !text.matches("[-:|]{2,}")) {
                cells.add(new TextCell(line, i, text));
            }
        }
        return cells;
    }

    /** The text as labels are compared: folded, without white space. */
    String label() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]+", "");
    }

    /** Where it stands, for a finding. */
    String where() {
        return line + ":" + (index + 1);
    }
}
