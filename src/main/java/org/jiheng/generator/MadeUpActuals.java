package org.jiheng.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.UnitActual;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.declaration.Target;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;

/** Posts what a project reached: mostly all of it, sometimes part, far more, or nothing that can be read. */
final class MadeUpActuals {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How well a project went. */
    enum Course {
        USUAL(760, 60, 130),
        GOOD(985, 10, 2),
        /** The money is not spent, and yet everything was reached. */
        FRUGAL(995, 0, 0),
        POOR(300, 20, 560);

        private final int met;
        private final int farAbove;
        private final int partly;

        Course(int met, int farAbove, int partly) {
            this.met = met;
            this.farAbove = farAbove;
            this.partly = partly;
        }
    }

    private enum Reached {
        MET,
        FAR_ABOVE,
        PARTLY,
        NOTHING
    }

    private final Dice dice;
    private final Course course;

    MadeUpActuals(Dice dice, Course course) {
        this.dice = dice;
        this.course = course;
    }

    /** @param request what the year's money was declared to be, null where it was not */
    Actuals post(BigDecimal request, List<DeclaredIndicator> indicators) {
        List<ActualItem> items = new ArrayList<>(indicators.size());
        for (DeclaredIndicator indicator : indicators) {
            if (!dice.chance(course == Course.FRUGAL ? 0 : 22)) {
                items.add(new Item(indicator).make());
            }
        }
        BigDecimal adjusted = request == null
                ? dice.chance(400) ? dice.decimal(50_000, 900_000, 2) : null
                : dice.chance(140) ? times(request, dice.decimal(0.5, 1.3, 2)) : null;
        BigDecimal budget = adjusted == null ? request : adjusted;
        BigDecimal executed = budget == null ? dice.decimal(20_000, 600_000, 2) : times(budget, executionRate());
        boolean explained = budget != null && executed.compareTo(budget) != 0 && dice.chance(500);
        return new Actuals(executed, adjusted, explained ? dice.one(Words.UNSPENT) : null, items, null);
    }

    /** Of 30 published budget rows, 17 are spent to the last fen. */
    private BigDecimal executionRate() {
        if (course == Course.FRUGAL) {
            return dice.decimal(0.3, 0.75, 4);
        }
        return switch (dice.weighted(500, 270, 120, 60, 30, 20)) {
            case 0 -> BigDecimal.ONE;
            case 1 -> dice.decimal(0.9, 0.9999, 4);
            case 2 -> dice.decimal(0.6, 0.9, 4);
            case 3 -> dice.decimal(0.2, 0.6, 4);
            case 4 -> dice.decimal(1.0001, 1.2, 4);
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal times(BigDecimal money, BigDecimal factor) {
        return money.multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }

    /** One row. */
    private final class Item {
        private final DeclaredIndicator indicator;
        private final Target target;
        private final Reached reached;
        private BigDecimal value;
        private String unit;
        private String text;
        private Attainment attainment;
        private BigDecimal percent;
        private List<UnitActual> byUnit;
        private boolean reasonWanted;

        Item(DeclaredIndicator indicator) {
            this.indicator = indicator;
            this.target = indicator.target();
            this.reached = dice.chance(course.met)
                    ? Reached.MET
                    : Reached.values()[1 + dice.weighted(course.farAbove, course.partly, 25)];
        }

        ActualItem make() {
            if (dice.chance(4) && course != Course.FRUGAL) {
                attainment = Attainment.NOT_APPLICABLE;
                return item("本年度未安排该项工作，不适用。");
            }
            switch (target.kind()) {
                case QUANTITATIVE, RANGE -> number();
                case DEADLINE -> day();
                case QUALITATIVE -> words();
                case MISSING, UNREADABLE -> text = dice.chance(500) ? "已完成" : "达成预期指标";
            }
            String reason = null;
            if (reasonWanted && dice.chance(880)) {
                reason = dice.one(reached == Reached.FAR_ABOVE ? Words.ABOVE : Words.REASONS);
            }
            return item(reason);
        }

        private ActualItem item(String reason) {
            // By name as a rule, now and then by id, and sometimes by a name that there is not.
            String named = dice.chance(50) ? indicator.id() : indicator.name();
            if (dice.chance(3) && course != Course.FRUGAL) {
                named = indicator.name() + "情况";
            }
            return new ActualItem(
                    named,
                    null,
                    null,
                    value,
                    unit,
                    text,
                    attainment,
                    percent,
                    null,
                    reason,
                    dice.chance(300) ? dice.one(Words.EVIDENCE) : null,
                    byUnit);
        }

        private void number() {
            BigDecimal done = target.kind() == TargetKind.RANGE ? inRange() : done();
            reasonWanted = reached != Reached.MET;
            String ownUnit = target.unit() == null ? "" : target.unit();
            if (course != Course.FRUGAL && dice.chance(12)) {
                text = dice.one(List.of("完成", "达成预期指标", "≥" + done.toPlainString() + ownUnit, "基本完成"));
                return;
            }
            if ("万元".equals(target.unit()) && dice.chance(150)) {
                value = done.movePointRight(4).setScale(0, RoundingMode.HALF_UP);
                unit = "元";
            } else if (dice.chance(120)) {
                text = done.toPlainString() + ownUnit;
            } else {
                value = done;
                unit = dice.chance(150) ? target.unit() : null;
                if (value.scale() == 0 && value.signum() > 0 && !ownUnit.startsWith("%") && dice.chance(12)) {
                    split();
                }
            }
        }

        /** The same number, reached by two units together. */
        private void split() {
            BigDecimal first =
                    value.divideToIntegralValue(BigDecimal.valueOf(2)).setScale(0);
            byUnit = List.of(
                    new UnitActual("甲单位", null, first, null), new UnitActual("乙单位", null, value.subtract(first), null));
            value = null;
        }

        private BigDecimal inRange() {
            BigDecimal within =
                    reached == Reached.MET ? target.value() : target.value().divide(BigDecimal.valueOf(2));
            return within.stripTrailingZeros().scale() < 0 ? within.setScale(0) : within;
        }

        private BigDecimal done() {
            boolean limit = target.operator() == Operator.AT_MOST || target.operator() == Operator.LESS_THAN;
            boolean exact = target.operator() == Operator.EQUAL;
            BigDecimal factor =
                    switch (reached) {
                        case MET ->
                            limit
                                    ? dice.decimal(0.7, 0.98, 3)
                                    : exact || dice.chance(500) ? BigDecimal.ONE : dice.decimal(1, 1.12, 3);
                        case FAR_ABOVE -> limit ? dice.decimal(0.2, 0.5, 3) : dice.decimal(1.3, 2.4, 3);
                        case PARTLY -> limit ? dice.decimal(1.02, 2.2, 3) : dice.decimal(0.4, 0.99, 3);
                        case NOTHING -> limit ? BigDecimal.valueOf(3) : BigDecimal.ZERO;
                    };
            int places = Math.max(0, Math.min(2, target.value().scale() + (dice.chance(150) ? 1 : 0)));
            BigDecimal done =
                    target.value().multiply(factor).setScale(places, limit ? RoundingMode.FLOOR : RoundingMode.CEILING);
            if (target.value().signum() == 0) {
                done = reached == Reached.PARTLY || reached == Reached.NOTHING ? BigDecimal.ONE : BigDecimal.ZERO;
            }
            if (reached == Reached.PARTLY && !limit && done.compareTo(target.value()) >= 0 && done.signum() > 0) {
                done = done.subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
            }
            boolean rate = target.unit() != null && target.unit().startsWith("%");
            return rate ? done.min(HUNDRED) : done;
        }

        private void day() {
            LocalDate last = Objects.requireNonNull(target.date(), "a deadline has a date");
            boolean late = reached == Reached.PARTLY || reached == Reached.NOTHING;
            LocalDate done = late ? last.plusDays(dice.between(1, 60)) : last.minusDays(dice.between(0, 75));
            reasonWanted = late;
            text = !late && dice.chance(200)
                    ? target.text()
                    : dice.chance(700)
                            ? done.toString()
                            : done.getYear() + "年" + done.getMonthValue() + "月" + done.getDayOfMonth() + "日";
        }

        private void words() {
            if (course != Course.FRUGAL && dice.chance(25)) {
                text = "已按要求开展";
                return;
            }
            switch (reached) {
                case MET, FAR_ABOVE -> {
                    if (dice.chance(300)) {
                        text = target.text();
                    } else {
                        attainment = Attainment.MET;
                        percent = dice.chance(350) ? dice.decimal(course == Course.USUAL ? 80 : 95, 100, 0) : null;
                    }
                }
                case PARTLY -> {
                    attainment = Attainment.PARTLY;
                    percent = dice.chance(600) ? dice.decimal(60, 79, 0) : null;
                    reasonWanted = true;
                }
                case NOTHING -> {
                    attainment = Attainment.UNMET;
                    percent = dice.chance(600) ? dice.decimal(0, 49, 0) : null;
                    reasonWanted = true;
                }
            }
        }
    }
}
