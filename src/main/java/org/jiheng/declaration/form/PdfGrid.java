package org.jiheng.declaration.form;

import java.util.List;

/** The cells that the ruling lines of a page make: boxes with no line between them are one cell. */
final class PdfGrid {
    /** Points; no text is read in a lower row. */
    private static final float LOWEST = 8;

    private final PdfRulings rulings;
    private final List<Float> xs;
    private final List<Float> ys;
    /** Whether a line stands beside a row, by row and place among {@link #xs}. */
    private final boolean[][] walls;

    private final int[] owner;

    /** A cell by its upper left box. */
    record Region(int row, int column) {}

    PdfGrid(PdfRulings rulings) {
        this.rulings = rulings;
        this.xs = rulings.xs();
        this.ys = rulings.ys();
        PdfWork.requireBoxes(columns(), rows());
        this.owner = new int[columns() * rows()];
        this.walls = new boolean[rows()][xs.size()];
        for (int i = 0; i < owner.length; i++) {
            owner[i] = i;
        }
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < xs.size(); i++) {
                walls[row][i] = rulings.verticalAt(xs.get(i), (ys.get(row) + ys.get(row + 1)) / 2);
            }
        }
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                float x = (xs.get(column) + xs.get(column + 1)) / 2;
                if (column + 1 < columns() && !walls[row][column + 1]) {
                    join(row * columns() + column, row * columns() + column + 1);
                }
                if (row + 1 < rows() && !rulings.horizontalAt(ys.get(row + 1), x)) {
                    join(row * columns() + column, (row + 1) * columns() + column);
                }
            }
        }
    }

    private int columns() {
        return xs.size() - 1;
    }

    private int rows() {
        return ys.size() - 1;
    }

    private int find(int box) {
        int root = box;
        while (owner[root] != root) {
            root = owner[root];
        }
        owner[box] = root;
        return root;
    }

    /** The upper left of the two owns both. */
    private void join(int a, int b) {
        int first = find(a);
        int second = find(b);
        owner[Math.max(first, second)] = Math.min(first, second);
    }

    /** The cell at a place; null beside the tables. */
    Region region(float x, float y) {
        int column = index(xs, x);
        int row = index(ys, y);
        if (column < 0 || row < 0 || !enclosed(row, column)) {
            return null;
        }
        int root = find(row * columns() + column);
        return new Region(root / columns(), root % columns());
    }

    /** Whether lines stand to the left and to the right of a box, near or far. */
    private boolean enclosed(int row, int column) {
        boolean left = false;
        boolean right = false;
        for (int i = 0; i < xs.size(); i++) {
            boolean line = walls[row][i];
            left |= line && i <= column;
            right |= line && i > column;
        }
        return left && right;
    }

    private static int index(List<Float> edges, float place) {
        for (int i = 0; i + 1 < edges.size(); i++) {
            if (edges.get(i) <= place && place < edges.get(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    /** The first of the rows that begin where the cell does: a row has place for a line of text, less is an uneven border. */
    int line(Region region) {
        int line = region.row();
        while (line > 0 && ys.get(region.row()) - ys.get(line - 1) < LOWEST) {
            line--;
        }
        return line;
    }

    float left(Region region) {
        return xs.get(region.column());
    }

    float top(int row) {
        return ys.get(row);
    }
}
