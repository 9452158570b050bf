package org.jiheng.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The opaque {@code next} of a list: the sort keys of the last item shown. */
public final class Cursors {
    /** Stands in no key: there it is escaped, as is what escapes it. */
    private static final char SEPARATOR = '&';

    /** Without an exponent, which would make any number of digits of a few. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursors() {}

    /** Encodes sort keys, none of which may be null. */
    public static String of(Object... keys) {
        StringBuilder text = new StringBuilder();
        for (Object key : keys) {
            text.append(key.toString().replace("%", "%25").replace("&", "%26")).append(SEPARATOR);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Names a query within the cursors of its pages, so that they continue no other. @param asked what makes it another query; may be null */
    public static String query(Object... asked) {
        return ETags.digest(Arrays.toString(asked)).substring(0, 12);
    }

    /**
     * The sort keys of a cursor, of which the first names the query.
     *
     * @throws ProblemException 400 when it is not one that the same query gave out
     */
    public static List<String> read(String cursor, int keys, String query) {
        List<String> parts = read(cursor, keys + 1);
        if (!parts.get(0).equals(query)) {
            throw malformed();
        }
        return parts.subList(1, parts.size());
    }

    /**
     * The sort keys of a cursor.
     *
     * @throws ProblemException 400 when it is not one that this list gave out
     */
    private static List<String> read(String cursor, int keys) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = new ArrayList<>();
            int from = 0;
            for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, from)) {
                parts.add(text.substring(from, end).replace("%26", "&").replace("%25", "%"));
                from = end + 1;
            }
            if (parts.size() == keys && from == text.length()) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
        throw malformed();
    }

    /**
     * A number among the keys of a cursor.
     *
     * @throws ProblemException 400 when it is none, or not one between 0 and {@code largest}
     */
    public static Long number(String key, long largest) {
        try {
            long number = Long.parseLong(key);
            if (number >= 0 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw malformed();
        }
        throw malformed();
    }

    /**
     * The only key of a cursor, which is a number.
     *
     * @throws ProblemException 400 when it is not one that the same query gave out
     */
    public static long number(String cursor, String query, long largest) {
        return number(read(cursor, 1, query).get(0), largest);
    }

    /** A decimal among the keys of a cursor. @throws ProblemException 400 when it is none */
    public static BigDecimal decimal(String key) {
        if (!DECIMAL.matcher(key).matches()) {
            throw malformed();
        }
        return new BigDecimal(key);
    }

    /** A time among the keys of a cursor. @throws ProblemException 400 when it is none, or none that the database can keep */
    public static Instant time(String key) {
        try {
            Instant time = Instant.parse(key);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException notATime) {
            throw malformed();
        }
        throw malformed();
    }

    /** The refusal of a cursor that a list did not give out. */
    public static ProblemException malformed() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "cursor 不是以同样的筛选和排序查询本列表时给出的 next；请从第一页重新开始。",
                "The cursor is not a next that this list gave for the same filters and order; start from the first page.");
    }
}
