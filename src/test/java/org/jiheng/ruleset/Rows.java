package org.jiheng.ruleset;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Operator;
import org.jiheng.fact.ScoringType;
import org.jiheng.fact.TargetKind;

/** Builds rows to be scored; a reason is given unless a test takes it away. */
public final class Rows {
    private String id = "row";
    private String level1 = Level1.OUTPUT.label();
    private TargetKind kind = TargetKind.QUALITATIVE;
    private Operator operator;
    private BigDecimal target;
    private BigDecimal upper;
    private BigDecimal weight;
    private boolean given;
    private BigDecimal actual;
    private Boolean inTime;
    private Attainment attainment;
    private BigDecimal percent;
    private boolean reasonGiven = true;
    private ScoringType scoringType;

    private Rows() {}

    public static Rows row(Level1 level) {
        Rows row = new Rows();
        row.level1 = level.label();
        return row;
    }

    public static Rows output() {
        return row(Level1.OUTPUT);
    }

    public Rows id(String value) {
        id = value;
        return this;
    }

    public Rows quantity(String sign, String value) {
        kind = TargetKind.QUANTITATIVE;
        operator = sign == null || sign.isEmpty() ? null : Operator.of(sign);
        target = new BigDecimal(value);
        return this;
    }

    public Rows range(String lower, String high) {
        kind = TargetKind.RANGE;
        target = new BigDecimal(lower);
        upper = new BigDecimal(high);
        return this;
    }

    public Rows kind(TargetKind value) {
        kind = value;
        return this;
    }

    public Rows actual(String value) {
        given = true;
        actual = value == null ? null : new BigDecimal(value);
        return this;
    }

    public Rows inTime(Boolean value) {
        kind = TargetKind.DEADLINE;
        given = true;
        inTime = value;
        return this;
    }

    public Rows attained(String value, String degree) {
        given = true;
        attainment = value == null ? null : Attainment.of(value);
        percent = degree == null ? null : new BigDecimal(degree);
        return this;
    }

    public Rows weight(String value) {
        weight = new BigDecimal(value);
        return this;
    }

    public Rows withoutReason() {
        reasonGiven = false;
        return this;
    }

    public Rows scoringType(String value) {
        scoringType = ScoringType.of(value);
        return this;
    }

    public IndicatorInput build() {
        return new IndicatorInput(
                id,
                level1,
                null,
                id,
                kind,
                operator,
                target,
                upper,
                weight,
                given,
                actual,
                inTime,
                attainment,
                percent,
                reasonGiven,
                scoringType);
    }

    /** A project of these rows that spent 90 of 100. */
    public static ScoringInput project(Rows... rows) {
        return project("100", "90", rows);
    }

    /** A project of these rows. */
    public static ScoringInput project(String budget, String executed, Rows... rows) {
        List<IndicatorInput> inputs = Arrays.stream(rows).map(Rows::build).toList();
        return new ScoringInput(
                inputs, new ExecutionInput(budget == null ? null : new BigDecimal(budget), new BigDecimal(executed)));
    }
}
