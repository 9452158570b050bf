package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.Table;

/** The discrepancies of re-checks as a list, one a line: what an auditor goes through with the unit. */
final class DiscrepancyList {
    private static final List<Message> TITLES = List.of(
            new Message("年度", "year"),
            new Message("单位", "unit"),
            new Message("项目", "project"),
            new Message("行号", "row"),
            new Message("一级指标", "level1"),
            new Message("二级指标", "level2"),
            new Message("三级指标", "indicator"),
            new Message("指标值", "target"),
            new Message("实际完成值", "actual"),
            new Message("分值", "weight"),
            new Message("自评得分", "self score"),
            new Message("规则得分", "rule score"),
            new Message("类型", "kind"),
            new Message("说明", "message"),
            new Message("文件", "file"));

    private static final int[] WIDTHS = {8, 28, 32, 6, 12, 16, 28, 16, 16, 8, 10, 10, 22, 80, 28};

    private DiscrepancyList() {}

    static Table table(List<Recheck> rechecks, Language language) {
        List<Table.Column> columns = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            columns.add(new Table.Column(language.of(TITLES.get(i)), WIDTHS[i]));
        }
        return new Table(
                language == Language.EN ? "Discrepancies" : "复核差异", columns, lines(rechecks, language).stream());
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
        line.add(recheck.table().file());
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
        line.add(recheck.table().file());
        return line;
    }

    private static List<Object> project(Recheck recheck) {
        List<Object> cells = new ArrayList<>();
        cells.add(recheck.table().year());
        cells.add(recheck.table().unit());
        cells.add(recheck.table().project());
        return cells;
    }
}
