package org.jiheng.scoring.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.fact.TargetKind;

/**
 * The workbook in which auditors fill in actual outcomes: a sheet for each project, its declared rows locked, the cells to fill open.
 * Ids stand in a hidden column, so that sheets may be renamed and rows moved.
 */
public final class ActualsTemplate {
    static final String PROJECT = "project:";
    static final String ID = "编号";
    static final String NAME = "三级指标";
    static final String ACTUAL = "实际完成值";
    static final String UNIT = "单位";
    static final String ATTAINMENT = "达成程度";
    static final String PERCENT = "达成比例(%)";
    static final String REASON = "偏差原因及改进措施";
    static final String EVIDENCE = "佐证资料";
    static final String BUDGET = "全年预算数(元)";
    static final String EXECUTED = "全年执行数(元)";
    static final String EXECUTION_REASON = "预算执行差异原因";
    private static final String[] HEADER = {
        ID, "一级指标", "二级指标", NAME, "指标值", ACTUAL, UNIT, ATTAINMENT, PERCENT, REASON, EVIDENCE
    };
    private static final int[] WIDTHS = {4, 12, 18, 36, 20, 18, 10, 12, 12, 40, 30};
    private static final int ACTUAL_COLUMN = 5;
    private static final int ATTAINMENT_COLUMN = 7;
    private static final int PERCENT_COLUMN = 8;

    private final XSSFWorkbook book = new XSSFWorkbook();
    private final CellStyle title = style(true, false);
    private final CellStyle locked = style(false, true);
    private final CellStyle head = style(true, true);
    private final CellStyle open = style(false, true);

    private ActualsTemplate() {
        title.setWrapText(false);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        open.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
        open.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        open.setLocked(false);
    }

    /** @param declarations at least one, in the order of the sheets */
    public static byte[] of(List<Declaration> declarations) {
        ActualsTemplate template = new ActualsTemplate();
        try (XSSFWorkbook book = template.book;
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            declarations.forEach(template::sheet);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private CellStyle style(boolean bold, boolean boxed) {
        CellStyle style = book.createCellStyle();
        Font font = book.createFont();
        font.setBold(bold);
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        if (boxed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private void sheet(Declaration declaration) {
        int number = book.getNumberOfSheets() + 1;
        XSSFSheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(
                number + " " + declaration.declared().name()));
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        sheet.setColumnHidden(0, true);
        Row first = sheet.createRow(0);
        text(first, 0, PROJECT + declaration.projectId(), locked);
        text(
                first,
                1,
                declaration.declared().name() + "（" + declaration.declared().year() + "年度，"
                        + declaration.declared().unit() + "）",
                title);
        text(sheet.createRow(1), 1, "黄色单元格请填写：数值指标填实际完成值；定性指标选达成程度；未达到指标值的写明偏差原因。", title);
        money(
                sheet,
                BUDGET,
                declaration.annualRequest() == null
                        ? "申报：无"
                        : "申报：" + declaration.annualRequest().toPlainString(),
                "有调整时填写调整后预算");
        money(sheet, EXECUTED, "", "必填");
        money(sheet, EXECUTION_REASON, "", "执行数超过预算数时填写");
        Row header = row(sheet);
        for (int i = 0; i < HEADER.length; i++) {
            text(header, i, HEADER[i], head);
        }
        int begin = header.getRowNum() + 1;
        declaration.indicators().forEach(indicator -> indicator(row(sheet), indicator));
        choices(sheet, begin);
        sheet.createFreezePane(0, begin);
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.setRepeatingRows(new CellRangeAddress(header.getRowNum(), header.getRowNum(), -1, -1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private static Row row(XSSFSheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }

    private void money(XSSFSheet sheet, String label, String declared, String hint) {
        Row row = row(sheet);
        text(row, 1, label, locked);
        text(row, 4, declared, locked);
        text(row, ACTUAL_COLUMN, "", open);
        text(row, ACTUAL_COLUMN + 1, hint, title);
    }

    private void indicator(Row row, DeclaredIndicator indicator) {
        TargetKind kind = indicator.target().kind();
        boolean inWords = kind != TargetKind.QUANTITATIVE && kind != TargetKind.RANGE;
        text(row, 0, indicator.id(), locked);
        text(row, 1, indicator.level1(), locked);
        text(row, 2, indicator.level2(), locked);
        text(row, 3, indicator.name(), locked);
        text(row, 4, indicator.target().text(), locked);
        text(row, ACTUAL_COLUMN, "", open);
        text(row, ACTUAL_COLUMN + 1, indicator.target().unit(), locked);
        text(row, ATTAINMENT_COLUMN, "", open);
        text(row, PERCENT_COLUMN, "", inWords ? open : locked);
        text(row, PERCENT_COLUMN + 1, "", open);
        text(row, PERCENT_COLUMN + 2, "", open);
    }

    private void choices(XSSFSheet sheet, int begin) {
        int end = Math.max(begin, sheet.getLastRowNum());
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        XSSFDataValidation choice = (XSSFDataValidation) helper.createValidation(
                helper.createExplicitListConstraint(AttainmentWords.words()),
                new CellRangeAddressList(begin, end, ATTAINMENT_COLUMN, ATTAINMENT_COLUMN));
        choice.setShowErrorBox(true);
        choice.createErrorBox("达成程度", "请从列表中选择：" + String.join("、", AttainmentWords.words()));
        sheet.addValidationData(choice);
    }

    private static void text(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(text);
        }
    }
}
