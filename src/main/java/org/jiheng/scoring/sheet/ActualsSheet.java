package org.jiheng.scoring.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.Actuals;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.NoValue;
import org.jiheng.declaration.QuantityText;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.fact.Attainment;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException.Place;

/**
 * What was filled into one sheet of an {@link ActualsTemplate}. Columns are found by their heads and rows by their ids, wherever they
 * stand.
 *
 * @param sheet its name
 * @param projectId null where the sheet names none
 * @param actuals null where nothing was filled in, or something is wrong
 * @param places where in the file each item stands, in their order
 * @param errors what is wrong, by cell
 * @param findings what is worth a look
 */
public record ActualsSheet(
        String sheet,
        String projectId,
        Actuals actuals,
        List<Map<String, String>> places,
        List<Place> errors,
        List<Finding> findings) {

    /** Reads the sheets of a file. */
    public static List<ActualsSheet> read(List<FormLine> lines) {
        Map<String, List<FormLine>> parts = new LinkedHashMap<>();
        lines.forEach(line ->
                parts.computeIfAbsent(line.part(), p -> new ArrayList<>()).add(line));
        List<ActualsSheet> sheets = new ArrayList<>();
        parts.forEach((name, content) -> sheets.add(new Reader(name, content).read()));
        return sheets;
    }

    /** Whether nothing was filled in. */
    public boolean blank() {
        return actuals == null && errors.isEmpty();
    }

    /** One pass over a sheet. */
    private static final class Reader {
        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,8})?");
        private static final Pattern ID = Pattern.compile("[a-z0-9]{26}");

        private final String sheet;
        private final List<FormLine> lines;
        private final List<ActualItem> items = new ArrayList<>();
        private final List<Map<String, String>> places = new ArrayList<>();
        private final List<Place> errors = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Integer> columns = new HashMap<>();
        private String projectId;

        Reader(String sheet, List<FormLine> lines) {
            this.sheet = sheet;
            this.lines = lines;
        }

        ActualsSheet read() {
            int header = -1;
            for (int i = 0; i < lines.size(); i++) {
                for (FormCell cell : lines.get(i).cells()) {
                    if (projectId == null && cell.text().startsWith(ActualsTemplate.PROJECT)) {
                        projectId = cell.text()
                                .substring(ActualsTemplate.PROJECT.length())
                                .strip();
                    }
                }
                boolean heads = lines.get(i).cells().stream()
                                .anyMatch(c -> c.label().equals(ActualsTemplate.NAME))
                        && lines.get(i).cells().stream().anyMatch(c -> c.label().equals(ActualsTemplate.ACTUAL));
                header = heads && header < 0 ? i : header;
            }
            if (projectId != null && header < 0) {
                errors.add(new Place(
                        sheet,
                        new Message(
                                "这是填报表，但找不到表头「" + ActualsTemplate.NAME + "」和「" + ActualsTemplate.ACTUAL
                                        + "」，无法读取；请恢复这两个表头。",
                                "This is a template without its heads \"" + ActualsTemplate.NAME + "\" and \""
                                        + ActualsTemplate.ACTUAL + "\"; put them back.")));
                return new ActualsSheet(sheet, projectId, null, List.of(), errors, findings);
            }
            if (projectId == null) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "sheet-unknown",
                        new Message(
                                "工作表「" + sheet + "」不是本系统的填报表，没有读取；请用下载的模板填写。",
                                "The sheet \"" + sheet + "\" is none of this service's templates and was not read."),
                        sheet));
                return new ActualsSheet(sheet, null, null, List.of(), List.of(), findings);
            }
            lines.get(header).cells().forEach(c -> columns.putIfAbsent(c.label(), c.index()));
            for (FormLine line : lines.subList(header + 1, lines.size())) {
                item(line);
            }
            FormCell executed = labelled(header, ActualsTemplate.EXECUTED);
            FormCell budget = labelled(header, ActualsTemplate.BUDGET);
            FormCell reason = labelled(header, ActualsTemplate.EXECUTION_REASON);
            boolean nothing =
                    items.isEmpty() && errors.isEmpty() && executed == null && budget == null && reason == null;
            BigDecimal spent = money(executed);
            BigDecimal adjusted = money(budget);
            if (!nothing && executed == null) {
                errors.add(new Place(sheet, new Message("没有填写全年执行数。", "The executed amount (全年执行数) is missing.")));
            }
            boolean usable = !nothing && errors.isEmpty();
            return new ActualsSheet(
                    sheet,
                    projectId,
                    usable ? new Actuals(spent, adjusted, reason == null ? null : reason.text(), items, null) : null,
                    places,
                    errors,
                    findings);
        }

        /** The cell to fill behind a label above the header. */
        private FormCell labelled(int header, String label) {
            for (FormLine line : lines.subList(0, header)) {
                boolean found = line.cells().stream().anyMatch(c -> c.label().equals(label));
                if (found) {
                    return at(line, ActualsTemplate.ACTUAL);
                }
            }
            return null;
        }

        private FormCell at(FormLine line, String column) {
            Integer index = columns.get(column.replace('（', '(').replace('）', ')'));
            return index == null
                    ? null
                    : line.cells().stream()
                            .filter(c -> c.index() == index)
                            .findFirst()
                            .orElse(null);
        }

        private BigDecimal money(FormCell cell) {
            if (cell == null) {
                return null;
            }
            if (cell.isError()) {
                errors.add(new Place(cell.where(), NoValue.of(cell.text())));
                return null;
            }
            Optional<BigDecimal> yuan = QuantityText.read(cell.text())
                    .filter(q -> q.operator() == null && q.upper() == null && !q.approximate())
                    .filter(q ->
                            q.unit() == null || q.unit().equals("元") || q.unit().equals("万元"))
                    .map(q -> "万元".equals(q.unit()) ? q.value().movePointRight(4) : q.value())
                    .filter(v -> v.signum() >= 0 && v.stripTrailingZeros().scale() <= 2)
                    .map(v -> v.setScale(2, RoundingMode.UNNECESSARY));
            if (yuan.isEmpty()) {
                error(
                        cell,
                        "「" + cell.text() + "」不是金额；请填写数字，单位为元，最多两位小数。",
                        "\"" + cell.text() + "\" is no amount; give a number in yuan with at most two decimals.");
            }
            return yuan.orElse(null);
        }

        private void item(FormLine line) {
            List<FormCell> wrong =
                    line.cells().stream().filter(FormCell::isError).toList();
            if (!wrong.isEmpty()) {
                wrong.forEach(cell -> errors.add(new Place(cell.where(), NoValue.of(cell.text()))));
                return;
            }
            FormCell id = at(line, ActualsTemplate.ID);
            FormCell name = at(line, ActualsTemplate.NAME);
            FormCell actual = at(line, ActualsTemplate.ACTUAL);
            FormCell attainment = at(line, ActualsTemplate.ATTAINMENT);
            FormCell percent = at(line, ActualsTemplate.PERCENT);
            FormCell reason = at(line, ActualsTemplate.REASON);
            FormCell evidence = at(line, ActualsTemplate.EVIDENCE);
            if (actual == null && attainment == null && percent == null && reason == null && evidence == null) {
                if (id == null && !line.cells().isEmpty()) {
                    unread(line);
                }
                return;
            }
            if (id == null && name == null) {
                errors.add(new Place(
                        line.where(),
                        new Message("这一行有填写的内容，但没有指标名称。", "The row has something filled in and no indicator.")));
                return;
            }
            FormCell unit = at(line, ActualsTemplate.UNIT);
            boolean number = actual != null && NUMBER.matcher(actual.text()).matches();
            boolean known = id != null && ID.matcher(id.text()).matches();
            items.add(new ActualItem(
                    known ? id.text() : name == null ? id.text() : name.text(),
                    null,
                    null,
                    number ? new BigDecimal(actual.text()) : null,
                    actual != null && unit != null ? unit.text() : null,
                    number || actual == null ? null : actual.text(),
                    attainment(attainment),
                    percent(percent),
                    null,
                    reason == null ? null : reason.text(),
                    evidence == null ? null : evidence.text(),
                    null));
            Map<String, String> where = new HashMap<>();
            where.put("", line.where());
            put(where, "value", actual);
            put(where, "text", actual);
            put(where, "attainment", attainment);
            put(where, "percent", percent);
            put(where, "deviationReason", reason);
            put(where, "evidence", evidence);
            put(where, "indicator", name == null ? id : name);
            places.add(where);
        }

        private static void put(Map<String, String> where, String member, FormCell cell) {
            if (cell != null) {
                where.put(member, cell.where());
            }
        }

        private void unread(FormLine line) {
            findings.add(new Finding(
                    Severity.INFO,
                    "text-unread",
                    new Message("这一行没有用到：「" + line.text() + "」。", "This row was not used: \"" + line.text() + "\"."),
                    line.where()));
        }

        private Attainment attainment(FormCell cell) {
            if (cell == null) {
                return null;
            }
            Optional<Attainment> read = AttainmentWords.read(cell.text());
            if (read.isEmpty()) {
                String words = String.join("、", AttainmentWords.words());
                error(
                        cell,
                        "达成程度「" + cell.text() + "」不在列表中；可填：" + words + "。",
                        "The degree of attainment \"" + cell.text() + "\" is none of " + words + ".");
            }
            return read.orElse(null);
        }

        private BigDecimal percent(FormCell cell) {
            if (cell == null) {
                return null;
            }
            Optional<BigDecimal> read = QuantityText.read(cell.text())
                    .filter(q -> q.operator() == null && q.upper() == null && !q.approximate())
                    .filter(q -> q.unit() == null || q.unit().equals("%"))
                    .map(QuantityText::value);
            if (read.isEmpty()) {
                error(
                        cell,
                        "达成比例「" + cell.text() + "」不是百分数；请填写如 85。",
                        "The percentage \"" + cell.text() + "\" is none; give one such as 85.");
            }
            return read.orElse(null);
        }

        private void error(FormCell cell, String zh, String en) {
            errors.add(new Place(cell.where(), new Message(zh, en)));
        }
    }
}
