package org.jiheng.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The order of a list, by one key and, among equals, by the id; what has no value comes first, and last where the order is descending.
 */
public final class SortOrder {
    /** Stands in a cursor for a value that is not there; no value looks like it. */
    private static final String NONE = "\u0000";

    /**
     * What a list can be sorted by.
     *
     * @param column path in HQL
     * @param id path of the id, of the same entity where an index has both
     * @param read makes a value of its text in a cursor; throws ProblemException where it is none
     */
    public record Key(String column, String id, Function<String, Object> read) {}

    private final String name;
    private final Key key;
    private final boolean descending;

    private SortOrder(String name, Key key, boolean descending) {
        this.name = name;
        this.key = key;
        this.descending = descending;
    }

    /**
     * The order of a name.
     *
     * @param asked name of a key, with {@code -} before it for descending
     * @throws ProblemException 400 when there is no such key
     */
    public static SortOrder of(String asked, Map<String, Key> keys) {
        boolean descending = asked.startsWith("-");
        String name = descending ? asked.substring(1) : asked;
        Key key = keys.get(name);
        if (key == null) {
            String known = String.join(", ", new TreeSet<>(keys.keySet()));
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "不能按 " + name + " 排序；可用的有：" + known + "，前面加 - 为降序。",
                    "There is no sorting by " + name + "; known are: " + known + ", with - before it for descending.");
        }
        return new SortOrder(name, key, descending);
    }

    /** The name of the key. */
    public String name() {
        return name;
    }

    public String column() {
        return key.column();
    }

    public String id() {
        return key.id();
    }

    public String clause() {
        String direction = descending ? " desc" : "";
        return " order by " + key.column() + direction + ", " + key.id() + direction;
    }

    /** Where a page ends. @param query names the query, see {@link Cursors#query}; value may be null */
    public String cursor(String query, Object value, Object id) {
        String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return Cursors.of(query, value == null ? NONE : shown, id);
    }

    /** Adds the condition that a row comes after a place in the list. @param cursor null for the beginning */
    public void after(Where where, String cursor, String query) {
        if (cursor == null) {
            return;
        }
        List<String> place = Cursors.read(cursor, 2, query);
        String column = key.column();
        String beyond = descending ? " < " : " > ";
        String last = where.name(place.get(1));
        if (place.get(0).equals(NONE)) {
            where.and(column + " is null and " + key.id() + beyond + last
                    + (descending ? "" : " or " + column + " is not null"));
            return;
        }
        String value = where.name(key.read().apply(place.get(0)));
        where.and(column + beyond + value + " or " + column + " = " + value + " and " + key.id() + beyond + last
                + (descending ? " or " + column + " is null" : ""));
    }
}
