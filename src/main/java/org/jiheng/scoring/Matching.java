package org.jiheng.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.IndicatorMatcher;
import org.jiheng.actual.UnitActual;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemException.Place;
import org.jiheng.http.ProblemType;

/**
 * Which item is about which declared indicator.
 *
 * @param matched items that found theirs
 * @param unmatched items that found none
 * @param missing indicators without an item
 */
public record Matching(List<Matched> matched, List<Unmatched> unmatched, List<Missing> missing) {

    /** @param by id or name */
    record Matched(String input, String indicatorId, String name, String by) {}

    record Unmatched(String input, List<Candidate> candidates) {}

    /** @param similarity of the normalised names, 0–1 */
    record Candidate(String indicatorId, String name, BigDecimal similarity) {}

    record Missing(String indicatorId, String name) {}

    /**
     * A matching with what it was made from.
     *
     * @param items the item of each matched indicator, by id
     * @param pointers where each of these stands in the request, by indicator id
     */
    record Worked(Matching matching, Map<String, ActualItem> items, Map<String, String> pointers) {}

    /**
     * Matches the items of a post.
     *
     * @param pointer of the actuals within the request
     * @throws ProblemException 422 naming every item whose indicator is unknown or stands there twice, or whose members do not fit
     *     its target; its type is that of the first
     */
    static Worked strict(List<DeclaredIndicator> declared, Actuals actuals, String pointer) {
        return new Work(declared, actuals, pointer).run(true);
    }

    /** Matches items that were accepted once; what a later declaration no longer has, or has as one indicator for two items, is unmatched. */
    static Worked lenient(List<DeclaredIndicator> declared, Actuals actuals) {
        return new Work(declared, actuals, "").run(false);
    }

    /** One pass over the items. */
    private static final class Work {
        private final List<DeclaredIndicator> declared;
        private final Actuals actuals;
        private final String pointer;
        private final List<Matched> matched = new ArrayList<>();
        private final List<Unmatched> unmatched = new ArrayList<>();
        private final Map<String, ActualItem> items = new LinkedHashMap<>();
        private final Map<String, String> pointers = new LinkedHashMap<>();
        private final List<Place> places = new ArrayList<>();
        private ProblemType firstProblem;

        Work(List<DeclaredIndicator> declared, Actuals actuals, String pointer) {
            this.declared = declared;
            this.actuals = actuals;
            this.pointer = pointer;
        }

        Worked run(boolean strict) {
            IndicatorMatcher matcher = new IndicatorMatcher(declared);
            for (int i = 0; i < actuals.items().size(); i++) {
                take(
                        actuals.items().get(i),
                        pointer + "/items/" + i,
                        matcher.match(actuals.items().get(i)));
            }
            if (strict && firstProblem != null) {
                throw ProblemException.at(firstProblem, places);
            }
            List<Missing> missing = declared.stream()
                    .filter(d -> !items.containsKey(d.id()))
                    .map(d -> new Missing(d.id(), d.name()))
                    .toList();
            return new Worked(new Matching(matched, unmatched, missing), items, pointers);
        }

        private void take(ActualItem item, String pointer, IndicatorMatcher.Match match) {
            DeclaredIndicator indicator = match.indicator();
            if (indicator == null) {
                if (match.candidates().isEmpty()) {
                    problem(
                            ProblemType.UNKNOWN_INDICATOR,
                            pointer + "/indicator",
                            "该项目没有指标「" + item.indicator() + "」，也没有名称相近的；请用申报表中的名称或编号。",
                            "The project has no indicator \"" + item.indicator()
                                    + "\", nor one with a near name; use the declared name or the id.");
                }
                List<Candidate> candidates = match.candidates().stream()
                        .map(c ->
                                new Candidate(c.indicator().id(), c.indicator().name(), c.similarity()))
                        .toList();
                unmatched.add(new Unmatched(item.indicator(), candidates));
                return;
            }
            if (items.putIfAbsent(indicator.id(), item) != null) {
                problem(
                        ProblemType.REPEATED_INDICATOR,
                        pointer + "/indicator",
                        "指标「" + indicator.name() + "」出现两次；每个指标只能填报一次。",
                        "Indicator \"" + indicator.name() + "\" stands there twice; post each once.");
                unmatched.add(new Unmatched(item.indicator(), List.of()));
                return;
            }
            pointers.put(indicator.id(), pointer);
            matched.add(new Matched(item.indicator(), indicator.id(), indicator.name(), match.byId() ? "id" : "name"));
            check(item, pointer, indicator);
        }

        private void check(ActualItem item, String pointer, DeclaredIndicator indicator) {
            TargetKind kind = indicator.target().kind();
            boolean numeric = kind == TargetKind.QUANTITATIVE || kind == TargetKind.RANGE;
            boolean notApplicable = item.attainment() == Attainment.NOT_APPLICABLE;
            if (item.byUnit() != null) {
                checkUnits(item, pointer, indicator);
            }
            if (notApplicable && !item.reasonGiven()) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/deviationReason",
                        "「" + indicator.name() + "」选了不适用，须填写偏差原因。",
                        "\"" + indicator.name() + "\" is said not to apply; give the reason for deviation.");
            } else if (numeric && item.attainment() != null && !notApplicable) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/attainment",
                        "指标「" + indicator.name() + "」的指标值是数值（"
                                + indicator.target().text() + "），请填实际完成值；达成程度只用于定性指标。",
                        "The target of \"" + indicator.name() + "\" is a number ("
                                + indicator.target().text()
                                + "); give the actual as a number, a degree of attainment is for targets in words.");
            }
            if (item.percent() != null && (item.attainment() == null || notApplicable || numeric)) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/percent",
                        "达成比例只与达成程度（达成、部分达成、未达成）一起填写；数值指标请填实际完成值。",
                        "A percentage goes with the degree of attainment (met, partly met, not met) only; for a number give the actual.");
            }
        }

        /** Together they must come to one outcome. */
        private void checkUnits(ActualItem item, String pointer, DeclaredIndicator indicator) {
            TargetKind kind = indicator.target().kind();
            boolean inWords = kind == TargetKind.QUALITATIVE;
            if (item.value() != null || item.text() != null || item.percent() != null) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/byUnit",
                        "填了分单位数据，就不再填实际完成值、完成情况和达成比例。",
                        "With values by unit there is no actual, outcome in words or percentage beside them.");
                return;
            }
            if (kind != TargetKind.QUANTITATIVE && kind != TargetKind.RANGE && !inWords) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/byUnit",
                        "分单位数据只用于数值和定性指标。",
                        "Values by unit are for numbers and targets in words only.");
                return;
            }
            boolean averaged = UnitActual.averaged(item, indicator.target());
            BigDecimal money = BigDecimal.ZERO;
            for (int i = 0; i < item.byUnit().size(); i++) {
                UnitActual unit = item.byUnit().get(i);
                String place = pointer + "/byUnit/" + i;
                money = unit.amount() == null ? money : money.add(unit.amount());
                if (inWords == (unit.percent() == null) || inWords == (unit.value() != null)) {
                    problem(
                            ProblemType.INVALID_ACTUAL,
                            place,
                            inWords ? "定性指标的各单位填达成比例，不填实际完成值。" : "数值指标的各单位填实际完成值，不填达成比例。",
                            inWords
                                    ? "For a target in words each unit gives its percentage, and no number."
                                    : "For a number each unit gives its number, and no percentage.");
                } else if (averaged && unit.amount() == null) {
                    problem(
                            ProblemType.INVALID_ACTUAL,
                            place + "/amount",
                            "比率和达成程度按资金加权平均，请填写各单位的资金（元）。",
                            "Ratios and degrees of attainment are averaged by money; give each unit's money (yuan).");
                }
            }
            if (averaged && money.signum() == 0) {
                problem(
                        ProblemType.INVALID_ACTUAL,
                        pointer + "/byUnit",
                        "各单位的资金合计为 0，无法加权平均。",
                        "The units' money adds up to 0, so there is no average.");
            }
        }

        private void problem(ProblemType type, String pointer, String zh, String en) {
            firstProblem = firstProblem == null ? type : firstProblem;
            places.add(new Place(pointer, new Message(zh, en)));
        }
    }
}
