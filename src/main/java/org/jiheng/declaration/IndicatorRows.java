package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;

/** The indicator rows of a form while they are being read; remembers the levels above, which forms print once a group. */
final class IndicatorRows {
    private static final int LONGEST_NAME = 500;

    private final Integer year;
    private final List<Finding> ofProject;
    private final List<DeclaredRow> rows = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private IndicatorColumns columns = IndicatorColumns.USUAL;
    /** How far the cells of the current group stand beside the columns of the header. */
    private int offset;

    private String level1;
    private String level2;

    IndicatorRows(Integer year, List<Finding> ofProject) {
        this.year = year;
        this.ofProject = ofProject;
    }

    /** Takes the header row, which may come again at a page break. */
    void header(List<FormCell> cells) {
        offset = 0;
        columns = columns.of(cells);
    }

    List<DeclaredRow> rows() {
        return rows;
    }

    /** Takes one line below the header. */
    void line(FormLine line) {
        List<FormCell> rest = new ArrayList<>(line.cells());
        boolean note = line.isNote();
        if (note || (rest.size() == 1 && !line.tabular())) {
            ofProject.add(DeclarationText.unread(
                    note ? Severity.INFO : Severity.WARNING, rest.get(0).where(), line.text()));
            return;
        }
        if (rest.get(0).label().equals("绩效指标")) {
            rest.remove(0);
        }
        if (!rest.isEmpty()) {
            new Row(line, rest).read();
        }
    }

    /** One line on its way to a row. */
    private final class Row {
        private final FormLine line;
        private final List<FormCell> cells;
        private final List<Finding> findings = new ArrayList<>();
        private BigDecimal weight;
        private FormCell printed1;
        private FormCell printed2;

        Row(FormLine line, List<FormCell> cells) {
            this.line = line;
            this.cells = cells;
        }

        void read() {
            takeWeight();
            takeOthers();
            takeLevels();
            if (cells.isEmpty()) {
                place(null);
                ofProject.addAll(findings);
                ofProject.add(DeclarationText.levelsAlone(line, printed1 == null ? printed2 : printed1));
                return;
            }
            FormCell name = cells.get(0);
            boolean targetOnly =
                    cells.size() == 1 && QuantityText.read(name.text()).isPresent();
            place(targetOnly ? null : name);
            List<FormCell> said = cells.subList(targetOnly ? 0 : 1, cells.size());
            String targetText = said.stream()
                    .filter(FormCell::isError)
                    .findFirst()
                    .map(FormCell::text)
                    .orElseGet(() -> said.stream().map(FormCell::text).collect(Collectors.joining(" | ")));
            TargetReading reading = TargetReader.read(targetText, year);
            reading.findings().forEach(f -> add(f.severity(), f.code(), f.message(), cells.get(cells.size() - 1)));
            if (targetOnly) {
                add(Severity.ERROR, "name-missing", "有指标值而没有指标名称；请补充。", "There is a target but no name; add it.", name);
            }
            if (name.isError()) {
                add(Severity.ERROR, "name-no-value", NoValue.of(name.text()), name);
            }
            boolean scale = cells.size() == 3 && cells.get(1).label().equals("定性");
            boolean columns = cells.size() > 2 && reading.target().kind() == TargetKind.QUALITATIVE && !scale;
            if (columns || name.text().length() > LONGEST_NAME) {
                add(
                        Severity.ERROR,
                        "row-unreadable",
                        "这一行的单元格比表头多，无法确定哪一格是指标值；请更正。",
                        "The row has more cells than the header, so its target cannot be told; correct it.",
                        name);
            }
            add(targetOnly ? "" : name.text(), reading.target());
        }

        /** Only from its own column: a number that stands elsewhere is a target, or told as one cell too many. */
        private void takeWeight() {
            if (columns.weight() < 0 || cells.size() < 2) {
                return;
            }
            cells.stream()
                    .filter(c -> c.index() == columns.weight() + slipped())
                    .filter(PointsCell::is)
                    .findFirst()
                    .ifPresent(cell -> {
                        // Left where it is, it would be taken for a part of the target.
                        cells.remove(cell);
                        weight = PointsCell.read(cell).orElse(null);
                        if (weight == null) {
                            add(Severity.WARNING, "weight-unreadable", PointsCell.unreadable(cell), cell);
                        }
                    });
        }

        private int slipped() {
            return isLevel1(0) ? cells.get(0).index() - columns.level1() : offset;
        }

        /** What the form says beside target and points, such as how to score, is kept with the row and not used. */
        private void takeOthers() {
            int slipped = slipped();
            for (FormCell cell : List.copyOf(cells)) {
                String column = columns.others().get(cell.index() - slipped);
                if (column != null && cells.size() > 1) {
                    cells.remove(cell);
                    add(
                            Severity.INFO,
                            "column-unread",
                            "「" + column + "」栏没有用到：「" + cell.text() + "」。",
                            "The column \"" + column + "\" was not used: \"" + cell.text() + "\".",
                            cell);
                }
            }
        }

        private void takeLevels() {
            if (isLevel1(0) || (isUnknownLevel(0) && cells.size() >= 4)) {
                printed1 = cells.remove(0);
            }
            if (!cells.isEmpty() && (isLevel2() || (isUnknownLevel(0) && cells.size() >= 3))) {
                printed2 = cells.remove(0);
            }
        }

        private boolean isLevel1(int i) {
            String label = cells.get(i).label();
            return IndicatorLevels.level1(label) != null && (label.endsWith("指标") || cells.size() >= 3);
        }

        /** A name may be the same words as a level 2, so without 指标 it takes a name and a target behind it to be a level. */
        private boolean isLevel2() {
            String label = cells.get(0).label();
            return IndicatorLevels.level1OfLevel2(label) != null && (label.endsWith("指标") || cells.size() >= 3);
        }

        private boolean isUnknownLevel(int i) {
            String label = cells.get(i).label();
            return label.endsWith("指标")
                    && IndicatorLevels.level1(label) == null
                    && IndicatorLevels.level1OfLevel2(label) == null;
        }

        /** Finds the levels of the row, and says what about them is not certain. */
        private void place(FormCell name) {
            String known1 = printed1 == null ? null : IndicatorLevels.level1(printed1.label());
            String told = printed2 == null ? null : IndicatorLevels.level1OfLevel2(printed2.label());
            if (known1 != null) {
                offset = printed1.index() - columns.level1();
                level1 = known1;
                level2 = printed2 == null ? null : printed2.label();
                if (told != null && !told.equals(known1)) {
                    add(
                            Severity.WARNING,
                            "level-conflict",
                            "二级指标「" + level2 + "」一般属于" + told + "，表中在" + known1 + "下；按表中所写归类。",
                            "Level 2 \"" + level2 + "\" belongs to " + told + " as a rule, the form has it under "
                                    + known1 + ".",
                            printed2);
                }
                return;
            }
            if (printed1 != null || (printed2 != null && told == null)) {
                unknownLevels(told);
                return;
            }
            if (told != null) {
                level1 = told;
                level2 = printed2.label();
                if (printed2.index() != columns.level1() + 1 + offset) {
                    add(
                            Severity.INFO,
                            "cell-shifted",
                            "单元格错位：「" + printed2.text() + "」不在二级指标列；按二级指标归入" + told + "。",
                            "Cells have slipped: \"" + printed2.text() + "\" is not in its column; placed by it in "
                                    + told + ".",
                            printed2);
                }
                return;
            }
            if (name != null && name.index() != columns.name() + offset) {
                assumed(name);
            } else if (level1 == null) {
                noLevel(cells.get(0));
            }
        }

        private void unknownLevels(String told) {
            FormCell first = printed1 == null ? printed2 : printed1;
            String words =
                    printed1 == null || printed2 == null ? first.text() : printed1.text() + "、" + printed2.text();
            level1 = told == null ? level1 : told;
            level2 = printed2 == null ? level2 : printed2.label();
            if (level1 == null) {
                add(
                        Severity.ERROR,
                        "level-missing",
                        "「" + words + "」不是已知的指标级别，上面各行也没有一级指标；请指明。",
                        "\"" + words + "\" is no known level, and no row above names a level 1; give it.",
                        first);
                return;
            }
            add(
                    Severity.WARNING,
                    "level-unknown",
                    "「" + words + "」不是已知的指标级别；暂归入" + level1 + "，请核对并更正。",
                    "\"" + words + "\" is no known level; placed in " + level1 + " for now, check and correct it.",
                    first);
        }

        private void assumed(FormCell name) {
            if (level1 == null) {
                noLevel(name);
                return;
            }
            add(
                    Severity.WARNING,
                    "level-assumed",
                    "单元格错位，看不出「" + name.text() + "」的级别；暂按上一行归入" + level1 + "，请核对。",
                    "Cells have slipped and the level of \"" + name.text()
                            + "\" cannot be told; placed with the row above in " + level1 + ", check it.",
                    name);
        }

        private void noLevel(FormCell at) {
            add(
                    Severity.ERROR,
                    "level-missing",
                    "这一行和上面各行都没有一级指标；请指明。",
                    "Neither this row nor one above names a level 1; give it.",
                    at);
        }

        private void add(String name, Target target) {
            if (!seen.add(level1 + "\n" + level2 + "\n" + name)) {
                add(
                        Severity.WARNING,
                        "row-repeated",
                        "同一级别下已有同名指标「" + name + "」；请核对是否重复。",
                        "There is another indicator \"" + name
                                + "\" at the same levels; check whether it is a repetition.",
                        new FormCell(line.where(), 0, name));
            }
            DeclaredRow.Source source = new DeclaredRow.Source(line.number(), line.where(), line.text());
            rows.add(new DeclaredRow(rows.size() + 1, level1, level2, name, target, weight, null, source, findings));
        }

        private void add(Severity severity, String code, String zh, String en, FormCell at) {
            add(severity, code, new Message(zh, en), at);
        }

        private void add(Severity severity, String code, Message message, FormCell at) {
            findings.add(new Finding(severity, code, message, at.where()));
        }
    }
}
