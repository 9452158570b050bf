package org.jiheng.declaration.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * What stands on a page: its characters and its ruling lines, in points from the upper left corner.
 *
 * @param number from 1
 */
record PdfPage(int number, List<Glyph> glyphs, PdfRulings rulings) {
    /** Ruling lines nearer than this are the two sides of one border. */
    static final float SAME_LINE = 5;
    /** Of its height: texts further apart are two cells where no line tells. */
    private static final float GAP = 1.6f;

    /** A character; x of its left side, y of its base line. */
    record Glyph(String text, float x, float y, float width, float height) {
        float middle() {
            return x + width / 2;
        }
    }

    static PdfPage read(PDDocument document, PDPage page, int number, PdfWork work) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        PDFTextStripper text = new PDFTextStripper() {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                work.instruction();
                super.processOperator(operator, operands);
            }

            @Override
            protected void processTextPosition(TextPosition position) {
                PdfWork.requireGlyphs(glyphs.size(), number);
                String shown = position.getUnicode();
                if (shown != null && !shown.isBlank()) {
                    glyphs.add(new Glyph(
                            shown,
                            position.getX(),
                            position.getY(),
                            position.getWidth(),
                            Math.max(position.getHeight(), position.getFontSizeInPt() * 0.7f)));
                }
            }
        };
        text.setStartPage(number);
        text.setEndPage(number);
        text.getText(document);
        return new PdfPage(number, glyphs, PdfRulings.of(page, work));
    }

    /** Where columns begin, over all pages. */
    static List<Float> columns(List<PdfPage> pages) {
        List<Float> edges = new ArrayList<>();
        for (PdfPage page : pages) {
            if (page.rulings().isTable()) {
                edges.addAll(page.rulings().xs());
            } else {
                page.textLines(page.glyphs()).forEach(line -> pieces(line)
                        .forEach(piece -> edges.add(piece.get(0).x())));
            }
        }
        return PdfRulings.clusters(edges, SAME_LINE);
    }

    /** The rows of tables and the lines beside them, from top to bottom. */
    List<FormLine> lines(List<Float> columns) {
        return rulings.isTable() ? ruled(columns) : unruled(columns);
    }

    private List<FormLine> ruled(List<Float> columns) {
        PdfGrid grid = new PdfGrid(rulings);
        TreeMap<PdfGrid.Region, List<Glyph>> cells =
                new TreeMap<>(Comparator.comparingInt(PdfGrid.Region::row).thenComparingInt(PdfGrid.Region::column));
        List<Glyph> outside = new ArrayList<>();
        for (Glyph glyph : glyphs) {
            PdfGrid.Region region = grid.region(glyph.middle(), glyph.y() - glyph.height() / 3);
            if (region == null) {
                outside.add(glyph);
            } else {
                cells.computeIfAbsent(region, r -> new ArrayList<>()).add(glyph);
            }
        }
        TreeMap<Float, FormLine> found = new TreeMap<>();
        TreeMap<Integer, List<FormCell>> rows = new TreeMap<>();
        cells.forEach((region, content) -> {
            int column = column(columns, grid.left(region));
            rows.computeIfAbsent(grid.line(region), r -> new ArrayList<>())
                    .add(new FormCell("p" + number, column, joined(content)));
        });
        rows.forEach((row, content) -> {
            content.sort(Comparator.comparingInt(FormCell::index));
            put(found, grid.top(row), content, true);
        });
        for (List<Glyph> line : textLines(outside)) {
            put(found, line.get(0).y(), List.of(new FormCell("p" + number, 0, joined(line))), false);
        }
        return numbered(found);
    }

    private List<FormLine> unruled(List<Float> columns) {
        List<PdfTextRow> rows = textLines(glyphs).stream()
                .map(line -> new PdfTextRow(
                        line.get(0).y(),
                        line.get(0).height(),
                        pieces(line).stream()
                                .map(piece -> new FormCell(
                                        "p" + number,
                                        column(columns, piece.get(0).x()),
                                        joined(piece)))
                                .toList()))
                .toList();
        TreeMap<Float, FormLine> found = new TreeMap<>();
        for (PdfTextRow row : PdfTextRow.joined(rows)) {
            put(
                    found,
                    row.y(),
                    row.cells(),
                    row.cells().size() > 1 || row.cells().get(0).index() > 0);
        }
        return numbered(found);
    }

    private void put(TreeMap<Float, FormLine> found, float y, List<FormCell> cells, boolean tabular) {
        float free = y;
        while (found.containsKey(free)) {
            free = Math.nextUp(free);
        }
        found.put(free, FormLine.ofCells(0, "", "p" + number, cells, tabular));
    }

    private List<FormLine> numbered(TreeMap<Float, FormLine> found) {
        List<FormLine> lines = new ArrayList<>();
        for (FormLine line : found.values()) {
            int own = lines.size() + 1;
            String where = "p" + number + ":" + own;
            List<FormCell> cells = line.cells().stream()
                    .map(c -> new FormCell(where, c.index(), c.text()))
                    .toList();
            lines.add(FormLine.ofCells(own, "", where, cells, line.tabular()));
        }
        return lines;
    }

    private static int column(List<Float> columns, float x) {
        int column = 0;
        while (column + 1 < columns.size() && columns.get(column + 1) <= x + SAME_LINE) {
            column++;
        }
        return column;
    }

    /** Characters by lines from top to bottom, each from left to right. */
    private List<List<Glyph>> textLines(List<Glyph> all) {
        List<Glyph> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Glyph::y));
        List<List<Glyph>> lines = new ArrayList<>();
        for (Glyph glyph : sorted) {
            List<Glyph> last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && glyph.y() - last.get(last.size() - 1).y() < glyph.height() / 2) {
                last.add(glyph);
            } else {
                lines.add(new ArrayList<>(List.of(glyph)));
            }
        }
        lines.forEach(line -> line.sort(Comparator.comparingDouble(Glyph::x)));
        return lines;
    }

    private static List<List<Glyph>> pieces(List<Glyph> line) {
        List<List<Glyph>> pieces = new ArrayList<>();
        Glyph before = null;
        for (Glyph glyph : line) {
            if (before == null || glyph.x() - before.x() - before.width() > GAP * before.height()) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(glyph);
            before = glyph;
        }
        return pieces;
    }

    /** The text of a cell; its lines are joined as Chinese is, with a space only between Latin words. */
    private String joined(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        for (List<Glyph> line : textLines(glyphs)) {
            Glyph before = null;
            for (Glyph glyph : line) {
                boolean gap = before != null && glyph.x() - before.x() - before.width() > 0.25f * before.height();
                boolean wrapped = before == null && !text.isEmpty();
                if ((gap || wrapped)
                        && isLatin(text.charAt(text.length() - 1))
                        && isLatin(glyph.text().charAt(0))) {
                    text.append(' ');
                }
                text.append(glyph.text());
                before = glyph;
            }
        }
        return text.toString();
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
