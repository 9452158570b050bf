package org.jiheng.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table that leaves the service as a file for a spreadsheet program.
 *
 * @param name of the sheet
 * @param rows one value for each column: a decimal or whole number, null, or anything else by its text; read once
 */
public record Table(String name, List<Column> columns, Stream<List<Object>> rows) {
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    /** A spreadsheet program would take a text that begins so for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@＝＋－＠\\t\\r\\n].*", Pattern.DOTALL);

    /** @param width of a workbook's column in characters */
    public record Column(String title, int width) {}

    /** Writes it as CSV in UTF-8, with a byte order mark, so that spreadsheet programs read it as such. */
    public void writeCsv(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\ufeff');
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord(columns.stream().map(Column::title));
        for (Iterator<List<Object>> each = rows.iterator(); each.hasNext(); ) {
            csv.printRecord(each.next().stream().map(Table::harmless));
        }
        csv.flush();
    }

    /**
     * Writes it as a workbook with one sheet.
     *
     * @throws ProblemException when it has more rows than a sheet can have
     */
    public void writeWorkbook(OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            book.setCompressTempFiles(true);
            Sheet sheet = book.createSheet(name);
            CellStyle wrapped = book.createCellStyle();
            wrapped.setWrapText(true);
            writeHead(book, sheet);
            int written = 0;
            for (Iterator<List<Object>> each = rows.iterator(); each.hasNext(); ) {
                if (written == MOST_ROWS) {
                    throw tooLong();
                }
                Row row = sheet.createRow(++written);
                List<Object> values = each.next();
                for (int i = 0; i < values.size(); i++) {
                    fill(row.createCell(i), values.get(i), wrapped);
                }
            }
            sheet.createFreezePane(0, 1);
            book.write(out);
        }
    }

    private void writeHead(SXSSFWorkbook book, Sheet sheet) {
        Font bold = book.createFont();
        bold.setBold(true);
        CellStyle head = book.createCellStyle();
        head.setFont(bold);
        Row first = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = first.createCell(i);
            cell.setCellValue(columns.get(i).title());
            cell.setCellStyle(head);
            sheet.setColumnWidth(i, columns.get(i).width() * 256);
        }
    }

    private static void fill(Cell cell, Object value, CellStyle style) {
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            cell.setCellValue(Downloads.cell(value.toString()));
        }
    }

    private static ProblemException tooLong() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "结果超过 " + MOST_ROWS + " 行，一张工作表放不下；请加筛选条件，或改取 CSV。",
                "The result has more than " + MOST_ROWS + " rows, too many for a sheet; filter it, or take CSV.");
    }

    private static Object harmless(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text && FORMULA.matcher(text).matches() ? "'" + text : cell;
    }
}
