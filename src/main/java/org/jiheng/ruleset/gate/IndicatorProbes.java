package org.jiheng.ruleset.gate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Operator;
import org.jiheng.fact.ScoringType;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;

/** Rows of every sort that a form can hold, on both sides of every number that the rules compare with. */
final class IndicatorProbes {
    private static final String FACT = "Indicator";
    /** Rules see six places. */
    private static final BigDecimal STEP = new BigDecimal("0.000001");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal USUAL_WEIGHT = BigDecimal.TEN;

    private final Thresholds thresholds;
    private final List<Probe> probes = new ArrayList<>();

    /** Shipped rule sets have one or two thousand. */
    private static final int MOST = 40_000;

    private IndicatorProbes(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * A row to try.
     *
     * @param weight points it can earn
     * @param label what it is, for people
     */
    record Probe(IndicatorInput input, BigDecimal weight, Message label) {}

    /** What an outcome is: the part of a row that varies within a kind. */
    private record Outcome(
            boolean given, BigDecimal actual, Boolean inTime, Attainment attainment, BigDecimal percent) {
        static final Outcome NOTHING = new Outcome(false, null, null, null, null);
        static final Outcome UNREADABLE = new Outcome(true, null, null, null, null);
        static final Outcome NOT_APPLICABLE = new Outcome(true, null, null, Attainment.NOT_APPLICABLE, null);

        static Outcome number(BigDecimal actual) {
            return new Outcome(true, actual, null, null, null);
        }

        Message label() {
            if (!given) {
                return new Message("没有填报", "nothing posted");
            }
            if (attainment == Attainment.NOT_APPLICABLE) {
                return new Message("不适用", "not applicable");
            }
            if (actual != null) {
                return new Message("实际完成值 " + plain(actual), "actual " + plain(actual));
            }
            if (inTime != null) {
                return inTime ? new Message("按期", "in time") : new Message("逾期", "late");
            }
            if (attainment != null) {
                String degree = percent == null ? "" : " " + plain(percent) + "%";
                return new Message("程度 " + attainment.json() + degree, "attainment " + attainment.json() + degree);
            }
            return new Message("填报无法比较", "posted what cannot be compared");
        }
    }

    static List<Probe> of(Thresholds thresholds) {
        IndicatorProbes made = new IndicatorProbes(thresholds);
        made.quantitative();
        made.range();
        made.deadline();
        made.qualitative();
        made.withoutTarget();
        return made.probes;
    }

    private void quantitative() {
        Set<BigDecimal> targets =
                Thresholds.around(thresholds.numbers(FACT, "target"), STEP, List.of("-5", "0", "100"));
        List<Operator> operators = new ArrayList<>(Arrays.asList(Operator.values()));
        operators.add(null);
        for (BigDecimal target : targets) {
            List<Outcome> outcomes =
                    new ArrayList<>(List.of(Outcome.NOTHING, Outcome.UNREADABLE, Outcome.NOT_APPLICABLE));
            actuals(target).forEach(actual -> outcomes.add(Outcome.number(actual)));
            for (Operator operator : operators) {
                String sign = operator == null ? "" : operator.symbol();
                for (Outcome outcome : outcomes) {
                    add(
                            TargetKind.QUANTITATIVE,
                            operator,
                            target,
                            null,
                            outcome,
                            new Message("定量指标值 " + sign + plain(target), "quantitative " + sign + plain(target)));
                }
            }
        }
    }

    private Set<BigDecimal> actuals(BigDecimal target) {
        Set<BigDecimal> actuals =
                Thresholds.around(thresholds.numbers(FACT, "actual"), STEP, List.of("-3", "0", "0.5", "100"));
        Collection<BigDecimal> degrees = new TreeSet<>(thresholds.numbers(FACT, "completion"));
        degrees.add(HUNDRED);
        for (BigDecimal degree :
                Thresholds.around(degrees, STEP, List.of("1", "50", "95", "150", "199.999999", "200", "300"))) {
            actuals.add(target.multiply(degree).movePointLeft(2));
        }
        return actuals;
    }

    private void range() {
        for (String[] ends : new String[][] {{"3", "5"}, {"0", "5"}, {"-2", "5"}, {"0", "0"}}) {
            BigDecimal lower = new BigDecimal(ends[0]);
            BigDecimal upper = new BigDecimal(ends[1]);
            List<Outcome> outcomes =
                    new ArrayList<>(List.of(Outcome.NOTHING, Outcome.UNREADABLE, Outcome.NOT_APPLICABLE));
            Set<BigDecimal> actuals = Thresholds.around(
                    thresholds.numbers(FACT, "actual"), STEP, List.of("-3", "0", "1.5", "3", "4", "5", "7.5", "20"));
            actuals.forEach(actual -> outcomes.add(Outcome.number(actual)));
            for (Outcome outcome : outcomes) {
                add(
                        TargetKind.RANGE,
                        null,
                        lower,
                        upper,
                        outcome,
                        new Message("区间指标值 " + ends[0] + "–" + ends[1], "range " + ends[0] + "–" + ends[1]));
            }
        }
    }

    private void deadline() {
        for (Outcome outcome : List.of(
                Outcome.NOTHING,
                Outcome.UNREADABLE,
                Outcome.NOT_APPLICABLE,
                new Outcome(true, null, true, null, null),
                new Outcome(true, null, false, null, null))) {
            add(TargetKind.DEADLINE, null, null, null, outcome, new Message("期限指标", "deadline"));
        }
    }

    private void qualitative() {
        List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.NOTHING, Outcome.UNREADABLE, Outcome.NOT_APPLICABLE));
        Set<BigDecimal> percents = Thresholds.around(
                thresholds.numbers(FACT, "percent"), STEP, List.of("0", "30", "55", "70", "90", "100"));
        percents.removeIf(p -> p.signum() < 0 || p.compareTo(HUNDRED) > 0);
        for (Attainment attainment : List.of(Attainment.MET, Attainment.PARTLY, Attainment.UNMET)) {
            outcomes.add(new Outcome(true, null, null, attainment, null));
            percents.forEach(percent -> outcomes.add(new Outcome(true, null, null, attainment, percent)));
        }
        outcomes.add(new Outcome(true, null, null, null, HUNDRED));
        for (Outcome outcome : outcomes) {
            add(TargetKind.QUALITATIVE, null, null, null, outcome, new Message("定性指标", "qualitative"));
        }
    }

    private void withoutTarget() {
        for (Outcome outcome : List.of(Outcome.NOTHING, Outcome.UNREADABLE, Outcome.NOT_APPLICABLE)) {
            add(TargetKind.MISSING, null, null, null, outcome, new Message("没有指标值", "no target"));
            add(TargetKind.UNREADABLE, null, null, null, outcome, new Message("指标值无法读取", "unreadable target"));
        }
    }

    /** Adds the row once for every combination of what else the rules look at. */
    private void add(
            TargetKind kind, Operator operator, BigDecimal target, BigDecimal upper, Outcome outcome, Message what) {
        for (String level1 : levels()) {
            for (String level2 : words("level2")) {
                for (String name : words("name")) {
                    for (ScoringType type : scoringTypes()) {
                        for (BigDecimal weight : weights()) {
                            for (boolean reason : reasons()) {
                                IndicatorInput input = new IndicatorInput(
                                        "probe",
                                        level1,
                                        level2,
                                        name == null ? "指标" : name,
                                        kind,
                                        operator,
                                        target,
                                        upper,
                                        null,
                                        outcome.given(),
                                        outcome.actual(),
                                        outcome.inTime(),
                                        outcome.attainment(),
                                        outcome.percent(),
                                        reason,
                                        type);
                                if (probes.size() >= MOST) {
                                    throw new GridTooLargeException(
                                            "规则区分的情形超过 " + MOST + " 种，无法逐一检查；请减少界限，或分成几个规则集。",
                                            "The rules tell more than " + MOST
                                                    + " situations apart, too many to try; use fewer thresholds, or several rule sets.");
                                }
                                probes.add(new Probe(input, weight, label(what, outcome, input)));
                            }
                        }
                    }
                }
            }
        }
    }

    private Message label(Message what, Outcome outcome, IndicatorInput input) {
        String zh = what.zh() + "，" + outcome.label().zh();
        String en = what.en() + ", " + outcome.label().en();
        if (thresholds.reads(FACT, "level1")) {
            zh += "，" + (input.level1() == null ? "一级指标未定" : input.level1());
            en += ", " + (input.level1() == null ? "no level 1" : input.level1());
        }
        if (thresholds.reads(FACT, "scoringType")) {
            zh += "，赋分规则"
                    + (input.scoringType() == null ? "未定" : input.scoringType().label());
            en += ", scoring type "
                    + (input.scoringType() == null
                            ? "none"
                            : input.scoringType().label());
        }
        return new Message(zh, en);
    }

    private List<String> levels() {
        if (!thresholds.reads(FACT, "level1")) {
            return List.of(Level1.OUTPUT.label());
        }
        Set<String> levels = new TreeSet<>(thresholds.words(FACT, "level1"));
        Arrays.stream(Level1.values()).map(Level1::label).forEach(levels::add);
        List<String> all = new ArrayList<>(levels);
        all.add(null);
        return all;
    }

    private List<String> words(String property) {
        List<String> words = new ArrayList<>(thresholds.words(FACT, property));
        words.add(null);
        return words;
    }

    private List<ScoringType> scoringTypes() {
        List<ScoringType> types = new ArrayList<>();
        if (thresholds.reads(FACT, "scoringType")) {
            types.addAll(Arrays.asList(ScoringType.values()));
        }
        types.add(null);
        return types;
    }

    private Collection<BigDecimal> weights() {
        Set<BigDecimal> numbers = thresholds.numbers(FACT, "weight");
        return numbers.isEmpty()
                ? List.of(USUAL_WEIGHT)
                : Thresholds.around(numbers, new BigDecimal("0.01"), List.of());
    }

    private List<Boolean> reasons() {
        return thresholds.reads(FACT, "reasonGiven") ? List.of(true, false) : List.of(true);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
