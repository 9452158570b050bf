package org.jiheng.dashboard;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/**
 * By what projects are grouped: by one thing, or within it by a second.
 *
 * @param second null for none; of the two at most one is a level, since a level 2 names its level 1 already
 */
record Grouping(GroupBy first, GroupBy second) {
    private static final int MOST = 2;

    /**
     * Reads names separated by a comma.
     *
     * @return null for null
     * @throws ProblemException 400 when there is no such grouping, the same twice, more than two or two levels
     */
    static Grouping of(String names) {
        if (names == null) {
            return null;
        }
        List<GroupBy> read = Stream.of(names.split(",", -1))
                .map(name -> GroupBy.of(name.strip()))
                .toList();
        if (read.size() > MOST
                || read.stream().distinct().count() < read.size()
                || read.stream().filter(GroupBy::byLevel).count() > 1) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "groupBy 最多有两个不同的分组，其中最多一个是指标级别；收到的是 " + names + "。",
                    "groupBy takes at most two different groupings, of which at most one is a level; it got " + names
                            + ".");
        }
        return new Grouping(read.get(0), read.size() == MOST ? read.get(1) : null);
    }

    boolean byLevel() {
        return level() != null;
    }

    /** The level among the two; null for none. */
    GroupBy level() {
        return first.byLevel() ? first : second != null && second.byLevel() ? second : null;
    }

    /** The group of a project. @param level its name, null without a level; level1 that of a level 2 */
    Counting.Key key(ProjectFigures project, String level, String level1) {
        return new Counting.Key(
                first.byLevel() ? level : first.key(project),
                second == null ? null : second.byLevel() ? level : second.key(project),
                level1);
    }

    /** What a group is called so many years later: of the groups only months belong to a year. */
    Counting.Key later(Counting.Key key, int years) {
        return new Counting.Key(
                first == GroupBy.MONTH ? later(key.name(), years) : key.name(),
                second == GroupBy.MONTH ? later(key.then(), years) : key.then(),
                key.level1());
    }

    /** A month so many years later; null for null. */
    static String later(String month, int years) {
        return month == null ? null : YearMonth.parse(month).plusYears(years).toString();
    }

    String json() {
        return first.json() + (second == null ? "" : "," + second.json());
    }
}
