package org.jiheng.actual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.declaration.Names;

/** Finds the declared indicator that an item is about. A name that is only near is never taken for a match. */
public final class IndicatorMatcher {
    private static final int MOST_CANDIDATES = 3;
    private static final int LONGEST_COMPARED = 100;
    private static final BigDecimal NEAR = new BigDecimal("0.50");

    private final List<DeclaredIndicator> declared;
    private final Map<String, DeclaredIndicator> byId = new HashMap<>();
    private final List<String> names;

    public IndicatorMatcher(List<DeclaredIndicator> declared) {
        this.declared = declared;
        declared.forEach(d -> byId.put(d.id(), d));
        this.names = declared.stream().map(d -> Names.normalise(d.name())).toList();
    }

    /**
     * What was found for one item.
     *
     * @param indicator the match, null when there is none
     * @param byId whether it was named by its id
     * @param candidates where there is no match: the nearest names, best first, at most three
     */
    public record Match(DeclaredIndicator indicator, boolean byId, List<Candidate> candidates) {}

    /**
     * A declared indicator with a near name, or with the same name as others.
     *
     * @param similarity 1 − edit distance ÷ length of the longer name, of the normalised names, 2 places; 1.00 is equal
     */
    public record Candidate(DeclaredIndicator indicator, BigDecimal similarity) {}

    /** Finds the indicator that an item names. */
    public Match match(ActualItem item) {
        DeclaredIndicator known = byId.get(item.indicator().strip());
        if (known != null) {
            return new Match(known, true, List.of());
        }
        String name = Names.normalise(item.indicator());
        List<DeclaredIndicator> equal = IntStream.range(0, declared.size())
                .filter(i -> names.get(i).equals(name))
                .mapToObj(declared::get)
                .toList();
        List<DeclaredIndicator> placed = equal.stream()
                .filter(d -> agrees(item.level1(), d.level1()) && agrees(item.level2(), d.level2()))
                .toList();
        if (placed.size() == 1) {
            return new Match(placed.get(0), false, List.of());
        }
        if (!equal.isEmpty()) {
            List<Candidate> same = equal.stream()
                    .limit(MOST_CANDIDATES)
                    .map(d -> new Candidate(d, new BigDecimal("1.00")))
                    .toList();
            return new Match(null, false, same);
        }
        return new Match(null, false, near(name));
    }

    private List<Candidate> near(String name) {
        return IntStream.range(0, declared.size())
                .mapToObj(i -> new Candidate(declared.get(i), similarity(name, names.get(i))))
                .filter(c -> c.similarity().compareTo(NEAR) >= 0)
                .sorted(Comparator.comparing(Candidate::similarity).reversed())
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static boolean agrees(String given, String declared) {
        return given == null || given.isBlank() || Names.level(given).equals(Names.level(declared));
    }

    static BigDecimal similarity(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        // Longer texts are no names that somebody mistyped, and comparing many of them takes for ever.
        if (longer == 0 || longer > LONGEST_COMPARED) {
            return BigDecimal.ZERO;
        }
        int distance = LevenshteinDistance.getDefaultInstance().apply(a, b);
        // Down, so that only equal names are 1.00.
        return BigDecimal.valueOf(longer - distance).divide(BigDecimal.valueOf(longer), 2, RoundingMode.DOWN);
    }
}
