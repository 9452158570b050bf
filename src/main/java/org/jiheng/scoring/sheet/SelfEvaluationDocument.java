package org.jiheng.scoring.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Self-evaluation forms as a Word document, each on a page of its own, A4. */
public final class SelfEvaluationDocument {
    /** Twentieths of a point. */
    private static final long LONG_SIDE = 16838;

    private static final long SHORT_SIDE = 11906;
    private static final long MARGIN = 1000;
    /** Of the columns, in parts of the width. */
    private static final int[] PARTS = {10, 14, 16, 24, 16, 16, 11, 11, 27};

    private SelfEvaluationDocument() {}

    /** @param forms at least one */
    public static byte[] of(List<SelfEvaluationForm> forms) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            landscape(document);
            for (int i = 0; i < forms.size(); i++) {
                for (int line = 0; line < forms.get(i).title().size(); line++) {
                    XWPFParagraph paragraph = document.createParagraph();
                    paragraph.setAlignment(ParagraphAlignment.CENTER);
                    paragraph.setPageBreak(i > 0 && line == 0);
                    XWPFRun run = paragraph.createRun();
                    run.setBold(true);
                    run.setFontSize(line == 0 ? 16 : 12);
                    run.setText(forms.get(i).title().get(line));
                }
                table(document, forms.get(i));
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void landscape(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(LONG_SIDE));
        size.setH(BigInteger.valueOf(SHORT_SIDE));
        size.setOrient(STPageOrientation.LANDSCAPE);
        CTPageMar margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(MARGIN));
        margin.setBottom(BigInteger.valueOf(MARGIN));
        margin.setLeft(BigInteger.valueOf(MARGIN));
        margin.setRight(BigInteger.valueOf(MARGIN));
    }

    private static void table(XWPFDocument document, SelfEvaluationForm form) {
        XWPFTable table = document.createTable(form.rows().size(), SelfEvaluationForm.COLUMNS);
        long usable = LONG_SIDE - 2 * MARGIN;
        table.setWidth(Long.toString(usable));
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        for (int c = 0; c < PARTS.length; c++) {
            (c < grid.sizeOfGridColArray() ? grid.getGridColArray(c) : grid.addNewGridCol())
                    .setW(BigInteger.valueOf(width(c, c)));
        }
        for (int r = 0; r < form.rows().size(); r++) {
            List<Object> cells = form.rows().get(r).cells();
            boolean bold = form.rows().get(r).kind() == SelfEvaluationForm.Kind.HEAD;
            // From the right, so that taking merged cells away leaves the places of the others.
            int span = 1;
            for (int c = cells.size() - 1; c >= 0; c--) {
                XWPFTableCell cell = table.getRow(r).getCell(c);
                if (cells.get(c) == null) {
                    table.getRow(r).removeCell(c);
                    span++;
                    continue;
                }
                cell.setWidth(Long.toString(width(c, c + span - 1)));
                if (span > 1) {
                    cell.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(span));
                    span = 1;
                }
                text(cell, cells.get(c), bold);
            }
        }
    }

    /** Of columns that are one cell. */
    private static long width(int from, int to) {
        int all = Arrays.stream(PARTS).sum();
        int own = Arrays.stream(PARTS, from, to + 1).sum();
        return (LONG_SIDE - 2 * MARGIN) * own / all;
    }

    private static void text(XWPFTableCell cell, Object value, boolean bold) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            XWPFParagraph paragraph = i == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
            paragraph.setSpacingAfter(0);
            XWPFRun run = paragraph.createRun();
            run.setFontSize(10);
            run.setBold(bold);
            run.setText(lines[i]);
        }
    }
}
