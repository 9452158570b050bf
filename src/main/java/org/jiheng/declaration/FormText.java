package org.jiheng.declaration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.http.Message;

/** One form while it is being read: first its head of labels and values, then its indicator rows. */
final class FormText {
    private static final Set<String> LABELS = Set.of("项目名称", "项目性质", "项目类别", "主管部门", "实施单位", "计划开始日期", "计划完成日期");
    private static final String OVERALL_GOAL = "项目总目标";
    private static final String ANNUAL_GOAL = "年度总体目标";
    private static final int LONGEST_NAME = 200;

    private final int titleLine;
    private final Map<String, String> values = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final FundsText funds = new FundsText(findings);
    private final StringBuilder overallGoal = new StringBuilder();
    private final StringBuilder annualGoal = new StringBuilder();
    private Integer year;
    private int annualGoalColumn = -1;
    private IndicatorRows rows;

    FormText(int titleLine) {
        this.titleLine = titleLine;
    }

    boolean inRows() {
        return rows != null;
    }

    void year(int printed) {
        year = printed;
    }

    /** Takes one line that is not blank. */
    void line(int number, String raw, List<TextCell> cells) {
        if (IndicatorRows.isHeader(cells)) {
            rows = rows == null ? new IndicatorRows(year, findings) : rows;
            rows.header(cells);
        } else if (rows != null) {
            rows.line(number, raw, cells);
        } else if (cells.stream().anyMatch(c -> c.label().startsWith(ANNUAL_GOAL))) {
            goalHeader(cells);
        } else if (annualGoalColumn >= 0) {
            cells.forEach(this::goal);
        } else {
            labelled(cells);
        }
    }

    private void goalHeader(List<TextCell> cells) {
        for (TextCell cell : cells) {
            if (cell.label().startsWith(ANNUAL_GOAL)) {
                annualGoalColumn = cell.index();
            } else if (!cell.label().startsWith(OVERALL_GOAL) && !cell.label().equals("项目绩效目标")) {
                findings.add(DeclarationText.unread(Severity.WARNING, cell.where(), cell.text()));
            }
        }
    }

    private void goal(TextCell cell) {
        StringBuilder goal = cell.index() < annualGoalColumn ? overallGoal : annualGoal;
        String text = cell.text()
                .replaceAll("(?i)</p>\\s*<p[^>]{0,100}>|<br ?/?>", "\n")
                .replaceAll("(?i)</?p(?: [^>]{0,100})?>", "")
                .strip();
        goal.append(goal.isEmpty() ? "" : "\n").append(text);
    }

    /** Label, value, label, value …; a label may stand without a value. */
    private void labelled(List<TextCell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            TextCell cell = cells.get(i);
            TextCell next = i + 1 < cells.size() ? cells.get(i + 1) : null;
            TextCell value = next == null || isLabel(next) ? null : next;
            if (LABELS.contains(cell.label())) {
                if (value != null) {
                    String before = values.putIfAbsent(cell.label(), value.text());
                    if (before != null && !before.equals(value.text())) {
                        findings.add(DeclarationText.repeated(cell, value));
                    }
                    i++;
                }
            } else if (FundsText.isLabel(cell.label())) {
                funds.take(cell, value);
                i += value == null ? 0 : 1;
            } else {
                findings.add(DeclarationText.unread(Severity.WARNING, cell.where(), cell.text()));
            }
        }
    }

    private static boolean isLabel(TextCell cell) {
        return LABELS.contains(cell.label()) || FundsText.isLabel(cell.label());
    }

    DeclaredProject project() {
        LocalDate start = date("计划开始日期");
        LocalDate end = date("计划完成日期");
        String name = values.getOrDefault("项目名称", "");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            findings.add(missing("project-name-missing", "项目名称", "project name", name));
            name = "（第" + titleLine + "行的表，名称不明）";
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
                funds.read(titleLine),
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
                Integer.toString(titleLine));
    }

    private String shortened(String label, int longest) {
        String value = values.get(label);
        if (value == null || value.length() <= longest) {
            return value;
        }
        findings.add(DeclarationText.unread(Severity.WARNING, Integer.toString(titleLine), value));
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
                        Integer.toString(titleLine)));
            }
            return read;
        }
    }
}
