package org.jiheng.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;

/** Reads filled self-evaluation tables (项目支出绩效自评表) from the lines of a file; a cell belongs to the column under whose head it stands. */
final class SelfEvaluationTable {
    private static final Pattern TITLE = Pattern.compile(".{0,60}自评(?:价)?表?(?:\\(.{0,20}\\))?");
    private static final Pattern YEAR = Pattern.compile(".*?((?:19|20)\\d\\d)年.*");
    private static final Pattern BUDGET = Pattern.compile("年度(?:资金|预算)总额:?|资金总额:?|预算执行情况.*|项目资金总额:?");
    private static final Pattern SUM = Pattern.compile("总分|合计|总计|得分合计");
    private static final Pattern GRADE = Pattern.compile(".*(?:等级|评级|结论)[:：]?(优|良|中|差).*");
    private static final Pattern NOTE = Pattern.compile("(?:注|备注|说明|填表人|填报人|联系人|联系电话|单位负责人).*");
    private static final int LONGEST_TITLE = 80;

    /** The members of a table, and the heads that stand for them. */
    private enum Column {
        LEVEL1("一级指标.*"),
        LEVEL2("二级指标.*"),
        NAME("三级指标.*|指标名称"),
        TARGET(".*(?:指标值|目标值).*"),
        ACTUAL(".*(?:实际完成|完成值|完成情况).*"),
        WEIGHT("(?:指标)?(?:分值|权重).*"),
        SCORE("(?:自评)?得分.*|自评分.*"),
        REASON(".*(?:偏差|原因|改进措施).*"),
        INITIAL("年初预算数.*"),
        ADJUSTED("(?:全年|调整后)预算数.*|预算数.*"),
        EXECUTED("(?:全年)?执行数.*"),
        RATE("(?:预算)?执行率.*");

        private final Pattern heads;

        Column(String heads) {
            this.heads = Pattern.compile(heads);
        }

        static Column of(String label) {
            for (Column column : values()) {
                if (column.heads.matcher(label).matches()) {
                    return column;
                }
            }
            return null;
        }
    }

    private final Map<Column, Integer> columns = new HashMap<>();
    private final Map<Column, Integer> money = new HashMap<>();
    private final List<SelfEvaluation.Row> rows = new ArrayList<>();
    private final String title;
    private String year;
    private String unit;
    private String project;
    private SelfEvaluation.Budget budget = new SelfEvaluation.Budget(null, null, null, null, null, null);
    private String total;
    private String grade;
    private String level1;
    private String level2;
    private boolean ended;

    private SelfEvaluationTable(String title) {
        this.title = title;
    }

    /** Every table of a file, in its order; empty where there is none. */
    static List<SelfEvaluation> read(List<FormLine> lines) {
        List<SelfEvaluation> tables = new ArrayList<>();
        SelfEvaluationTable table = null;
        String part = null;
        for (FormLine line : lines) {
            boolean title = line.cells().size() == 1
                    && line.text().length() <= LONGEST_TITLE
                    && TITLE.matcher(line.cells().get(0).label()).matches();
            if (title || !line.part().equals(part)) {
                add(table, tables);
                table = new SelfEvaluationTable(title ? line.text().strip() : line.part());
                part = line.part();
            }
            table.line(line);
        }
        add(table, tables);
        return tables;
    }

    private static void add(SelfEvaluationTable table, List<SelfEvaluation> tables) {
        if (table != null && !table.columns.isEmpty()) {
            tables.add(new SelfEvaluation(
                    table.title,
                    null,
                    table.year,
                    table.unit,
                    table.project,
                    table.budget,
                    table.rows,
                    table.total,
                    table.grade));
        }
    }

    private void line(FormLine line) {
        Matcher printed = YEAR.matcher(line.text());
        if (year == null && columns.isEmpty() && line.cells().size() == 1 && printed.matches()) {
            year = printed.group(1);
        }
        boolean head = has(line, Column.NAME) && has(line, Column.ACTUAL);
        if (head) {
            columns.clear();
            line.cells().forEach(c -> put(columns, c));
        } else if (columns.isEmpty()) {
            above(line);
        } else if (!ended) {
            row(line);
        }
    }

    private static boolean has(FormLine line, Column column) {
        return line.cells().stream()
                .anyMatch(c -> column.heads.matcher(c.label()).matches());
    }

    private static void put(Map<Column, Integer> columns, FormCell cell) {
        Column column = Column.of(cell.label());
        if (column != null) {
            columns.putIfAbsent(column, cell.index());
        }
    }

    /** The head of a table: what it is about, and the money. */
    private void above(FormLine line) {
        if (has(line, Column.EXECUTED) && has(line, Column.ADJUSTED)) {
            money.clear();
            line.cells().forEach(c -> put(money, c));
            return;
        }
        boolean sum =
                line.cells().stream().anyMatch(c -> BUDGET.matcher(c.label()).matches());
        if (sum && !money.isEmpty()) {
            budget = new SelfEvaluation.Budget(
                    at(line, money, Column.INITIAL),
                    at(line, money, Column.ADJUSTED),
                    at(line, money, Column.EXECUTED),
                    at(line, money, Column.WEIGHT),
                    at(line, money, Column.RATE),
                    at(line, money, Column.SCORE));
            return;
        }
        for (int i = 0; i + 1 < line.cells().size(); i++) {
            String label = line.cells().get(i).label();
            String value = line.cells().get(i + 1).text();
            if (label.startsWith("项目名称") && project == null) {
                project = value;
            } else if (unit == null && label.matches("(?:项目)?(?:实施|预算|填报|项目)?单位(?:名称)?:?")) {
                unit = value;
            }
        }
    }

    private static String at(FormLine line, Map<Column, Integer> columns, Column column) {
        Integer index = columns.get(column);
        return index == null
                ? null
                : line.cells().stream()
                        .filter(c -> c.index() == index)
                        .map(FormCell::text)
                        .findFirst()
                        .orElse(null);
    }

    private void row(FormLine line) {
        FormCell first = line.cells().get(0);
        line.cells().forEach(c -> {
            Matcher graded = GRADE.matcher(c.label());
            grade = graded.matches() ? graded.group(1) : grade;
        });
        if (SUM.matcher(first.label()).matches()) {
            total = at(line, columns, Column.SCORE);
            ended = true;
            return;
        }
        if (NOTE.matcher(first.label()).matches() || line.cells().size() == 1 && !line.tabular()) {
            return;
        }
        String printed1 = at(line, columns, Column.LEVEL1);
        String printed2 = at(line, columns, Column.LEVEL2);
        if (printed1 != null) {
            level1 = printed1.replaceAll("\\s+", "");
            level2 = null;
        }
        level2 = printed2 == null ? level2 : printed2.replaceAll("\\s+", "");
        String name = at(line, columns, Column.NAME);
        String target = at(line, columns, Column.TARGET);
        String actual = at(line, columns, Column.ACTUAL);
        if (name == null && target == null && actual == null) {
            return;
        }
        rows.add(new SelfEvaluation.Row(
                level1,
                level2,
                name,
                target,
                actual,
                at(line, columns, Column.WEIGHT),
                at(line, columns, Column.SCORE),
                at(line, columns, Column.REASON)));
    }
}
