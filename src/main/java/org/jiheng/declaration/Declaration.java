package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.fact.ScoringType;

/**
 * One version of a project's declaration: what the form says, and what people settled about it since. It never changes;
 * a settlement makes the next version.
 *
 * @param projectId id of the project
 * @param declared as the form, or the JSON, gives it
 * @param settlements in the order they were made
 */
public record Declaration(String projectId, DeclaredProject declared, List<Settlement> settlements) {
    public Declaration {
        settlements = List.copyOf(settlements);
    }

    /** A declaration that is scored and not stored; it belongs to no project. */
    public static Declaration unstored(int year, BigDecimal annualRequest, List<IndicatorDeclaration> indicators) {
        Funds funds = new Funds(null, null, null, annualRequest, null, null, null);
        DeclaredProject declared = new DeclaredProject(
                year,
                "",
                null,
                "",
                null,
                null,
                null,
                null,
                funds,
                null,
                null,
                IndicatorDeclaration.rows(indicators, year),
                List.of());
        return new Declaration("", declared, List.of());
    }

    /** The year's request (年度资金申请总额) in 元 as settled, null where there is none. */
    public BigDecimal annualRequest() {
        BigDecimal corrected = correctedRequest();
        return corrected == null ? declared.funds().annual() : corrected;
    }

    /** The newest correction of it, null where there is none. */
    private BigDecimal correctedRequest() {
        return settlements.stream()
                .map(Settlement::annualRequest)
                .filter(Objects::nonNull)
                .reduce(null, (earlier, later) -> later);
    }

    /** The rows as they count, in the order of the form. */
    public List<DeclaredIndicator> indicators() {
        Map<String, Integer> occurrences = new HashMap<>();
        List<DeclaredIndicator> indicators = new ArrayList<>(declared.rows().size());
        for (DeclaredRow row : declared.rows()) {
            String key = row.level1() + "\n" + row.level2() + "\n" + row.name();
            int occurrence = occurrences.merge(key, 1, Integer::sum);
            indicators.add(settled(StableId.of(projectId, key, occurrence), row));
        }
        return indicators;
    }

    /** Whether the form does not say the unit of its money. */
    private boolean unitGuessed() {
        return declared.findings().stream().anyMatch(f -> f.code().equals(FundsText.UNIT_UNKNOWN));
    }

    /**
     * What concerns the project and no single row: what the form's reading found, what the weights add up to, and whether a corrected
     * request still is the sum of its parts.
     */
    public List<SettledFinding> findings() {
        List<Settlement> ofProject =
                settlements.stream().filter(s -> s.indicatorId() == null).toList();
        return Stream.of(
                        declared.findings().stream(),
                        WeightCheck.of(indicators()).stream(),
                        RequestCheck.of(correctedRequest(), declared.funds(), unitGuessed()).stream())
                .flatMap(checked -> checked)
                .map(finding -> settled(finding, ofProject))
                .toList();
    }

    /** The same declaration with one more settlement. */
    public Declaration with(Settlement settlement) {
        List<Settlement> more = new ArrayList<>(settlements);
        more.add(settlement);
        return new Declaration(projectId, declared, more);
    }

    /** The same, its places those of another file that holds the same form. @param form as read from there */
    public Declaration standingAs(DeclaredProject form) {
        return new Declaration(projectId, declared.standingAs(form), settlements);
    }

    /**
     * The next version after a changed form: settlements of rows that the new form declares just as before stay in
     * force, those of other rows fall away with what they were about.
     */
    public Declaration succeededBy(DeclaredProject next) {
        Map<String, DeclaredRow> before = rowsById();
        Declaration bare = new Declaration(projectId, next, List.of());
        Map<String, DeclaredRow> after = bare.rowsById();
        List<Settlement> kept = settlements.stream()
                .filter(s -> s.indicatorId() == null
                        ? s.annualRequest() == null || Objects.equals(declared.funds(), next.funds())
                        : sameReading(before.get(s.indicatorId()), after.get(s.indicatorId())))
                .toList();
        return new Declaration(projectId, next, kept);
    }

    private Map<String, DeclaredRow> rowsById() {
        List<DeclaredIndicator> indicators = indicators();
        Map<String, DeclaredRow> rows = new HashMap<>();
        for (int i = 0; i < indicators.size(); i++) {
            rows.put(indicators.get(i).id(), declared.rows().get(i));
        }
        return rows;
    }

    private static boolean sameReading(DeclaredRow before, DeclaredRow after) {
        return before != null
                && after != null
                && before.target().equals(after.target())
                && Objects.equals(before.weight(), after.weight())
                && before.scoringType() == after.scoringType();
    }

    private DeclaredIndicator settled(String id, DeclaredRow row) {
        List<Settlement> own = standing(id);
        String level1 = row.level1();
        String level2 = row.level2();
        String name = row.name();
        Target target = row.target();
        BigDecimal weight = row.weight();
        ScoringType scoringType = row.scoringType();
        for (Settlement settlement : own) {
            level1 = settlement.level1() == null ? level1 : settlement.level1();
            level2 = settlement.level2() == null ? level2 : settlement.level2();
            name = settlement.name() == null ? name : settlement.name();
            target = settlement.target() == null ? target : settlement.target();
            weight = settlement.weight() == null ? weight : settlement.weight();
            scoringType = settlement.scoringType() == null ? scoringType : settlement.scoringType();
        }
        List<SettledFinding> findings = new ArrayList<>(
                row.findings().stream().map(finding -> settled(finding, own)).toList());
        for (int i = 0; i < own.size(); i++) {
            List<Settlement> later = own.subList(i + 1, own.size());
            own.get(i).targetFindings().forEach(finding -> findings.add(settled(finding, later)));
        }
        return new DeclaredIndicator(
                id, row.ordinal(), level1, level2, name, target, weight, scoringType, row.source(), findings);
    }

    /** Decisions about a row, without the points that were taken back later. */
    private List<Settlement> standing(String id) {
        List<Settlement> own = new ArrayList<>(settlements.size());
        for (Settlement settlement : settlements) {
            if (id.equals(settlement.indicatorId())) {
                if (settlement.withdraw().contains(Correction.WEIGHT)) {
                    own.replaceAll(Settlement::withoutWeight);
                }
                own.add(settlement);
            }
        }
        return own;
    }

    /** Whether the points of a row are a correction and not the form's own. */
    boolean correctsWeight(String id) {
        return standing(id).stream().anyMatch(s -> s.weight() != null);
    }

    private static SettledFinding settled(Finding finding, List<Settlement> settlements) {
        Settlement by = null;
        for (Settlement settlement : settlements) {
            by = by == null && settlement.settles(finding) ? settlement : by;
        }
        return new SettledFinding(finding, by);
    }
}
