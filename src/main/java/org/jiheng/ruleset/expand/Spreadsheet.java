package org.jiheng.ruleset.expand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An Excel file ({@code .xlsx}) as comma-separated text, which is how versions keep it: Excel writes other bytes at every save. */
public final class Spreadsheet {
    private static final int MOST_ROWS = 2000;
    private static final int MOST_COLUMNS = 50;

    private Spreadsheet() {}

    /**
     * The first sheet as text; a horizontally merged cell becomes {@code text...} in each of its columns.
     *
     * @throws IOException when it is no such file, has a formula, a date or an error in it, more than one sheet with something on
     *     it, or is too large
     */
    public static String csv(byte[] xlsx) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (int i = 1; i < book.getNumberOfSheets(); i++) {
                if (book.getSheetAt(i).getPhysicalNumberOfRows() > 0) {
                    throw new IOException("sheet \"" + book.getSheetName(i)
                            + "\": only the first sheet may hold something / 只有第一张工作表可以有内容");
                }
            }
            return csv(book.getSheetAt(0));
        } catch (RuntimeException damaged) {
            throw new IOException("no readable .xlsx file / 不是可以读取的 .xlsx 文件: " + damaged.getMessage(), damaged);
        }
    }

    private static String csv(Sheet sheet) throws IOException {
        if (sheet.getLastRowNum() >= MOST_ROWS) {
            throw new IOException("more than " + MOST_ROWS + " rows / 超过 " + MOST_ROWS + " 行");
        }
        StringBuilder csv = new StringBuilder();
        CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
        for (int i = 0; i <= sheet.getLastRowNum(); i++) {
            format.printRecord(csv, (Object[]) row(sheet, i));
        }
        return csv.toString();
    }

    private static String[] row(Sheet sheet, int number) throws IOException {
        Row row = sheet.getRow(number);
        if (row == null) {
            return new String[] {""};
        }
        if (row.getLastCellNum() > MOST_COLUMNS) {
            throw new IOException("more than " + MOST_COLUMNS + " columns / 超过 " + MOST_COLUMNS + " 列");
        }
        String[] cells = new String[Math.max(1, row.getLastCellNum())];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = text(row.getCell(column));
        }
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            if (merged.getFirstRow() == number
                    && merged.getLastColumn() > merged.getFirstColumn()
                    && merged.getLastColumn() < cells.length) {
                String text = cells[merged.getFirstColumn()] + "...";
                Arrays.fill(cells, merged.getFirstColumn(), merged.getLastColumn() + 1, text);
            }
        }
        return cells;
    }

    private static String text(Cell cell) throws IOException {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        }
        if (cell.getCellType() == CellType.BOOLEAN) {
            return Boolean.toString(cell.getBooleanCellValue());
        }
        if (cell.getCellType() == CellType.NUMERIC && !DateUtil.isCellDateFormatted(cell)) {
            return BigDecimal.valueOf(cell.getNumericCellValue())
                    .stripTrailingZeros()
                    .toPlainString();
        }
        throw new IOException("cell " + cell.getAddress()
                + ": a formula, a date or an error; write the number or the text itself / 单元格含公式、日期或错误，请直接写数字或文字");
    }
}
