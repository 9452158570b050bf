package org.jiheng.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows of one table that are stored many at a time: one by one, the way there and back would take longer than storing them. */
public final class BulkInsert {
    /** Rows with long documents then stay below a megabyte, beyond which the driver takes buffers of 16 MB. */
    private static final int ROWS_AT_ONCE = 25;

    private final String table;
    private final List<String> columns;
    private final List<Object[]> rows = new ArrayList<>();

    /** @param columns in the order in which values are given */
    public BulkInsert(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    public String table() {
        return table;
    }

    public List<String> columns() {
        return columns;
    }

    /** Takes a row; a value may be null. */
    public void add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " values belong to a row of " + table + ", not " + values.length);
        }
        rows.add(values);
    }

    /** Stores what was taken, in the order it was taken in. */
    public void run(Connection connection) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
            try (PreparedStatement insert = connection.prepareStatement(sql(some.size()))) {
                int place = 1;
                for (Object[] row : some) {
                    for (Object value : row) {
                        insert.setObject(place++, stored(value));
                    }
                }
                insert.executeUpdate();
            }
        }
        rows.clear();
    }

    private String sql(int count) {
        String row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return "insert into " + table + " (" + String.join(",", columns) + ") values "
                + String.join(",", Collections.nCopies(count, row));
    }

    /** A moment as it stands in the database, which knows no time zones: in UTC. */
    private static Object stored(Object value) {
        return value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value;
    }
}
