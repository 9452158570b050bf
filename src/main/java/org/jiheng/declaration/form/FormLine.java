package org.jiheng.declaration.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of a form: a line of text, a row of a table, or a paragraph beside one.
 *
 * @param number of the line in its file, sheet or document, from 1
 * @param part the sheet that it stands on; empty where a file has no such parts. No form goes from one part into another
 * @param where it stands, for a finding: {@code 12}, or {@code Sheet1!12}
 * @param text the line as it came, its cells separated by tabs; null where it is made of its cells
 * @param cells those that hold something, by column
 * @param tabular whether it is a row of a table and not a paragraph
 */
public record FormLine(int number, String part, String where, String text, List<FormCell> cells, boolean tabular) {
    private static final Pattern NOTE = Pattern.compile("(?:注|备注|说明|填表人|填报人|联系人|联系电话|单位负责人|填表日期|填报日期).*:.*");

    private static final int MOST_CELLS_OF_NOTE = 2;

    public FormLine {
        cells = cells.stream().filter(c -> !c.text().isEmpty()).toList();
    }

    /** Made anew for rows of cells: large workbooks would take twice the memory. */
    @Override
    public String text() {
        return text == null ? cells.stream().map(FormCell::text).collect(Collectors.joining("\t")) : text;
    }

    /** Whether it stands below a table and says something about it: 注：…, 填表人：…; an indicator may begin with the same words. */
    public boolean isNote() {
        return cells.size() <= MOST_CELLS_OF_NOTE
                && NOTE.matcher(cells.get(0).label()).matches();
    }

    /** A line of tab-separated text; white space and a markdown rule of dashes are nothing. */
    static FormLine ofText(int number, String text) {
        String where = Integer.toString(number);
        List<FormCell> cells = new ArrayList<>();
        String[] parts = text.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            String cell = parts[i].strip();
            if (!cell.isEmpty() && !cell.matches("[-:|]{2,}")) {
                cells.add(new FormCell(where, i, cell));
            }
        }
        return new FormLine(number, "", where, text, cells, text.contains("\t"));
    }

    /** A row of a table, whose cells may stand in any columns. */
    static FormLine ofCells(int number, String part, String where, List<FormCell> cells, boolean tabular) {
        return new FormLine(number, part, where, null, cells, tabular);
    }
}
