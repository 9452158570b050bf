package org.jiheng.declaration.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Cells of a workbook as text: numbers with the digits that are stored and not those that happen to be shown, percentages with their
 * sign, dates as precise as they are shown: {@code 2023-11-30}, {@code 2023年11月}. Words that a format writes beside the number stay.
 */
final class CellFormat extends DataFormatter {
    /** What a format says beside digits: padding, colours and conditions, signs and brackets of negative numbers. */
    private static final Pattern DECORATION = Pattern.compile("_.|\\*.|\\[[^]]*]|\\\\[ ()+-]|\"[ ()+-]*\"|[ ()+¥￥$-]");

    /** Words, digits and perhaps a percent sign, words. A comma at the end of the digits would divide the number. */
    private static final Pattern NUMBER =
            Pattern.compile("(?i)([^#0?.,]*?)(general|@|[#0?.,]*[#0?](?:E0+)?)(%?)([^#0?.,%]*)");

    private static final Pattern OF_DAYS = Pattern.compile("[\"\\[][^\"\\]]*[\"\\]]|\\\\.");
    private static final Pattern FRACTION = Pattern.compile("[?#0]\\s*/\\s*[?#0-9]");
    /** As many as an actual may have. */
    private static final int MOST_DECIMALS = 8;

    private final boolean from1904;

    /** @param from1904 whether the workbook counts days from 1904, as those of old Macs do */
    CellFormat(boolean from1904) {
        super(Locale.CHINA);
        this.from1904 = from1904;
    }

    @Override
    public String formatRawCellContents(double value, int index, String format, boolean use1904) {
        if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
            return date(DateUtil.getLocalDateTime(value, from1904), format);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal stored = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        Matcher number = NUMBER.matcher(DECORATION.matcher(positive(format)).replaceAll(""));
        if (number.matches()) {
            BigDecimal held = number.group(3).isEmpty() ? stored : stored.movePointRight(2);
            return number.group(1).replace("\"", "")
                    + digits(held)
                    + number.group(3)
                    + number.group(4).replace("\"", "");
        }
        if (FRACTION.matcher(positive(format)).find()) {
            return digits(stored);
        }
        return super.formatRawCellContents(value, index, format, use1904);
    }

    /** A month that was typed is kept as its first day; only the format still knows that no day was meant. */
    private static String date(LocalDateTime time, String format) {
        String tokens =
                OF_DAYS.matcher(format == null ? "" : format).replaceAll("").toLowerCase(Locale.ROOT);
        boolean year = tokens.contains("y");
        boolean month = tokens.contains("m") && !tokens.contains("h") && !tokens.contains("s");
        if (!tokens.contains("d") && (year || month)) {
            return (year ? time.getYear() + "年" : "") + (month ? time.getMonthValue() + "月" : "");
        }
        return time.toLocalTime().toSecondOfDay() == 0
                ? time.toLocalDate().toString()
                : time.withNano(0).toString();
    }

    /** The first section of a format, which is for positive numbers. */
    private static String positive(String format) {
        if (format == null) {
            return "general";
        }
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted && (i == 0 || format.charAt(i - 1) != '\\')) {
                return format.substring(0, i);
            }
        }
        return format;
    }

    /** What a formula computed may have more decimals than anybody means; what is shown may have none, and 99.5 % be shown as 100 %. */
    private static String digits(BigDecimal held) {
        BigDecimal meant = held.setScale(Math.min(held.scale(), MOST_DECIMALS), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        BigDecimal kept = meant.signum() == 0 ? held : meant;
        return (kept.scale() < 0 ? kept.setScale(0) : kept).toPlainString();
    }
}
