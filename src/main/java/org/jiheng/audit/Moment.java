package org.jiheng.audit;

import java.time.Instant;
import java.util.List;
import org.jiheng.http.Cursors;

/**
 * Where a page of the trail ends, without the number of an entry.
 *
 * @param at of its last entry, null before the first page
 * @param given how many entries of just that moment have been given out
 */
record Moment(Instant at, int given) {
    /** Before the first page. */
    static final Moment NONE = new Moment(null, 0);

    /** More than is written in a millionth of a second. */
    private static final long MOST_AT_ONCE = 1_000_000;

    /** @param asked names the query @throws org.jiheng.http.ProblemException 400 where a cursor is not one of its own */
    static Moment read(String cursor, String asked) {
        List<String> keys = Cursors.read(cursor, 2, asked);
        return new Moment(
                Cursors.time(keys.get(0)),
                Cursors.number(keys.get(1), MOST_AT_ONCE).intValue());
    }

    /** The end of the page that follows this one. @param rows of it, newest first, of which it has the first {@code size} */
    Moment then(List<AuditEntry> rows, int size) {
        Instant last = rows.get(size - 1).at;
        long equal =
                rows.stream().limit(size).filter(row -> row.at.equals(last)).count();
        return new Moment(last, (int) equal + (last.equals(at) ? given : 0));
    }

    String cursor(String asked) {
        return Cursors.of(asked, at, given);
    }
}
