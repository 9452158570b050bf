package org.jiheng.scoring.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.http.Downloads;

/** Self-evaluation forms as a workbook, a sheet each, ready to print on A4. */
public final class SelfEvaluationWorkbook {
    private static final int[] WIDTHS = {10, 14, 16, 24, 16, 16, 11, 11, 27};
    private static final float LINE = 15;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<SelfEvaluationForm.Kind, CellStyle> styles = new HashMap<>();
    private final CellStyle title = book.createCellStyle();

    private SelfEvaluationWorkbook() {
        for (SelfEvaluationForm.Kind kind : SelfEvaluationForm.Kind.values()) {
            CellStyle style = book.createCellStyle();
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            boolean left = kind == SelfEvaluationForm.Kind.GOAL;
            style.setAlignment(left ? HorizontalAlignment.LEFT : HorizontalAlignment.CENTER);
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            if (kind == SelfEvaluationForm.Kind.HEAD) {
                style.setFont(font(11));
            }
            style.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            styles.put(kind, style);
        }
        title.setFont(font(16));
        title.setAlignment(HorizontalAlignment.CENTER);
    }

    private Font font(int points) {
        Font font = book.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) points);
        return font;
    }

    /** @param forms at least one */
    public static byte[] of(List<SelfEvaluationForm> forms) {
        SelfEvaluationWorkbook writer = new SelfEvaluationWorkbook();
        try (XSSFWorkbook book = writer.book;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            forms.forEach(writer::sheet);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void sheet(SelfEvaluationForm form) {
        int number = book.getNumberOfSheets() + 1;
        XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(number + " " + form.projectName()));
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        for (String line : form.title()) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            row.setHeightInPoints(24);
            row.createCell(0).setCellValue(line);
            row.getCell(0).setCellStyle(title);
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, WIDTHS.length - 1));
        }
        for (SelfEvaluationForm.Row row : form.rows()) {
            row(sheet, row);
        }
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
    }

    private void row(XSSFSheet sheet, SelfEvaluationForm.Row content) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        int lines = 1;
        for (int c = 0; c < content.cells().size(); c++) {
            Object value = content.cells().get(c);
            Cell cell = row.createCell(c);
            cell.setCellStyle(styles.get(content.kind()));
            // A workbook keeps 15 digits of a number; a longer one is exact as text only.
            if (value instanceof BigDecimal number && number.precision() <= 15) {
                cell.setCellValue(number.doubleValue());
            } else if (value != null && !value.toString().isEmpty()) {
                cell.setCellValue(
                        value instanceof BigDecimal number ? number.toPlainString() : Downloads.cell(value.toString()));
            }
            int last = c;
            while (last + 1 < content.cells().size() && content.cells().get(last + 1) == null) {
                last++;
            }
            if (value != null && last > c) {
                sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), c, last));
            }
            lines = Math.max(lines, value == null ? 1 : lines(value.toString(), c, last));
        }
        row.setHeightInPoints(Math.min(400, Math.max(22, lines * LINE + 6)));
    }

    /** Programs do not make rows as high as merged cells need. */
    private static int lines(String text, int from, int to) {
        int width = 0;
        for (int c = from; c <= to; c++) {
            width += WIDTHS[c];
        }
        int lines = 0;
        for (String paragraph : text.split("\n", -1)) {
            int length = paragraph.codePoints().map(p -> p < 0x2e80 ? 1 : 2).sum();
            lines += Math.max(1, (length + width - 3) / (width - 2));
        }
        return lines;
    }
}
