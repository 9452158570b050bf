package org.jiheng.declaration.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell of a workbook says is what it holds, however it is shown. */
class CellFormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            1234.56   | General                                    | 1234.56
            1234.56   | #,##0_);[Red](#,##0)                       | 1234.56
            -1234.567 | #,##0.00_);[Red](#,##0.00)                 | -1234.567
            1234.56   | _ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ | 1234.56
            -5.5      | _ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ | -5.5
            0.936     | 0%                                         | 93.6%
            0.995000000000001 | 0%                                 | 99.5%
            0.9966666666666667 | 0%                                | 99.66666667%
            89.66666666666667 | 0                                  | 89.66666667
            299.8666666666667 | # ?/?                              | 299.86666667
            0.3333333333333333 | General                           | 0.33333333
            1.0E-12   | General                                    | 0.000000000001
            0.936     | 0%;[Red]-0%                                | 93.6%
            0.936     | 0%_)                                       | 93.6%
            -0.5      | 0.0%                                       | -50%
            12.34     | 0"万元"                                    | 12.34万元
            3.5       | 0.0次                                      | 3.5次
            1234.5    | ¥#,##0                                     | 1234.5
            0.1       | 0.0000000000                               | 0.1
            1000000   | 0.00E+00                                   | 1000000
            """)
    void numbersKeepTheirDigits(double value, String format, String text) {
        assertEquals(text, new CellFormat(false).formatRawCellContents(value, 200, format, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            45261 | yyyy"年"m"月"                  | 2023年12月
            45261 | yyyy"年"m"月";@                | 2023年12月
            45261 | [$-804]yyyy"年"m"月"d"日"      | 2023-12-01
            45261 | yyyy-mm-dd                     | 2023-12-01
            45261 | yyyy"年"                       | 2023年
            45261 | m"月"d"日"                     | 2023-12-01
            45261 | yyyy/m                         | 2023年12月
            45261 | mmm-yy                         | 2023年12月
            """)
    void datesAreAsPreciseAsTheyAreShown(double value, String format, String text) {
        assertEquals(text, new CellFormat(false).formatRawCellContents(value, 200, format, false));
    }

    @Test
    void daysMayBeCountedFrom1904() {
        assertEquals("2023-11-30", new CellFormat(true).formatRawCellContents(43798, 14, "yyyy-mm-dd", false));
    }
}
