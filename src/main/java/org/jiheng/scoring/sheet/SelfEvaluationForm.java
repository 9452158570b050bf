package org.jiheng.scoring.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.DeclaredProject;
import org.jiheng.declaration.Funds;

/**
 * The self-evaluation form (项目支出绩效自评表) of one project in the ministry's layout (财预〔2020〕10号), as rows of cells: nine columns,
 * where a null cell belongs to the one before it.
 *
 * @param title two lines above the table
 * @param rows from top to bottom
 */
public record SelfEvaluationForm(String projectName, List<String> title, List<Row> rows) {
    /** Columns of the form. */
    static final int COLUMNS = 9;

    /** How a row looks. */
    enum Kind {
        PLAIN,
        HEAD,
        GOAL
    }

    /** A cell is text, or a number to be shown as it is. */
    public record Row(Kind kind, List<Object> cells) {}

    /**
     * What was reached and scored.
     *
     * @param budget adjusted, or as requested; null where there is none; so may be the others
     */
    public record Money(
            BigDecimal initial,
            BigDecimal budget,
            BigDecimal executed,
            BigDecimal weight,
            BigDecimal rate,
            BigDecimal score) {}

    /**
     * One indicator.
     *
     * @param actual as text; empty where nothing was posted
     * @param reason empty where none was given
     */
    public record Scored(
            String level1,
            String level2,
            String name,
            String target,
            String actual,
            BigDecimal weight,
            BigDecimal score,
            String reason) {}

    /**
     * How far the result is from being final.
     *
     * @param confirmed whether a reviewer has confirmed it
     * @param reasons why it is provisional; 0 where it is not
     */
    public record Standing(boolean confirmed, int reasons) {
        /** What the form says about it below the table; empty where there is nothing to say. */
        Optional<String> note() {
            List<String> parts = new ArrayList<>(2);
            if (!confirmed) {
                parts.add("尚未经复核确认");
            }
            if (reasons > 0) {
                parts.add("评价结果是暂定的，有 " + reasons + " 项原因");
            }
            return parts.isEmpty() ? Optional.empty() : Optional.of("注：" + String.join("；", parts) + "。");
        }
    }

    public static SelfEvaluationForm of(
            Declaration declaration,
            Money money,
            List<Scored> indicators,
            BigDecimal total,
            String grade,
            Standing standing) {
        DeclaredProject declared = declaration.declared();
        List<Row> rows = new ArrayList<>();
        rows.add(plain("项目名称", declared.name(), null, null, null, null, null, null, null));
        rows.add(plain("主管部门", text(declared.department()), null, null, "实施单位", declared.unit(), null, null, null));
        rows.add(new Row(Kind.HEAD, cells("项目资金(元)", "", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")));
        rows.add(plain(
                "",
                "年度资金总额",
                null,
                figure(money.initial()),
                figure(money.budget()),
                figure(money.executed()),
                figure(money.weight()),
                money.rate() == null ? "" : money.rate().toPlainString() + "%",
                figure(money.score())));
        Funds funds = declared.funds();
        rows.add(part("其中：当年财政拨款", funds.annualFiscal()));
        rows.add(part("上年结转资金", funds.carriedOver()));
        rows.add(part("其他资金", funds.annualOther()));
        rows.add(new Row(Kind.HEAD, cells("年度总体目标", "预期目标", null, null, null, "实际完成情况", null, null, null)));
        rows.add(new Row(Kind.GOAL, cells("", text(declared.annualGoal()), null, null, null, "", null, null, null)));
        rows.add(
                new Row(Kind.HEAD, cells("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")));
        String level1 = null;
        String level2 = null;
        BigDecimal weights = money.weight() == null ? BigDecimal.ZERO : money.weight();
        for (Scored row : indicators) {
            boolean same1 = text(row.level1()).equals(level1);
            boolean same2 = same1 && text(row.level2()).equals(level2);
            level1 = text(row.level1());
            level2 = text(row.level2());
            rows.add(plain(
                    "",
                    same1 ? "" : level1,
                    same2 ? "" : level2,
                    row.name(),
                    row.target(),
                    row.actual(),
                    row.weight(),
                    row.score(),
                    row.reason()));
            weights = weights.add(row.weight());
        }
        rows.add(new Row(Kind.HEAD, cells("总分", null, null, null, null, null, weights, total, "评价等级：" + grade)));
        standing.note()
                .ifPresent(note ->
                        rows.add(new Row(Kind.GOAL, cells(note, null, null, null, null, null, null, null, null))));
        return new SelfEvaluationForm(declared.name(), List.of("项目支出绩效自评表", "（" + declared.year() + "年度）"), rows);
    }

    private static Row part(String label, BigDecimal initial) {
        return plain("", label, null, figure(initial), "—", "—", "—", "—", "—");
    }

    private static Row plain(Object... cells) {
        return new Row(Kind.PLAIN, cells(cells));
    }

    /** A figure that is not known leaves its cell empty. */
    private static Object figure(BigDecimal value) {
        return value == null ? "" : value;
    }

    /** Null stands for "belongs to the cell before". */
    private static List<Object> cells(Object... cells) {
        List<Object> list = new ArrayList<>(COLUMNS);
        for (Object cell : cells) {
            list.add(cell);
        }
        return list;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
