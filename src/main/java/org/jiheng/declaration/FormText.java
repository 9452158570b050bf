package org.jiheng.declaration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.http.Message;

/** One form while it is being read: first its head of labels and values, then its indicator rows. */
final class FormText {
    /** The labels of Shanghai's form, and those that other provinces print for the same. */
    private static final Map<String, String> LABELS = labels();

    private static final Pattern OVERALL_GOAL = Pattern.compile("项目总目标.*|(?:中期|实施期|总体)目标.*");
    private static final Pattern ANNUAL_GOAL = Pattern.compile("年度(?:总体|绩效)?目标.*");
    private static final Pattern MONEY_UNIT = Pattern.compile("(?:金额|货币)?单位:(?:人民币)?万?元");
    private static final int LONGEST_NAME = 200;

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (String label : List.of("项目名称", "项目性质", "项目类别", "主管部门", "实施单位", "计划开始日期", "计划完成日期")) {
            labels.put(label, label);
        }
        for (String label : List.of("主管部门及代码", "项目主管部门", "主管单位", "部门名称", "部门(单位)名称")) {
            labels.put(label, "主管部门");
        }
        for (String label : List.of("项目单位", "项目实施单位", "预算单位", "单位名称", "填报单位", "申报单位")) {
            labels.put(label, "实施单位");
        }
        labels.put("项目属性", "项目性质");
        labels.put("项目类型", "项目类别");
        labels.put("项目开始日期", "计划开始日期");
        labels.put("项目完成日期", "计划完成日期");
        return Map.copyOf(labels);
    }

    private final FormLine title;
    private final Map<String, String> values = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final FundsText funds = new FundsText(findings);
    private final StringBuilder overallGoal = new StringBuilder();
    private final StringBuilder annualGoal = new StringBuilder();
    private Integer year;
    private int annualGoalColumn = -1;
    private IndicatorRows rows;

    /** @param title its first line */
    FormText(FormLine title) {
        this.title = title;
    }

    boolean inRows() {
        return rows != null;
    }

    void year(int printed) {
        year = printed;
    }

    /** Takes one line that is not blank. */
    void line(FormLine line) {
        List<FormCell> cells = line.cells();
        if (IndicatorColumns.isHeader(cells)) {
            rows = rows == null ? new IndicatorRows(year, findings) : rows;
            rows.header(cells);
        } else if (rows != null) {
            rows.line(line);
        } else if (isGoalHeader(cells)) {
            goalHeader(cells);
        } else if (annualGoalColumn >= 0) {
            cells.forEach(this::goal);
        } else {
            labelled(cells);
        }
    }

    private static boolean isGoalHeader(List<FormCell> cells) {
        return cells.stream().anyMatch(c -> ANNUAL_GOAL.matcher(c.label()).matches());
    }

    private void goalHeader(List<FormCell> cells) {
        for (FormCell cell : cells) {
            if (ANNUAL_GOAL.matcher(cell.label()).matches()) {
                annualGoalColumn = cell.index();
            } else if (!OVERALL_GOAL.matcher(cell.label()).matches()
                    && !cell.label().equals("项目绩效目标")) {
                findings.add(DeclarationText.unread(Severity.WARNING, cell.where(), cell.text()));
            }
        }
    }

    private void goal(FormCell cell) {
        StringBuilder goal = cell.index() < annualGoalColumn ? overallGoal : annualGoal;
        String text = cell.text()
                .replaceAll("(?i)</p>\\s*<p[^>]{0,100}>|<br ?/?>", "\n")
                .replaceAll("(?i)</?p(?: [^>]{0,100})?>", "")
                .strip();
        goal.append(goal.isEmpty() ? "" : "\n").append(text);
    }

    /** Label, value, label, value …; a label may stand without a value. */
    private void labelled(List<FormCell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            FormCell cell = cells.get(i);
            FormCell next = i + 1 < cells.size() ? cells.get(i + 1) : null;
            FormCell value = next == null || isLabel(next) ? null : next;
            if (isLabel(cell) && !FundsText.isLabel(cell.label())) {
                if (value != null) {
                    String before = values.putIfAbsent(LABELS.get(bare(cell)), value.text());
                    if (before != null && !before.equals(value.text())) {
                        findings.add(DeclarationText.repeated(cell, value));
                    }
                    i++;
                }
            } else if (FundsText.isLabel(cell.label())) {
                funds.take(cell, value);
                i += value == null ? 0 : 1;
            } else if (MONEY_UNIT.matcher(cell.label()).matches()) {
                funds.unit(cell.label().contains("万"));
            } else {
                findings.add(DeclarationText.unread(Severity.WARNING, cell.where(), cell.text()));
            }
        }
    }

    private static boolean isLabel(FormCell cell) {
        return LABELS.containsKey(bare(cell)) || FundsText.isLabel(cell.label());
    }

    private static String bare(FormCell cell) {
        String label = cell.label();
        return label.endsWith(":") ? label.substring(0, label.length() - 1) : label;
    }

    DeclaredProject project() {
        LocalDate start = date("计划开始日期");
        LocalDate end = date("计划完成日期");
        String name = values.getOrDefault("项目名称", "");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            findings.add(missing("project-name-missing", "项目名称", "project name", name));
            name = "（第" + title.where() + "行的表，名称不明）";
        }
        String unit = values.get("实施单位");
        if (unit == null || unit.length() > LONGEST_NAME) {
            findings.add(missing("unit-missing", "实施单位", "unit", unit));
            unit = null;
        }
        return new DeclaredProject(
                year,
                name,
                shortened("主管部门", LONGEST_NAME),
                unit,
                shortened("项目性质", 100),
                shortened("项目类别", 100),
                start,
                end,
                funds.read(title.where()),
                overallGoal.isEmpty() ? null : overallGoal.toString(),
                annualGoal.isEmpty() ? null : annualGoal.toString(),
                rows == null ? List.of() : rows.rows(),
                findings);
    }

    private Finding missing(String code, String zh, String en, String found) {
        boolean tooLong = found != null && !found.isEmpty();
        return new Finding(
                Severity.ERROR,
                code,
                new Message(
                        tooLong ? zh + "超过 " + LONGEST_NAME + " 字：「" + found + "」；请更正。" : "没有" + zh + "；请补充后重新导入。",
                        tooLong
                                ? "The " + en + " has more than " + LONGEST_NAME + " characters: \"" + found + "\"."
                                : "There is no " + en + "; add it and import again."),
                title.where());
    }

    private String shortened(String label, int longest) {
        String value = values.get(label);
        if (value == null || value.length() <= longest) {
            return value;
        }
        findings.add(DeclarationText.unread(Severity.WARNING, title.where(), value));
        return null;
    }

    private LocalDate date(String label) {
        String text = values.get(label);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notIso) {
            LocalDate read =
                    DateReader.read(text, year).map(DateReader.Reading::last).orElse(null);
            if (read == null) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "date-unreadable",
                        new Message(label + "「" + text + "」不是日期；请更正。", "\"" + text + "\" (" + label + ") is no date."),
                        title.where()));
            }
            return read;
        }
    }
}
