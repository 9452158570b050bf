package org.jiheng.recheck;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.http.Language;

/**
 * Many re-checks with their sum.
 *
 * @param tables in the order of the request
 */
public record RecheckBatch(List<RecheckView> tables, Summary summary) {

    /**
     * @param unchecked rows whose points by the rule cannot be told from the table; their findings say why
     * @param units by unit, those with most discrepancies first
     * @param kinds by kind, those that occur
     */
    public record Summary(int tables, int rows, int unchecked, int discrepancies, List<Unit> units, List<Kind> kinds) {}

    /** @param unit null where tables name none */
    public record Unit(String unit, int tables, int rows, int discrepancies, Map<String, Integer> kinds) {}

    public record Kind(DiscrepancyKind kind, String title, int count, int tables) {}

    static RecheckBatch of(List<Recheck> rechecks, Language language) {
        Map<String, Counter> units = new LinkedHashMap<>();
        Counter all = new Counter();
        for (Recheck recheck : rechecks) {
            all.add(recheck);
            units.computeIfAbsent(recheck.table().unit(), unit -> new Counter()).add(recheck);
        }
        List<Unit> byUnit = units.entrySet().stream()
                .map(e -> e.getValue().unit(e.getKey()))
                .sorted((a, b) -> Integer.compare(b.discrepancies(), a.discrepancies()))
                .toList();
        return new RecheckBatch(
                rechecks.stream().map(r -> RecheckView.of(r, language)).toList(),
                new Summary(all.tables, all.rows, all.unchecked, all.discrepancies(), byUnit, all.kinds(language)));
    }

    /** Counts while tables are added. */
    private static final class Counter {
        private int tables;
        private int rows;
        private int unchecked;
        private final Map<DiscrepancyKind, Integer> counts = new EnumMap<>(DiscrepancyKind.class);
        private final Map<DiscrepancyKind, Integer> inTables = new EnumMap<>(DiscrepancyKind.class);

        void add(Recheck recheck) {
            tables++;
            rows += recheck.rows().size();
            unchecked += (int)
                    recheck.rows().stream().filter(row -> row.score() == null).count();
            recheck.discrepancies().forEach(d -> counts.merge(d.kind(), 1, Integer::sum));
            recheck.discrepancies()
                    .map(Recheck.Discrepancy::kind)
                    .distinct()
                    .forEach(kind -> inTables.merge(kind, 1, Integer::sum));
        }

        int discrepancies() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        Unit unit(String name) {
            Map<String, Integer> kinds = new LinkedHashMap<>();
            counts.forEach((kind, count) -> kinds.put(kind.code(), count));
            return new Unit(name, tables, rows, discrepancies(), kinds);
        }

        List<Kind> kinds(Language language) {
            return counts.entrySet().stream()
                    .map(e -> new Kind(
                            e.getKey(), language.of(e.getKey().title()), e.getValue(), inTables.get(e.getKey())))
                    .toList();
        }
    }
}
