package org.jiheng.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A table that leaves the service as a file for a spreadsheet program.
 *
 * @param name of the sheet
 * @param rows one value for each column: a decimal or whole number, which stays exact, null, or anything else by its text; read once
 */
public record Table(String name, List<Column> columns, Stream<List<Object>> rows) {
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    /** Spreadsheet programs keep no more significant digits of a number. */
    private static final int MOST_DIGITS = 15;

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
            Styles styles = new Styles(book);
            writeHead(book, sheet);
            int written = 0;
            for (Iterator<List<Object>> each = rows.iterator(); each.hasNext(); ) {
                if (written == MOST_ROWS) {
                    throw tooLong();
                }
                Row row = sheet.createRow(++written);
                List<Object> values = each.next();
                for (int i = 0; i < values.size(); i++) {
                    fill(row.createCell(i), values.get(i), styles);
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

    /** A decimal of more digits than a spreadsheet program keeps of a number stays whole as text. */
    private static void fill(Cell cell, Object value, Styles styles) {
        if (value instanceof BigDecimal number && number.precision() > MOST_DIGITS) {
            cell.setCellStyle(styles.longNumber);
            cell.setCellValue(number.toPlainString());
        } else if (value instanceof Number number) {
            cell.setCellStyle(styles.number(value instanceof BigDecimal decimal ? decimal.scale() : 0));
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellStyle(styles.wrapped);
            if (value != null) {
                cell.setCellValue(Downloads.cell(value.toString()));
            }
        }
    }

    /** How cells look; a workbook holds few styles, so each is made once. */
    private static final class Styles {
        private final SXSSFWorkbook book;
        private final CellStyle wrapped;
        private final CellStyle longNumber;
        private final Map<Integer, CellStyle> numbers = new HashMap<>();

        Styles(SXSSFWorkbook book) {
            this.book = book;
            wrapped = book.createCellStyle();
            wrapped.setWrapText(true);
            longNumber = book.createCellStyle();
            longNumber.setAlignment(HorizontalAlignment.RIGHT);
        }

        /** As many places as the number has, so that points of 96.50 are not shown as 96.5, nor money as 1.23E+11. */
        CellStyle number(int scale) {
            return numbers.computeIfAbsent(Math.max(0, scale), places -> {
                CellStyle style = book.createCellStyle();
                String format = places == 0 ? "0" : "0." + "0".repeat(places);
                style.setDataFormat(book.createDataFormat().getFormat(format));
                return style;
            });
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
        if (cell == null || cell instanceof Number) {
            return cell;
        }
        String text = cell.toString();
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
