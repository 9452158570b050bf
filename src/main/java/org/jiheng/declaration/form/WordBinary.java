package org.jiheng.declaration.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Paragraphs and table rows of a {@code .doc}; columns are told by where cells begin. */
final class WordBinary {
    /** Twentieths of a point by which edges of one column may differ. */
    private static final int SAME_EDGE = 60;

    private WordBinary() {}

    static FormFile read(POIFSFileSystem system) throws IOException, FormUnreadableException {
        FormLines lines = new FormLines();
        try (HWPFDocument document = new HWPFDocument(system)) {
            Range range = document.getRange();
            int number = 0;
            for (int i = 0; i < range.numParagraphs(); i++) {
                Paragraph paragraph = range.getParagraph(i);
                if (paragraph.isInTable()) {
                    Table table = range.getTable(paragraph);
                    number = table(table, number, lines);
                    i += table.numParagraphs() - 1;
                } else {
                    number++;
                    String text = clean(paragraph.text());
                    String where = Integer.toString(number);
                    List<FormCell> cells = text.isEmpty() ? List.of() : List.of(new FormCell(where, 0, text));
                    lines.add(FormLine.ofCells(number, "", where, cells, false));
                }
            }
        }
        return new FormFile(lines.lines(), List.of());
    }

    private static int table(Table table, int above, FormLines lines) throws FormUnreadableException {
        TreeSet<Integer> edges = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            for (int c = 0; c < table.getRow(r).numCells(); c++) {
                edges.add(table.getRow(r).getCell(c).getLeftEdge());
            }
        }
        List<Integer> columns = new ArrayList<>();
        for (int edge : edges) {
            if (columns.isEmpty() || edge - columns.get(columns.size() - 1) > SAME_EDGE) {
                columns.add(edge);
            }
        }
        int number = above;
        for (int r = 0; r < table.numRows(); r++) {
            number++;
            lines.add(FormLine.ofCells(
                    number, "", Integer.toString(number), cells(table.getRow(r), columns, number), true));
        }
        return number;
    }

    private static List<FormCell> cells(TableRow row, List<Integer> columns, int number) {
        List<FormCell> cells = new ArrayList<>();
        for (int c = 0; c < row.numCells(); c++) {
            TableCell cell = row.getCell(c);
            boolean continued = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
            String text = clean(cell.text());
            if (text.isEmpty() || continued || cell.isMerged()) {
                continue;
            }
            int column = 0;
            while (column + 1 < columns.size() && columns.get(column + 1) <= cell.getLeftEdge()) {
                column++;
            }
            cells.add(new FormCell(Integer.toString(number), column, text));
        }
        return cells;
    }

    /** Without the marks that end cells and fields. */
    private static String clean(String text) {
        return Range.stripFields(text)
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .strip();
    }
}
