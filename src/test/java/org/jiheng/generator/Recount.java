package org.jiheng.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up projects and evaluations as they are read one by one, plainly and slowly. */
final class Recount {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> GRADES = List.of("优", "良", "中", "差");

    private Recount() {}

    /** A project with its current evaluation. @param evaluation null without one */
    record Row(Map<String, Object> project, Map<String, Object> evaluation) {
        boolean evaluated() {
            return evaluation != null;
        }

        /** What it is grouped and filtered by, beside the levels. */
        String property(String name) {
            return switch (name) {
                case "grade", "status" -> evaluated() ? (String) evaluation.get(name) : null;
                case "month" ->
                    evaluated()
                            ? YearMonth.from(Instant.parse((String) evaluation.get("evaluatedAt"))
                                            .atZone(ZoneId.of("Asia/Shanghai")))
                                    .toString()
                            : null;
                case "submission" ->
                    project.get("submission") == null
                            ? null
                            : (String) Recount.<Map<String, Object>>cast(project.get("submission"))
                                    .get("state");
                default -> (String) project.get(name);
            };
        }

        /** Empty without an evaluation. */
        List<Map<String, String>> indicators() {
            return evaluated() ? cast(evaluation.get("indicators")) : List.of();
        }

        BigDecimal total() {
            return new BigDecimal((String) evaluation.get("total"));
        }

        /** Null where there is none. */
        BigDecimal money(String name) {
            Object money = Recount.<Map<String, Object>>cast(evaluation.get("execution"))
                    .get(name);
            return money == null ? null : new BigDecimal((String) money);
        }
    }

    /** What a project adds to a group. @param weight null, like score, for the whole project */
    record Part(Row row, BigDecimal weight, BigDecimal score) {}

    @SuppressWarnings("unchecked")
    static <T> T cast(Object value) {
        return (T) value;
    }

    static List<Row> passing(List<Row> rows, Map<String, String> filters) {
        return rows.stream()
                .filter(row -> filters.entrySet().stream()
                        .filter(f -> !f.getKey().startsWith("level"))
                        .allMatch(f -> f.getValue().equals(row.property(f.getKey()))))
                .toList();
    }

    static boolean asked(Map<String, String> indicator, Map<String, String> filters) {
        return (!filters.containsKey("level1") || filters.get("level1").equals(indicator.get("level1")))
                && (!filters.containsKey("level2") || filters.get("level2").equals(indicator.get("level2")));
    }

    private static boolean byLevel(Map<String, String> filters) {
        return filters.containsKey("level1") || filters.containsKey("level2");
    }

    /** All rows as one group. */
    static List<Part> parts(List<Row> rows, Map<String, String> filters) {
        return rows.stream()
                .map(row -> part(row, filters))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null where the row has no points in the levels asked for. */
    private static Part part(Row row, Map<String, String> filters) {
        if (!byLevel(filters)) {
            return new Part(row, null, null);
        }
        List<Map<String, String>> asked =
                row.indicators().stream().filter(i -> asked(i, filters)).toList();
        return asked.isEmpty() ? null : new Part(row, sum(asked, "weight"), sum(asked, "score"));
    }

    private static BigDecimal sum(List<Map<String, String>> indicators, String member) {
        return indicators.stream().map(i -> new BigDecimal(i.get(member))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By key, second key and level 1 of a level 2. */
    static Map<List<String>, List<Part>> groups(List<Row> rows, Map<String, String> filters, String... by) {
        Map<List<String>, List<Part>> groups = new HashMap<>();
        String level =
                Arrays.stream(by).filter(b -> b.startsWith("level")).findAny().orElse(null);
        for (Row row : rows) {
            if (level == null) {
                Part part = part(row, filters);
                if (part != null) {
                    groups.computeIfAbsent(key(row, by, null, null), k -> new ArrayList<>())
                            .add(part);
                }
                continue;
            }
            Map<List<String>, List<Map<String, String>>> levels = row.indicators().stream()
                    .filter(i -> asked(i, filters))
                    .collect(Collectors.groupingBy(i -> level.equals("level1")
                            ? Arrays.asList(i.get("level1"), null)
                            : Arrays.asList(i.get("level2"), i.get("level1"))));
            levels.forEach((of, indicators) -> groups.computeIfAbsent(
                            key(row, by, of.get(0), of.get(1)), k -> new ArrayList<>())
                    .add(new Part(row, sum(indicators, "weight"), sum(indicators, "score"))));
        }
        return groups;
    }

    private static List<String> key(Row row, String[] by, String level, String level1) {
        List<String> key = new ArrayList<>();
        for (String each : by) {
            key.add(each.startsWith("level") ? level : row.property(each));
        }
        if (by.length == 1) {
            key.add(null);
        }
        key.add(level1);
        return key;
    }

    /** The figures as texts. */
    static Map<String, Object> figures(List<Part> parts, boolean ofLevel) {
        BigDecimal possible = BigDecimal.ZERO;
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possibleByMoney = BigDecimal.ZERO;
        BigDecimal earnedByMoney = BigDecimal.ZERO;
        BigDecimal budget = BigDecimal.ZERO;
        BigDecimal executed = BigDecimal.ZERO;
        int evaluated = 0;
        int provisional = 0;
        List<BigDecimal> values = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Part part : parts) {
            Row row = part.row();
            if (!row.evaluated()) {
                continue;
            }
            evaluated++;
            provisional += row.property("status").equals("provisional") ? 1 : 0;
            counts.merge(row.property("grade"), 1, Integer::sum);
            BigDecimal outOf = ofLevel ? part.weight() : BigDecimal.ONE;
            BigDecimal points = ofLevel ? part.score() : row.total();
            possible = possible.add(outOf);
            earned = earned.add(points);
            if (!ofLevel) {
                values.add(points);
            } else if (outOf.signum() > 0) {
                values.add(points.multiply(HUNDRED).divide(outOf, 2, RoundingMode.HALF_UP));
            }
            BigDecimal money = row.money("budget");
            if (money != null && money.signum() > 0) {
                budget = budget.add(money);
                executed = executed.add(row.money("executed"));
                possibleByMoney = possibleByMoney.add(money.multiply(outOf));
                earnedByMoney = earnedByMoney.add(money.multiply(points));
            }
        }
        values.sort(null);
        Map<String, Object> figures = new TreeMap<>();
        figures.put("measure", ofLevel ? "scoreRate" : "score");
        figures.put("projects", parts.size());
        figures.put("evaluated", evaluated);
        figures.put("provisional", provisional);
        BigDecimal unit = ofLevel ? HUNDRED : BigDecimal.ONE;
        figures.put("mean", ratio(earned.multiply(unit), possible));
        figures.put("weightedMean", ratio(earnedByMoney.multiply(unit), possibleByMoney));
        List<String> names = List.of("lowest", "lowerQuartile", "median", "upperQuartile", "highest");
        for (int quarter = 0; quarter < names.size(); quarter++) {
            figures.put(names.get(quarter), quartile(values, quarter));
        }
        if (ofLevel) {
            figures.put("weight", text(possible));
            figures.put("score", text(earned));
        }
        figures.put("budget", text(budget));
        figures.put("executed", text(executed));
        String rate = ratio(executed.multiply(HUNDRED), budget);
        figures.put("executionRate", executed.compareTo(budget) < 0 && "100.00".equals(rate) ? "99.99" : rate);
        Set<String> order = new LinkedHashSet<>(GRADES);
        order.addAll(counts.keySet());
        figures.put(
                "grades",
                order.stream()
                        .filter(counts::containsKey)
                        .map(grade -> Map.of("grade", grade, "count", counts.get(grade)))
                        .toList());
        return figures;
    }

    /** Figures as the service answered them. */
    static Map<String, Object> shown(Map<String, Object> figures) {
        return new TreeMap<>(figures);
    }

    private static String text(BigDecimal value) {
        return value.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, 2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String quartile(List<BigDecimal> sorted, int quarter) {
        if (sorted.isEmpty()) {
            return null;
        }
        BigDecimal rank = BigDecimal.valueOf((sorted.size() - 1L) * quarter).divide(BigDecimal.valueOf(4));
        int below = rank.intValue();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        BigDecimal exact = low.add(high.subtract(low).multiply(rank.subtract(BigDecimal.valueOf(below))))
                .stripTrailingZeros();
        return exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }
}
