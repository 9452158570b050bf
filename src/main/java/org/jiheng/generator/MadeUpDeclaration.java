package org.jiheng.generator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.declaration.IndicatorDeclaration;
import org.jiheng.declaration.ProjectDeclaration;
import org.jiheng.declaration.TargetInput;
import org.jiheng.fact.ScoringType;

/** Declares a project as a unit might: 5 to 30 indicators, with the slips that there are on published forms. */
final class MadeUpDeclaration {
    private static final int FEWEST = 5;
    private static final int MOST = 30;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** 分值 of output, benefit and satisfaction, and of cost where it is a level of its own. */
    private static final Map<String, Integer> USUAL = Map.of("产出指标", 50, "效益指标", 30, "满意度指标", 10);

    private static final Map<String, Integer> WITH_COST = Map.of("成本指标", 20, "产出指标", 40, "效益指标", 20, "满意度指标", 10);

    private final YearPlan plan;
    private final int place;
    private final Dice dice;

    MadeUpDeclaration(YearPlan plan, int place, Dice dice) {
        this.plan = plan;
        this.place = place;
        this.dice = dice;
    }

    ProjectDeclaration declare() {
        BigDecimal request = money();
        BigDecimal total = dice.chance(70)
                ? null
                : dice.chance(250) ? request.multiply(BigDecimal.valueOf(dice.between(2, 5))) : request;
        return new ProjectDeclaration(
                plan.year(),
                plan.unit(place),
                plan.name(place),
                dice.chance(3) ? null : plan.department(place),
                dice.one(Words.NATURES),
                dice.chance(20) ? null : dice.one(Words.CATEGORIES),
                LocalDate.of(plan.year(), 1, 1),
                LocalDate.of(plan.year(), 12, 31),
                dice.chance(12) ? null : request,
                total,
                null,
                "生成的示例项目，不是真实申报（种子 " + plan.seed() + "，第 " + (place + 1) + " 个）。",
                indicators());
    }

    /** In whole hundreds, but for one in ten. */
    private BigDecimal money() {
        double yuan = Math.min(5e8, Math.max(2000, dice.spread(450_000, 4)));
        return dice.chance(100)
                ? dice.decimal(yuan, yuan, 2)
                : BigDecimal.valueOf(Math.round(yuan / 100) * 100).setScale(2);
    }

    private List<IndicatorDeclaration> indicators() {
        boolean costApart = dice.chance(120);
        List<Catalogue.Entry> entries = chosen(costApart);
        boolean careless = dice.chance(150);
        boolean typed = dice.chance(30);
        List<BigDecimal> weights = weights(entries, costApart ? WITH_COST : USUAL);
        List<IndicatorDeclaration> rows = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Catalogue.Entry entry = entries.get(i);
            String target = careless && dice.chance(180)
                    ? Catalogue.doubtful(entry, dice)
                    : Catalogue.target(entry, plan.year(), dice);
            rows.add(new IndicatorDeclaration(
                    entry.level1(),
                    entry.level2(),
                    entry.name(),
                    TargetInput.ofText(target),
                    weights == null ? null : weights.get(i),
                    typed ? scoringType(entry) : null));
        }
        return rows;
    }

    /** Most forms have about nine rows; each has output and benefit, and nearly each satisfaction. */
    private List<Catalogue.Entry> chosen(boolean costApart) {
        int wanted = (int) Math.round(Math.min(MOST, Math.max(FEWEST, dice.spread(8.5, 1.5))));
        List<Catalogue.Entry> rows = new ArrayList<>(some(Catalogue.QUANTITY, 1));
        rows.addAll(some(Catalogue.QUALITY, 1));
        rows.addAll(some(Catalogue.TIME, 1));
        rows.addAll(some(Catalogue.BENEFITS, 1));
        if (!dice.chance(80)) {
            rows.addAll(some(Catalogue.OPINION, 1));
        }
        if (costApart || dice.chance(350)) {
            rows.addAll(some(Catalogue.COST, 1));
        }
        List<Catalogue.Entry> more = new ArrayList<>();
        for (List<Catalogue.Entry> of : List.of(
                Catalogue.QUANTITY,
                Catalogue.QUALITY,
                Catalogue.TIME,
                Catalogue.COST,
                Catalogue.BENEFITS,
                Catalogue.OPINION)) {
            more.addAll(of);
        }
        more.removeAll(rows);
        rows.addAll(some(more, wanted - rows.size()));
        List<Catalogue.Entry> all = new ArrayList<>();
        for (Catalogue.Entry entry : rows) {
            all.add(costApart && Catalogue.COST.contains(entry) ? entry.ofLevel1("成本指标", "经济成本指标") : entry);
        }
        // As on a form: level by level.
        List<String> levels = List.of("产出指标", "成本指标", "效益指标", "满意度指标");
        all.sort((a, b) -> {
            int order = Integer.compare(levels.indexOf(a.level1()), levels.indexOf(b.level1()));
            return order != 0 ? order : a.level2().compareTo(b.level2());
        });
        return all;
    }

    private List<Catalogue.Entry> some(List<Catalogue.Entry> of, int count) {
        List<Catalogue.Entry> left = new ArrayList<>(of);
        List<Catalogue.Entry> taken = new ArrayList<>();
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            taken.add(left.remove(dice.between(0, left.size() - 1)));
        }
        return taken;
    }

    /** 分值 of each row, null where the form declares none; on few forms they do not add up, or some are left out. */
    private List<BigDecimal> weights(List<Catalogue.Entry> entries, Map<String, Integer> ofLevels) {
        int way = dice.weighted(560, 340, 60, 25, 15);
        if (way == 0) {
            return null;
        }
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.computeIfAbsent(entries.get(i).level1(), level -> new ArrayList<>())
                    .add(i);
        }
        int points = rows.keySet().stream().mapToInt(ofLevels::get).sum();
        BigDecimal[] weights = new BigDecimal[entries.size()];
        rows.forEach((level, places) -> {
            // What a missing level would have had goes to the benefits, and 10 more where the form is out of 100.
            int extra = level.equals("效益指标") ? 90 - points + (way == 2 ? 10 : 0) : 0;
            share(BigDecimal.valueOf(ofLevels.get(level) + extra), places, weights);
        });
        if (way == 3) {
            weights[0] = weights[0].add(BigDecimal.valueOf(dice.between(1, 8)));
        } else if (way == 4) {
            weights[weights.length - 1] = null;
        }
        return Collections.unmodifiableList(Arrays.asList(weights));
    }

    /** In halves of a point, the rest to the last row. */
    private static void share(BigDecimal points, List<Integer> places, BigDecimal[] weights) {
        long halves = points.divide(HALF).longValueExact();
        long each = halves / places.size();
        for (int i = 0; i < places.size(); i++) {
            long own = i < places.size() - 1 ? each : halves - each * (places.size() - 1);
            weights[places.get(i)] = HALF.multiply(BigDecimal.valueOf(own)).setScale(1);
        }
    }

    private static ScoringType scoringType(Catalogue.Entry entry) {
        return switch (entry.measure()) {
            case WORDS -> ScoringType.BY_LEVEL;
            case DATE -> ScoringType.DIRECT;
            default -> entry.level1().equals("满意度指标") ? ScoringType.BY_SATISFACTION : ScoringType.BY_COMPLETION;
        };
    }
}
