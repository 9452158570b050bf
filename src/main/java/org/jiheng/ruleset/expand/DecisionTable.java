package org.jiheng.ruleset.expand;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.template.model.DRLOutput;
import org.drools.template.parser.DataListener;
import org.jiheng.http.Message;

/**
 * A decision table in the form of Drools ({@code RuleTable}, then rows of column kinds, patterns, snippets and headings, then one
 * rule a row), as comma-separated text. The package and the import are added; a cell that ends in {@code ...} is merged with those
 * beside it.
 */
public final class DecisionTable {
    private static final int MOST_ROWS = 2000;
    private static final int MOST_COLUMNS = 50;
    private static final String MERGED = "...";
    /** The renderer writes this above every rule. */
    private static final Pattern PLACE = Pattern.compile("\\s*// rule values at [A-Z]+(\\d+),.*");

    private DecisionTable() {}

    /**
     * Expands a table.
     *
     * @param packageName that the rules belong to
     * @param imported what they may name
     */
    public static Expansion expand(String csv, String packageName, String imported) {
        DefaultRuleSheetListener listener = new DefaultRuleSheetListener(false, false);
        try {
            List<CSVRecord> rows =
                    CSVFormat.DEFAULT.parse(new StringReader(csv)).getRecords();
            if (rows.size() > MOST_ROWS || rows.stream().anyMatch(r -> r.size() > MOST_COLUMNS)) {
                return failed(
                        "表格最多 " + MOST_ROWS + " 行、" + MOST_COLUMNS + " 列。",
                        "A table has at most " + MOST_ROWS + " rows and " + MOST_COLUMNS + " columns.");
            }
            listener.startSheet("");
            for (CSVRecord row : rows) {
                feed(listener, (int) row.getRecordNumber() - 1, row.values());
            }
            listener.finishSheet();
            DRLOutput output = new DRLOutput();
            listener.getRuleSet().renderDRL(output);
            return expansion("package " + packageName + ";\nimport " + imported + ";\n" + output.getDRL());
        } catch (IOException | RuntimeException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            return failed("决策表无法读取：" + reason, "The decision table cannot be read: " + reason);
        }
    }

    private static void feed(DataListener listener, int row, String... cells) {
        listener.newRow(row, cells.length);
        int merged = DataListener.NON_MERGED;
        for (int column = 0; column < cells.length; column++) {
            String text = cells[column].strip();
            boolean continues = text.endsWith(MERGED);
            if (!continues) {
                merged = DataListener.NON_MERGED;
            } else if (merged == DataListener.NON_MERGED) {
                merged = column;
            }
            String shown = continues ? text.substring(0, text.length() - MERGED.length()) : text;
            listener.newCell(row, column, shown, merged);
        }
    }

    private static Expansion expansion(String drl) {
        List<String> lines = drl.lines().toList();
        int[] rows = new int[lines.size() + 2];
        int row = 1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher place = PLACE.matcher(lines.get(i));
            row = place.matches() ? Integer.parseInt(place.group(1)) : row;
            rows[i + 1] = row;
        }
        Arrays.fill(rows, lines.size() + 1, rows.length, row);
        return new Expansion(drl, line -> rows[Math.max(1, Math.min(line, rows.length - 1))], List.of());
    }

    private static Expansion failed(String zh, String en) {
        return Expansion.failed(new Expansion.Error("table-unreadable", null, new Message(zh, en)));
    }
}
