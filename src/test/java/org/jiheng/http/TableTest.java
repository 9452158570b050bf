package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table as a file: no digit of a decimal is lost, and no text becomes a formula. */
class TableTest {
    private static Table of(Object... values) {
        return new Table(
                "表",
                Stream.of(values).map(v -> new Table.Column("列", 10)).toList(),
                Stream.<List<Object>>of(Arrays.asList(values)));
    }

    private static String csv(Object... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        of(values).writeCsv(out);
        return out.toString(StandardCharsets.UTF_8).split("\r\n")[1];
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            96.50,                  NUMERIC, 0.00
            0.00,                   NUMERIC, 0.00
            100,                    NUMERIC, 0
            -12.5,                  NUMERIC, 0.0
            123456789012.30,        NUMERIC, 0.00
            9999999999999.99,       NUMERIC, 0.00
            0.12345678,             NUMERIC, 0.00000000
            99999999999999.99,      STRING,  General
            123456789012345678.05,  STRING,  General
            """)
    void aDecimalIsShownWithEveryDigit(String decimal, CellType type, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        of(new BigDecimal(decimal)).writeWorkbook(out);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Cell cell = book.getSheetAt(0).getRow(1).getCell(0);
            assertEquals(type, cell.getCellType());
            assertEquals(format, cell.getCellStyle().getDataFormatString());
            assertEquals(decimal, new DataFormatter().formatCellValue(cell));
        }
    }

    @Test
    void wholeNumbersTextsAndNothingAreAsTheyAre() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        of(2024, "甲局", null, true).writeWorkbook(out);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Row row = book.getSheetAt(0).getRow(1);
            assertEquals(2024, row.getCell(0).getNumericCellValue());
            assertEquals("0", row.getCell(0).getCellStyle().getDataFormatString());
            assertEquals("甲局", row.getCell(1).getStringCellValue());
            assertEquals(CellType.BLANK, row.getCell(2).getCellType());
            assertEquals("true", row.getCell(3).getStringCellValue());
        }
    }

    @Test
    void whateverPrintsAFormulaIsHarmless() throws IOException {
        assertEquals("'=1+1", csv("=1+1"));
        assertEquals("'=1+1", csv(new StringBuilder("=1+1")));
        assertEquals("-12.50,,5", csv(new BigDecimal("-12.50"), null, 5));
    }
}
