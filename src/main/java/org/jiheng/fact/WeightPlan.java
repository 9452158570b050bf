package org.jiheng.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * 权重方案: how many points each row and the execution rate can earn. Rows that do not apply are left out, and their group's
 * points go to the rows that are left.
 */
@Term(value = "权重方案：每行和执行率最多可得的分数", en = "weights: the points that each row and the execution rate can earn")
public final class WeightPlan {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    final Ledger.Entry entry;
    Weights weights;
    private final List<IndicatorInput> rows;
    private final int declaredRows;
    private final BigDecimal declaredTotal;

    /**
     * What a plan came to.
     *
     * @param rows points of each row, in the order of the rows
     * @param execution points of the execution rate
     * @param rescaled for each row whether rows that do not apply changed its points
     * @param unassigned points of groups in which no row can take them, by the group's word; empty as a rule
     */
    public record Weights(
            List<BigDecimal> rows, BigDecimal execution, List<Boolean> rescaled, Map<String, BigDecimal> unassigned) {}

    public WeightPlan(Ledger ledger, List<IndicatorInput> rows) {
        this.entry = ledger.open();
        this.rows = rows;
        int declared = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (IndicatorInput row : rows) {
            if (row.weight() != null) {
                declared++;
                sum = sum.add(row.weight());
            }
        }
        this.declaredRows = declared;
        this.declaredTotal = sum;
    }

    /** No row declares points. */
    @Term(value = "表中没有申报分值", en = "no row declares points", example = "undeclared")
    public boolean isUndeclared() {
        return declaredRows == 0;
    }

    /** Every row declares points. */
    @Term(value = "每行都申报了分值", en = "every row declares points", example = "declared")
    public boolean isDeclared() {
        return declaredRows == rows.size() && declaredRows > 0;
    }

    /** Some rows declare points and some do not. */
    @Term(value = "部分行申报了分值", en = "some rows declare points", example = "partlyDeclared")
    public boolean isPartlyDeclared() {
        return declaredRows > 0 && declaredRows < rows.size();
    }

    /** Sum of the declared points. */
    @Term(value = "申报分值之和", en = "sum of the declared points", unit = "分", example = "declaredTotal == 100")
    public double getDeclaredTotal() {
        return Verbs.seen(declaredTotal);
    }

    /** Whether a row of 产出指标, or of 成本指标 standing on its own, applies. */
    @Term(value = "有适用的产出（或成本）指标", en = "an output (or cost) row applies", example = "hasOutput")
    public boolean isHasOutput() {
        return has(Level1.OUTPUT) || has(Level1.COST);
    }

    @Term(value = "有适用的产出指标，成本不算", en = "an output row applies, cost not counted", example = "hasOwnOutput")
    public boolean isHasOwnOutput() {
        return has(Level1.OUTPUT);
    }

    @Term(value = "有适用的成本指标", en = "a cost row applies", example = "hasCost")
    public boolean isHasCost() {
        return has(Level1.COST);
    }

    @Term(value = "有适用的效益指标", en = "a benefit row applies", example = "hasBenefit")
    public boolean isHasBenefit() {
        return has(Level1.BENEFIT);
    }

    @Term(value = "有适用的满意度指标", en = "a satisfaction row applies", example = "!hasSatisfaction")
    public boolean isHasSatisfaction() {
        return has(Level1.SATISFACTION);
    }

    private boolean has(Level1 level) {
        return rows.stream().anyMatch(r -> !r.notApplicable() && level.label().equals(r.level1()));
    }

    /** 分配权重: points for the execution rate, 产出 (with 成本), 效益 and 满意度; equal shares within a group. */
    @Term(
            value = "分配分值：执行率、产出（含成本）、效益、满意度，组内平分",
            en =
                    "gives points to execution, output (with cost), benefit and satisfaction, shared equally within a group",
            unit = "分",
            example = "$p.assign(10, 50, 30, 10, \"中文说明\", \"English remark\")")
    public void assign(double execution, double output, double benefit, double satisfaction, String zh, String en) {
        Map<Level1, BigDecimal> groups = new EnumMap<>(Level1.class);
        groups.put(Level1.OUTPUT, Verbs.points(output));
        groups.put(Level1.BENEFIT, Verbs.points(benefit));
        groups.put(Level1.SATISFACTION, Verbs.points(satisfaction));
        record(Verbs.points(execution), groups, zh, en);
    }

    /** 分配权重，成本单列: as {@link #assign}, with points of their own for the rows of 成本指标. */
    @Term(
            value = "分配分值，成本单列：执行率、成本、产出、效益、满意度，组内平分",
            en = "gives points to execution, cost, output, benefit and satisfaction, shared equally within a group",
            unit = "分",
            example = "$p.assignWithCost(10, 20, 40, 20, 10, \"中文说明\", \"English remark\")")
    public void assignWithCost(
            double execution, double cost, double output, double benefit, double satisfaction, String zh, String en) {
        Map<Level1, BigDecimal> groups = new EnumMap<>(Level1.class);
        groups.put(Level1.COST, Verbs.points(cost));
        groups.put(Level1.OUTPUT, Verbs.points(output));
        groups.put(Level1.BENEFIT, Verbs.points(benefit));
        groups.put(Level1.SATISFACTION, Verbs.points(satisfaction));
        record(Verbs.points(execution), groups, zh, en);
    }

    /** 平均分配: points for the execution rate, and equal shares of the others for all rows, whatever their level. */
    @Term(
            value = "平均分配：执行率若干分，其余由所有指标平分，不分组",
            en = "gives points to execution; all rows share the others equally, whatever their group",
            unit = "分",
            example = "$p.assignEqually(20, 80, \"中文说明\", \"English remark\")")
    public void assignEqually(double execution, double others, String zh, String en) {
        award(zh, en);
        BigDecimal[] points = zeros();
        boolean[] rescaled = new boolean[rows.size()];
        Map<String, BigDecimal> unassigned = new LinkedHashMap<>();
        List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
        share("", Verbs.points(others), all, points, rescaled, unassigned);
        weights = new Weights(List.of(points), scaled(Verbs.points(execution)), listOf(rescaled), unassigned);
    }

    /** 使用申报分值: the declared points count as they are; the execution rate has the points given here. */
    @Term(
            value = "使用申报分值，执行率另给分",
            en = "uses the declared points; the execution rate has those given",
            unit = "分",
            example = "$p.useDeclared(10, \"中文说明\", \"English remark\")")
    public void useDeclared(double execution, String zh, String en) {
        record(Verbs.points(execution), null, zh, en);
    }

    private void record(BigDecimal execution, Map<Level1, BigDecimal> groups, String zh, String en) {
        award(zh, en);
        weights = groups == null ? declaredWeights(execution) : sharedWeights(execution, groups);
    }

    private void award(String zh, String en) {
        entry.award(new Award(entry.rule(), BigDecimal.valueOf(100), null, null, Verbs.text(zh), Verbs.text(en)));
    }

    private Weights sharedWeights(BigDecimal execution, Map<Level1, BigDecimal> groups) {
        BigDecimal[] points = zeros();
        boolean[] rescaled = new boolean[rows.size()];
        Map<String, BigDecimal> unassigned = new LinkedHashMap<>();
        boolean costApart = groups.containsKey(Level1.COST);
        groups.forEach(
                (level, sum) -> share(level.label(), sum, members(level, costApart), points, rescaled, unassigned));
        return new Weights(List.of(points), scaled(execution), listOf(rescaled), unassigned);
    }

    /** Equal shares for the members that apply. */
    private void share(
            String group,
            BigDecimal sum,
            List<Integer> members,
            BigDecimal[] points,
            boolean[] rescaled,
            Map<String, BigDecimal> unassigned) {
        List<Integer> applying =
                members.stream().filter(i -> !rows.get(i).notApplicable()).toList();
        if (applying.isEmpty()) {
            if (sum.signum() > 0) {
                unassigned.put(group, sum);
            }
            return;
        }
        spread(sum, applying, i -> BigDecimal.ONE, points);
        applying.forEach(i -> rescaled[i] = applying.size() < members.size());
    }

    private Weights declaredWeights(BigDecimal execution) {
        BigDecimal[] points = zeros();
        boolean[] rescaled = new boolean[rows.size()];
        Map<String, BigDecimal> unassigned = new LinkedHashMap<>();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String level = rows.get(i).level1() == null ? "" : rows.get(i).level1();
            groups.computeIfAbsent(level, l -> new ArrayList<>()).add(i);
        }
        groups.forEach((level, members) -> {
            List<Integer> applying =
                    members.stream().filter(i -> !rows.get(i).notApplicable()).toList();
            if (applying.size() == members.size()) {
                members.forEach(i -> points[i] = scaled(declared(i)));
                return;
            }
            BigDecimal sum = members.stream().map(this::declared).reduce(BigDecimal.ZERO, BigDecimal::add);
            boolean takers = applying.stream().anyMatch(i -> declared(i).signum() > 0);
            if (!takers) {
                if (sum.signum() > 0) {
                    unassigned.put(level, scaled(sum));
                }
                return;
            }
            spread(sum, applying, this::declared, points);
            applying.forEach(i -> rescaled[i] = true);
        });
        return new Weights(List.of(points), scaled(execution), listOf(rescaled), unassigned);
    }

    private BigDecimal declared(int row) {
        BigDecimal weight = rows.get(row).weight();
        return weight == null ? BigDecimal.ZERO : weight;
    }

    /** The rows that share the points of a group; without points of their own, cost rows share those of 产出, to which 10号 counts them. */
    private List<Integer> members(Level1 level, boolean costApart) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Level1 own = Level1.of(rows.get(i).level1()).orElse(null);
            if (own == level || !costApart && own == Level1.COST && level == Level1.OUTPUT) {
                members.add(i);
            }
        }
        return members;
    }

    private interface Share {
        BigDecimal of(int row);
    }

    /** Largest remainder in hundredths, earlier rows first: the parts always add up to the sum. */
    private static void spread(BigDecimal sum, List<Integer> members, Share share, BigDecimal[] points) {
        BigDecimal all = members.stream().map(share::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal hundredths = sum.movePointRight(2);
        int left = hundredths.setScale(0, RoundingMode.UNNECESSARY).intValueExact();
        Map<Integer, BigDecimal> remainders = new HashMap<>();
        for (int row : members) {
            // Remainders are kept over the common divisor instead of divided, so that equal ones compare equal.
            BigDecimal[] part = hundredths.multiply(share.of(row)).divideAndRemainder(all);
            points[row] = part[0].setScale(0).multiply(HUNDREDTH);
            remainders.put(row, part[1]);
            left -= part[0].intValueExact();
        }
        List<Integer> order = new ArrayList<>(members);
        order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (int row : order.subList(0, left)) {
            points[row] = points[row].add(HUNDREDTH);
        }
    }

    private BigDecimal[] zeros() {
        BigDecimal[] points = new BigDecimal[rows.size()];
        Arrays.fill(points, new BigDecimal("0.00"));
        return points;
    }

    private static BigDecimal scaled(BigDecimal points) {
        return points.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static List<Boolean> listOf(boolean[] flags) {
        List<Boolean> list = new ArrayList<>(flags.length);
        for (boolean flag : flags) {
            list.add(flag);
        }
        return list;
    }

    /** 提示: a warning. */
    @Term(value = "提示", en = "a warning", example = "$p.warn(\"中文说明\", \"English remark\")")
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }
}
