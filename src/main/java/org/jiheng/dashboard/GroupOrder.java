package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jiheng.dashboard.Counting.Key;
import org.jiheng.dashboard.Summary.Figures;
import org.jiheng.dashboard.Summary.Group;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** The order of groups: by their key, or by a figure and among equals by the key. What has no value comes last. */
final class GroupOrder {
    private static final String KEY = "key";

    private static final Map<String, Function<Figures, BigDecimal>> FIGURES = new TreeMap<>(Map.of(
            "projects", figures -> BigDecimal.valueOf(figures.projects()),
            "evaluated", figures -> BigDecimal.valueOf(figures.evaluated()),
            "mean", Figures::mean,
            "weightedMean", Figures::weightedMean,
            "median", Figures::median,
            "budget", Figures::budget,
            "executed", Figures::executed,
            "executionRate", Figures::executionRate,
            "lost", GroupOrder::lost));

    private static final Comparator<Key> ASCENDING = byKey(Comparator.naturalOrder());

    private final Comparator<Key> ofKeys;
    private final Comparator<Group> ofGroups;

    /** One of the two, the other is null. */
    private GroupOrder(Comparator<Key> ofKeys, Comparator<Group> ofGroups) {
        this.ofKeys = ofKeys;
        this.ofGroups = ofGroups;
    }

    /**
     * The order of a name.
     *
     * @param sort a key, with {@code -} before it for descending; null for that of the keys
     * @throws ProblemException 400 when there is no such order
     */
    static GroupOrder of(String sort) {
        boolean descending = sort != null && sort.startsWith("-");
        String name = sort == null ? KEY : descending ? sort.substring(1) : sort;
        if (name.equals(KEY)) {
            return new GroupOrder(descending ? byKey(Comparator.reverseOrder()) : ASCENDING, null);
        }
        Function<Figures, BigDecimal> figure = FIGURES.get(name);
        if (figure == null) {
            String known = KEY + ", " + String.join(", ", FIGURES.keySet());
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "不能按 " + name + " 排序；可用的有：" + known + "，前面加 - 为降序。",
                    "There is no sorting by " + name + "; known are: " + known + ", with - before it for descending.");
        }
        Comparator<BigDecimal> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return new GroupOrder(
                null,
                Comparator.comparing((Group group) -> figure.apply(group.figures()), Comparator.nullsLast(values))
                        .thenComparing(group -> new Key(group.key(), group.then(), group.level1()), ASCENDING));
    }

    /** Whether the keys alone decide. */
    boolean byKey() {
        return ofKeys != null;
    }

    /** Of an order by key. */
    Comparator<Key> ofKeys() {
        return ofKeys;
    }

    /** Of an order that is not by key. */
    Comparator<Group> ofGroups() {
        return ofGroups;
    }

    private static Comparator<Key> byKey(Comparator<String> names) {
        Comparator<String> order = Comparator.nullsLast(names);
        return Comparator.comparing(Key::name, order)
                .thenComparing(Key::then, order)
                .thenComparing(Key::level1, order);
    }

    /** Points possible and not earned in a level; null for whole projects. */
    private static BigDecimal lost(Figures figures) {
        return figures.weight() == null ? null : figures.weight().subtract(figures.score());
    }
}
