package org.jiheng.ruleset.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.RuleSetContent;
import org.jiheng.ruleset.RuleSets;
import org.jiheng.ruleset.gate.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decision tables and phrases: what they say is checked like any rule, and found again in the file that people edit. */
class ExpansionTest {
    private static Gate.Report edited(String ruleset, String file, String from, String to) {
        RuleSetContent shipped = RuleSets.content(ruleset);
        SortedMap<String, String> files = new TreeMap<>(shipped.files());
        assertTrue(files.get(file).contains(from), () -> file + " has no " + from);
        files.put(file, files.get(file).replace(from, to));
        return RuleSets.gate(new RuleSetContent(ruleset, files));
    }

    private static void assertFound(Gate.Report report, String code, String file, Integer line) {
        assertFalse(report.accepted());
        assertTrue(
                report.findings().stream()
                        .anyMatch(f -> f.isError()
                                && f.code().equals(code)
                                && file.equals(f.file())
                                && (line == null || line.equals(f.line()))),
                () -> report.findings().toString());
    }

    @Test
    void aRuleStandsInItsRow() {
        Gate.Report caps = RuleSets.gate("execution-caps");
        RuleRef cap = caps.compiled().rule("封顶·执行率60–70%");
        assertEquals("caps.csv", cap.file());
        assertEquals(8, cap.line());
        assertEquals("某一体化系统操作手册：执行率60–70%封顶79", cap.basis());
        Gate.Report linear = RuleSets.gate("linear-reverse");
        assertEquals("rating.xlsx", linear.compiled().rule("等级·差").file());
        assertEquals(10, linear.compiled().rule("等级·差").line());
        assertEquals("warnings.dslr", linear.compiled().rule("警示·黄色，没有预算数").file());
        assertEquals(16, linear.compiled().rule("警示·黄色，没有预算数").line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            execution-caps | caps.csv      | executionRate >= $param | 执行率 >= $param  | property-unknown  | 7
            execution-caps | caps.csv      | $s.cap(                 | $s.limit(         | verb-unknown      | 7
            execution-caps | caps.csv      | true,60,70              | true,六十,70      | condition-type    | 8
            execution-caps | caps.csv      | RuleTable 封顶          | 表 封顶           | table-unreadable  |
            execution-caps | caps.csv      | NAME,METADATA           | NAME,NAME         | table-unreadable  |
            linear-reverse | rating.xlsx   | ,80,,                   | ,81,,             | not-scored        |
            linear-reverse | rating.xlsx   | total >= $param         | totals >= $param  | property-unknown  | 7
            linear-reverse | warnings.dslr | - 没有预算数            | - 没有钱          | phrase-unknown    | 19
            linear-reverse | warnings.dsl  | !executionRateKnown     | !executionRateSet | property-unknown  |
            linear-reverse | warnings.dsl  | {n}                     | {n:(a+)+}         | phrase-unknown    |
            """)
    void whatIsWrongIsFoundInTheFileThatPeopleEdit(
            String ruleset, String file, String from, String to, String code, Integer line) {
        String shown = file.endsWith(".dsl") ? "warnings.dslr" : code.equals("not-scored") ? null : file;
        Gate.Report report = edited(ruleset, file, from, to);
        if (shown == null) {
            assertFalse(report.accepted());
            assertTrue(report.findings().stream().map(RuleFinding::code).anyMatch(code::equals));
        } else {
            assertFound(report, code, shown, line);
        }
    }

    private static byte[] changed(Consumer<XSSFSheet> change) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("rules/linear-reverse/rating.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            change.accept(book.getSheetAt(0));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void savingWithoutAChangeIsTheSameText() throws IOException {
        byte[] before = Files.readAllBytes(Path.of("rules/linear-reverse/rating.xlsx"));
        byte[] after = changed(sheet -> sheet.setColumnWidth(0, 9000));
        assertEquals(Spreadsheet.csv(before), Spreadsheet.csv(after));
        String other =
                Spreadsheet.csv(changed(sheet -> sheet.getRow(6).getCell(2).setCellValue(80.1)));
        assertTrue(other.contains(",80.1,"), other);
    }

    @Test
    void whatCannotBeTakenAsItStandsIsRefusedWithItsCell() {
        IOException formula = assertThrows(
                IOException.class,
                () -> Spreadsheet.csv(
                        changed(sheet -> sheet.getRow(6).getCell(2).setCellFormula("40*2"))));
        assertTrue(formula.getMessage().contains("C7"), formula.getMessage());
        IOException second = assertThrows(
                IOException.class,
                () -> Spreadsheet.csv(
                        changed(sheet -> sheet.getWorkbook().createSheet("另一张").createRow(0))));
        assertTrue(second.getMessage().contains("另一张"), second.getMessage());
        assertThrows(IOException.class, () -> Spreadsheet.csv("no workbook".getBytes()));
        assertThrows(IOException.class, () -> Spreadsheet.csv(new byte[0]));
    }
}
