package org.jiheng.recheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jiheng.http.Downloads;
import org.jiheng.http.Language;

/** The discrepancies of re-checks as a list, one a line: what an auditor goes through with the unit. */
final class DiscrepancyList {
    private static final String[] HEADER_ZH = {
        "年度", "单位", "项目", "行号", "一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "自评得分", "规则得分", "类型", "说明"
    };
    private static final String[] HEADER_EN = {
        "year",
        "unit",
        "project",
        "row",
        "level1",
        "level2",
        "indicator",
        "target",
        "actual",
        "weight",
        "self score",
        "rule score",
        "kind",
        "message"
    };
    /** A spreadsheet program would take a text that begins so for a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final int[] WIDTHS = {8, 28, 32, 6, 12, 16, 28, 16, 16, 8, 10, 10, 22, 80};

    private DiscrepancyList() {}

    /** With a byte order mark, so that spreadsheet programs read it as UTF-8. */
    static byte[] csv(List<Recheck> rechecks, Language language) {
        StringBuilder csv = new StringBuilder("\ufeff");
        try {
            CSVFormat.RFC4180.printRecord(csv, (Object[]) header(language));
            for (List<Object> line : lines(rechecks, language)) {
                CSVFormat.RFC4180.printRecord(
                        csv, line.stream().map(DiscrepancyList::harmless).toArray());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] workbook(List<Recheck> rechecks, Language language) {
        try (SXSSFWorkbook book = new SXSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet(language == Language.EN ? "Discrepancies" : "复核差异");
            Font bold = book.createFont();
            bold.setBold(true);
            CellStyle head = book.createCellStyle();
            head.setFont(bold);
            CellStyle wrapped = book.createCellStyle();
            wrapped.setWrapText(true);
            Row first = sheet.createRow(0);
            String[] header = header(language);
            for (int i = 0; i < header.length; i++) {
                Cell cell = first.createCell(i);
                cell.setCellValue(header[i]);
                cell.setCellStyle(head);
                sheet.setColumnWidth(i, WIDTHS[i] * 256);
            }
            for (List<Object> line : lines(rechecks, language)) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < line.size(); i++) {
                    Cell cell = row.createCell(i);
                    cell.setCellStyle(wrapped);
                    if (line.get(i) instanceof BigDecimal number) {
                        cell.setCellValue(number.doubleValue());
                    } else if (line.get(i) != null) {
                        cell.setCellValue(Downloads.cell(line.get(i).toString()));
                    }
                }
            }
            sheet.createFreezePane(0, 1);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String[] header(Language language) {
        return language == Language.EN ? HEADER_EN : HEADER_ZH;
    }

    private static List<List<Object>> lines(List<Recheck> rechecks, Language language) {
        List<List<Object>> lines = new ArrayList<>();
        for (Recheck recheck : rechecks) {
            for (int i = 0; i < recheck.rows().size(); i++) {
                Recheck.Row row = recheck.rows().get(i);
                for (Recheck.Discrepancy discrepancy : row.discrepancies()) {
                    lines.add(line(recheck, BigDecimal.valueOf(i + 1L), row, discrepancy, language));
                }
            }
            Recheck.Execution execution = recheck.execution();
            String rate = language == Language.EN ? "budget execution" : "预算执行率";
            for (Recheck.Discrepancy discrepancy : execution.discrepancies()) {
                lines.add(whole(
                        recheck,
                        rate,
                        execution.weight(),
                        execution.selfScore(),
                        execution.score(),
                        discrepancy,
                        language));
            }
            Recheck.Total total = recheck.total();
            String sum = language == Language.EN ? "total" : "总分";
            for (Recheck.Discrepancy discrepancy : total.discrepancies()) {
                lines.add(
                        whole(recheck, sum, total.weights(), total.selfScore(), total.score(), discrepancy, language));
            }
        }
        return lines;
    }

    private static List<Object> line(
            Recheck recheck, BigDecimal number, Recheck.Row row, Recheck.Discrepancy discrepancy, Language language) {
        SelfEvaluation.Row published = row.published();
        List<Object> line = new ArrayList<>(project(recheck));
        line.add(number);
        line.add(published.level1());
        line.add(published.level2());
        line.add(published.name());
        line.add(published.target());
        line.add(published.actual());
        line.add(row.weight());
        line.add(row.selfScore());
        line.add(row.score());
        line.add(language.of(discrepancy.kind().title()));
        line.add(language.of(discrepancy.message()));
        return line;
    }

    private static List<Object> whole(
            Recheck recheck,
            String what,
            BigDecimal weight,
            BigDecimal self,
            BigDecimal score,
            Recheck.Discrepancy discrepancy,
            Language language) {
        List<Object> line = new ArrayList<>(project(recheck));
        line.add(null);
        line.add(null);
        line.add(null);
        line.add(what);
        line.add(null);
        line.add(null);
        line.add(weight);
        line.add(self);
        line.add(score);
        line.add(language.of(discrepancy.kind().title()));
        line.add(language.of(discrepancy.message()));
        return line;
    }

    private static List<Object> project(Recheck recheck) {
        List<Object> cells = new ArrayList<>();
        cells.add(recheck.table().year());
        cells.add(recheck.table().unit());
        cells.add(recheck.table().project());
        return cells;
    }

    private static Object harmless(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return cell instanceof String text && FORMULA.matcher(text).matches() ? "'" + text : cell;
    }
}
