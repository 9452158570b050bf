package org.jiheng.declaration.form;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A line of text of a table without ruling lines. A cell that takes several lines is alone in all of them but one, and they stand
 * nearer to that than to the rows above and below.
 *
 * @param y of its base line
 * @param height of its characters
 * @param cells by column
 */
record PdfTextRow(float y, float height, List<FormCell> cells) {
    /** Of the height: lines further apart are of two rows. */
    private static final float NEAR = 2.2f;

    private static final int ROOMY = 3;

    private boolean whole() {
        return cells.size() > 1;
    }

    /** Lines of one cell in the first column are titles, labels and notes. */
    private boolean alone() {
        return cells.size() == 1 && cells.get(0).index() == 0;
    }

    /** The rows that lines make, from top to bottom. */
    static List<PdfTextRow> joined(List<PdfTextRow> lines) {
        List<List<PdfTextRow>> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean apart = i == 0
                    || lines.get(i).alone()
                    || lines.get(i - 1).alone()
                    || lines.get(i).y() - lines.get(i - 1).y()
                            > NEAR * lines.get(i).height();
            if (apart) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(lines.get(i));
        }
        // Where nearly every row stands apart, lines that stand together are one row, however many cells each has.
        long several = blocks.stream().filter(b -> wholes(b) > 1).count();
        long some = blocks.stream().filter(b -> wholes(b) > 0).count();
        boolean roomy = several * ROOMY < some;
        List<PdfTextRow> rows = new ArrayList<>();
        for (List<PdfTextRow> block : blocks) {
            if (roomy) {
                rows.add(one(block));
            } else {
                split(block, rows);
            }
        }
        return rows;
    }

    private static long wholes(List<PdfTextRow> block) {
        return block.stream().filter(PdfTextRow::whole).count();
    }

    /** Between two lines with several cells a row ends where the gap is widest. */
    private static void split(List<PdfTextRow> block, List<PdfTextRow> rows) {
        int begin = 0;
        int whole = -1;
        for (int i = 0; i < block.size(); i++) {
            if (!block.get(i).whole()) {
                continue;
            }
            if (whole >= 0) {
                int end = widest(block, whole, i);
                rows.add(one(block.subList(begin, end)));
                begin = end;
            }
            whole = i;
        }
        if (begin < block.size()) {
            rows.add(one(block.subList(begin, block.size())));
        }
    }

    private static int widest(List<PdfTextRow> block, int from, int to) {
        int widest = from + 1;
        for (int i = from + 1; i <= to; i++) {
            if (gap(block, i) > gap(block, widest) + 1) {
                widest = i;
            }
        }
        return widest;
    }

    private static float gap(List<PdfTextRow> block, int line) {
        return block.get(line).y() - block.get(line - 1).y();
    }

    private static PdfTextRow one(List<PdfTextRow> lines) {
        TreeMap<Integer, FormCell> cells = new TreeMap<>();
        for (PdfTextRow line : lines) {
            for (FormCell cell : line.cells()) {
                cells.merge(cell.index(), cell, (a, b) -> new FormCell(a.line(), a.index(), a.text() + b.text()));
            }
        }
        return new PdfTextRow(lines.get(0).y(), lines.get(0).height(), List.copyOf(cells.values()));
    }
}
