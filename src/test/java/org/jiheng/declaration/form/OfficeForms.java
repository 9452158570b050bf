package org.jiheng.declaration.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jiheng.declaration.DeclaredProject;
import org.jiheng.declaration.DeclaredRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Declared forms as people have them: the ministry's layout in Excel and Word, with merged cells, level names written vertically and notes below. */
final class OfficeForms {
    private static final int COLUMNS = 6;

    private OfficeForms() {}

    /** A row of the layout: texts by column; a cell spans the columns up to the next that is not null. */
    private record Line(String[] cells, boolean ofIndicator) {}

    private static List<Line> layout(DeclaredProject project) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("项目名称", project.name(), "项目性质", project.nature(), "项目类别", project.category()));
        lines.add(line("主管部门", project.department(), "实施单位", project.unit(), "", ""));
        lines.add(line("计划开始日期", "2023-01-01", "计划完成日期", "2023-12-31", "", ""));
        lines.add(line(
                "项目资金\n(元)",
                "项目资金总额",
                money(project.funds().total()),
                "年度资金申请总额",
                money(project.funds().annual()),
                ""));
        lines.add(line(
                "",
                "其中：财政资金",
                money(project.funds().totalFiscal()),
                "其中：当年财政拨款",
                money(project.funds().annualFiscal()),
                ""));
        lines.add(line("", "", "", "上年结转资金", money(project.funds().carriedOver()), ""));
        lines.add(line(
                "",
                "其他资金",
                money(project.funds().totalOther()),
                "其他资金",
                money(project.funds().annualOther()),
                ""));
        lines.add(line("项目绩效目标", "项目总目标", null, "年度总体目标", null, null));
        lines.add(line("", "按计划", null, "按计划完成全年工作。\n保证质量。", null, null));
        lines.add(line("绩效指标", "一级指标", "二级指标", "三级指标", null, "年度(/项目)指标值"));
        String level1 = null;
        String level2 = null;
        for (DeclaredRow row : project.rows()) {
            boolean same1 = row.level1().equals(level1);
            boolean same2 = same1 && row.level2() != null && row.level2().equals(level2);
            level1 = row.level1();
            level2 = row.level2();
            String vertical = String.join("\n", level1.split(""));
            lines.add(new Line(
                    new String[] {
                        "",
                        same1 ? "" : vertical,
                        same2 ? "" : level2,
                        row.name(),
                        null,
                        row.target().text()
                    },
                    true));
        }
        return lines;
    }

    private static Line line(String... cells) {
        return new Line(cells, false);
    }

    private static String money(java.math.BigDecimal amount) {
        return amount == null ? "" : String.format("%,.2f", amount);
    }

    /** One sheet for each project, titled. */
    static byte[] workbook(List<DeclaredProject> projects, boolean binary) {
        return workbook(projects, binary, true);
    }

    /** @param ruled whether cells have borders */
    static byte[] workbook(List<DeclaredProject> projects, boolean binary, boolean ruled) {
        try (Workbook book = binary ? new HSSFWorkbook() : new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            CellStyle boxed = book.createCellStyle();
            boxed.setWrapText(true);
            BorderStyle border = ruled ? BorderStyle.THIN : BorderStyle.NONE;
            boxed.setBorderTop(border);
            boxed.setBorderBottom(border);
            boxed.setBorderLeft(border);
            boxed.setBorderRight(border);
            for (DeclaredProject project : projects) {
                Sheet sheet = book.createSheet("表" + (book.getNumberOfSheets() + 1));
                sheet.setFitToPage(true);
                sheet.getPrintSetup().setFitHeight((short) 0);
                for (int c = 0; c < COLUMNS; c++) {
                    sheet.setColumnWidth(c, 18 * 256);
                }
                merged(sheet, "财政项目支出绩效目标申报表");
                merged(sheet, "(" + project.year() + "年度)");
                for (Line line : layout(project)) {
                    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                    for (int c = 0; c < COLUMNS; c++) {
                        String text = c < line.cells().length ? line.cells()[c] : null;
                        row.createCell(c).setCellStyle(boxed);
                        row.setHeightInPoints(line.ofIndicator() ? 80 : 40);
                        if (text != null && !text.isEmpty()) {
                            row.getCell(c).setCellValue(text);
                        }
                        if (text != null && c + 1 < line.cells().length && line.cells()[c + 1] == null) {
                            int last = c + 1;
                            while (last + 1 < line.cells().length && line.cells()[last + 1] == null) {
                                last++;
                            }
                            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), c, last));
                        }
                    }
                }
                merged(sheet, "填表人：张三");
            }
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void merged(Sheet sheet, String text) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        row.createCell(0).setCellValue(text);
        sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, COLUMNS - 1));
    }

    /** One table for each project; levels merged downwards, the header row repeated in the middle as after a page break. */
    static byte[] word(List<DeclaredProject> projects) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (DeclaredProject project : projects) {
                document.createParagraph().createRun().setText("财政项目支出绩效目标申报表");
                document.createParagraph().createRun().setText("（" + project.year() + "年度）");
                List<Line> lines = new ArrayList<>(layout(project));
                int header = 9;
                int again = Math.min(lines.size(), header + 4);
                lines.add(again, lines.get(header));
                XWPFTable table = document.createTable(lines.size(), COLUMNS);
                table.setWidth("100%");
                for (int r = 0; r < lines.size(); r++) {
                    fill(table, r, lines.get(r), r == again + 1);
                }
                document.createParagraph().createRun().setText("填表人：张三      联系电话：00000000");
                document.createParagraph().setPageBreak(true);
            }
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void fill(XWPFTable table, int number, Line line, boolean afterHeader) {
        // From the right, so that removing merged cells leaves the places of the others.
        for (int c = COLUMNS - 1; c >= 0; c--) {
            String text = c < line.cells().length ? line.cells()[c] : null;
            XWPFTableCell cell = table.getRow(number).getCell(c);
            if (text == null) {
                table.getRow(number).removeCell(c);
                XWPFTableCell left = table.getRow(number).getCell(c - 1);
                int span = left.getCTTc().isSetTcPr()
                                && left.getCTTc().getTcPr().isSetGridSpan()
                        ? left.getCTTc().getTcPr().getGridSpan().getVal().intValue()
                        : 1;
                span(left, span + 1 + carried(line, c));
                continue;
            }
            String[] parts = text.split("\n");
            for (int p = 0; p < parts.length; p++) {
                (p == 0 ? cell.getParagraphs().get(0) : cell.addParagraph())
                        .createRun()
                        .setText(parts[p]);
            }
            if (c <= 2 && line.ofIndicator()) {
                (cell.getCTTc().isSetTcPr()
                                ? cell.getCTTc().getTcPr()
                                : cell.getCTTc().addNewTcPr())
                        .addNewVMerge()
                        .setVal(text.isEmpty() && !afterHeader ? STMerge.CONTINUE : STMerge.RESTART);
            }
        }
    }

    /** Columns that were already given to the removed cell. */
    private static int carried(Line line, int column) {
        int more = 0;
        for (int c = column + 1; c < line.cells().length && line.cells()[c] == null; c++) {
            more++;
        }
        return more;
    }

    private static void span(XWPFTableCell cell, int columns) {
        var properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        (properties.isSetGridSpan() ? properties.getGridSpan() : properties.addNewGridSpan())
                .setVal(java.math.BigInteger.valueOf(columns));
    }
}
