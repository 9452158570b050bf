package org.jiheng.declaration.form;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Cells of a workbook as text: numbers with the digits that are stored and not those that happen to be shown, percentages with their
 * sign, dates as {@code 2023-11-30}. A format that writes words beside the number is used as it is.
 */
final class CellFormat extends DataFormatter {
    private static final Pattern PLAIN = Pattern.compile("(?i)general|@|[#0,.? _)(\\-;]+(?:E\\+0+)?");
    private static final int MOST_DECIMALS = 8;

    CellFormat() {
        super(Locale.CHINA);
    }

    @Override
    public String formatRawCellContents(double value, int index, String format, boolean use1904) {
        if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime time = DateUtil.getLocalDateTime(value, use1904);
            return time.toLocalTime().toSecondOfDay() == 0
                    ? time.toLocalDate().toString()
                    : time.withNano(0).toString();
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal stored = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean percent = format != null && format.matches("[#0.,]+%");
        if (percent) {
            BigDecimal hundred = stored.movePointRight(2);
            if (hundred.scale() <= MOST_DECIMALS) {
                return plain(hundred) + "%";
            }
        } else if ((format == null || PLAIN.matcher(format).matches()) && stored.scale() <= MOST_DECIMALS) {
            return plain(stored);
        }
        return super.formatRawCellContents(value, index, format, use1904);
    }

    private static String plain(BigDecimal number) {
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
    }
}
