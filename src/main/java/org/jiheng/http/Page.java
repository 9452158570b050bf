package org.jiheng.http;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the following page, null on the last one
 */
public record Page<T>(List<T> items, String next) {
    /** Page size where the caller gives none, and the largest. */
    public static final int DEFAULT = 100;

    public static final int LARGEST = 500;

    /**
     * A page out of one more row than is shown, which tells whether there is another page.
     *
     * @param rows up to {@code limit + 1} rows in list order
     * @param cursor the sort keys of a row, encoded
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, String> cursor, Function<R, T> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.get(limit - 1)) : null);
    }

    /**
     * A page out of a whole list at hand.
     *
     * @param cursor null for the first page
     * @param query names the query, see {@link Cursors#query}
     * @throws ProblemException 400 when the cursor is not one that the same query gave out
     */
    public static <T> Page<T> within(List<T> all, int limit, String cursor, String query) {
        // The list may have become shorter since the page before.
        int from = cursor == null ? 0 : (int) Math.min(all.size(), Cursors.number(cursor, query, Integer.MAX_VALUE));
        int until = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, until), until < all.size() ? Cursors.of(query, until) : null);
    }
}
