package org.jiheng.recheck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.http.Message;

/** Reads filled self-evaluation tables (项目支出绩效自评表) from the lines of a file; a cell belongs to the column under whose head it stands. */
final class SelfEvaluationTable {
    private static final Pattern TITLE = Pattern.compile(".{0,60}自评(?:价)?表?(?:\\(.{0,20}\\))?");
    private static final Pattern YEAR = Pattern.compile(".*?((?:19|20)\\d\\d)年.*");
    private static final Pattern BUDGET = Pattern.compile("年度(?:资金|预算)总额:?|资金总额:?|预算执行情况.*|项目资金总额:?");
    private static final Pattern SUM =
            Pattern.compile("(?:自评)?(?:总分|总得分|合计|总计|得分合计|合计得分|得分总计)(?:得分|分值|分)?:?(?:\\(.*\\))?:?");
    private static final Pattern SUBTOTAL = Pattern.compile(".*小计:?");
    /** One of the four and no other: forms also print all of them to be ticked, with what each begins at. */
    private static final Pattern GRADE = Pattern.compile(".*(?:等级|评级|结论)[:：]?(优|良|中|差)[秀好等]?(?:\\([^优良中差]*\\))?");

    private static final int LONGEST_TITLE = 80;

    /** The members of a table, and the heads that stand for them. */
    private enum Column {
        LEVEL1("一级指标.*"),
        LEVEL2("二级指标.*"),
        NAME("三级指标.*|指标名称"),
        // Before the target: 实际完成指标值 is an actual.
        ACTUAL(".*(?:实际完成|完成值|完成情况).*"),
        TARGET(".*(?:指标值|目标值).*"),
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
    /** Below the total: notes, or the head of another table without a title of its own. */
    private final List<FormLine> below = new ArrayList<>();

    private final List<Finding> findings = new ArrayList<>();
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
            if (table.ended && isHead(line)) {
                SelfEvaluationTable next = new SelfEvaluationTable(line.part());
                table.handOver(next);
                add(table, tables);
                table = next;
            }
            table.line(line);
        }
        add(table, tables);
        return tables;
    }

    /** What stands below this table from the name of another project on is the head of the next one. */
    private void handOver(SelfEvaluationTable next) {
        int begin = 0;
        while (begin < below.size() && !namesProject(below.get(begin))) {
            begin++;
        }
        List<FormLine> head = below.subList(begin, below.size());
        head.forEach(next::line);
        head.clear();
    }

    private static boolean namesProject(FormLine line) {
        return line.cells().stream().anyMatch(c -> c.label().startsWith("项目名称"));
    }

    private static void add(SelfEvaluationTable table, List<SelfEvaluation> tables) {
        if (table != null && !table.columns.isEmpty()) {
            table.end();
            tables.add(new SelfEvaluation(
                    table.title,
                    null,
                    table.year,
                    table.unit,
                    table.project,
                    table.budget,
                    table.rows,
                    table.total,
                    table.grade,
                    table.findings,
                    null));
        }
    }

    /** Says what was not read, and that a total is wanted where there is none. */
    private void end() {
        below.forEach(line -> {
            boolean grade = takeGrade(line);
            if (line.tabular() && !line.isNote() && !grade) {
                findings.add(unread(line, Severity.WARNING));
            }
        });
        if (total == null && rows.stream().anyMatch(row -> row.score() != null)) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "total-missing",
                    new Message("表中没有找到总分，无法与各项得分之和核对。", "No total was found to be checked against the points."),
                    null));
        }
    }

    private static Finding unread(FormLine line, Severity severity) {
        return new Finding(
                severity,
                "line-unread",
                new Message(
                        "这一行没有用到：「" + line.text().strip() + "」。",
                        "This line was not used: \"" + line.text().strip() + "\"."),
                line.cells().get(0).where());
    }

    /** Whether the line says the grade. */
    private boolean takeGrade(FormLine line) {
        String label = line.cells().stream().map(FormCell::label).collect(Collectors.joining());
        Matcher graded = GRADE.matcher(label);
        if (graded.matches()) {
            grade = graded.group(1);
        }
        return graded.matches();
    }

    private void line(FormLine line) {
        Matcher printed = YEAR.matcher(line.text());
        if (year == null && columns.isEmpty() && line.cells().size() == 1 && printed.matches()) {
            year = printed.group(1);
        }
        ended = ended || !rows.isEmpty() && namesProject(line);
        if (isHead(line)) {
            columns.clear();
            line.cells().forEach(c -> put(columns, c));
        } else if (columns.isEmpty()) {
            above(line);
        } else if (ended) {
            below.add(line);
        } else {
            row(line);
        }
    }

    private static boolean isHead(FormLine line) {
        return has(line, Column.NAME) && has(line, Column.ACTUAL);
    }

    private static boolean has(FormLine line, Column column) {
        return line.cells().stream().anyMatch(c -> Column.of(c.label()) == column);
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
        if (SUM.matcher(first.label()).matches()) {
            total = at(line, columns, Column.SCORE);
            takeGrade(line);
            ended = true;
            return;
        }
        boolean subtotal = SUBTOTAL.matcher(first.label()).matches();
        if (subtotal || line.isNote() || line.cells().size() == 1 && !line.tabular()) {
            findings.add(unread(line, Severity.INFO));
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
        String weight = at(line, columns, Column.WEIGHT);
        String score = at(line, columns, Column.SCORE);
        if (name == null && target == null && actual == null && weight == null && score == null) {
            return;
        }
        rows.add(new SelfEvaluation.Row(
                level1, level2, name, target, actual, weight, score, at(line, columns, Column.REASON)));
    }
}
