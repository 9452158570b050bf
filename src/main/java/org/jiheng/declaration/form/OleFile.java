package org.jiheng.declaration.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jiheng.declaration.Finding;

/** Files of the old binary formats: {@code .xls} and {@code .doc}. */
final class OleFile {
    private OleFile() {}

    static FormFile read(byte[] file) throws FormUnreadableException {
        try (POIFSFileSystem system = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            DirectoryNode root = system.getRoot();
            if (root.hasEntry("EncryptedPackage") || root.hasEntry("EncryptionInfo")) {
                throw encrypted();
            }
            if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
                return workbook(system);
            }
            if (root.hasEntry("WordDocument")) {
                return WordBinary.read(system);
            }
            throw new FormUnreadableException(
                    "文件不是 .xls 或 .doc；请另存为 .xlsx 或 .docx。", "The file is no .xls or .doc; save it as .xlsx or .docx.");
        } catch (EncryptedDocumentException encrypted) {
            throw encrypted();
        } catch (IOException | RuntimeException damaged) {
            throw OfficePackage.damaged(damaged);
        }
    }

    private static FormUnreadableException encrypted() {
        return new FormUnreadableException(
                "文件有密码保护，无法读取；请去掉密码后上传。", "The file is encrypted; remove its password and upload it again.");
    }

    private static FormFile workbook(POIFSFileSystem system) throws IOException, FormUnreadableException {
        FormLines lines = new FormLines();
        List<Finding> findings = new ArrayList<>();
        try (HSSFWorkbook book = new HSSFWorkbook(system.getRoot(), system, false)) {
            CellFormat format = new CellFormat(book.getInternalWorkbook().isUsing1904DateWindowing());
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                Sheet sheet = book.getSheetAt(i);
                if (book.isSheetHidden(i) || book.isSheetVeryHidden(i)) {
                    findings.add(WorkbookXml.hidden(sheet.getSheetName()));
                    continue;
                }
                for (Row row : sheet) {
                    String where = sheet.getSheetName() + "!" + (row.getRowNum() + 1);
                    lines.add(FormLine.ofCells(
                            row.getRowNum() + 1, sheet.getSheetName(), where, cells(where, row, format), true));
                }
            }
        }
        return new FormFile(lines.lines(), findings);
    }

    private static List<FormCell> cells(String where, Row row, CellFormat format) {
        List<FormCell> cells = new ArrayList<>();
        for (Cell cell : row) {
            String text = text(cell, format).strip();
            if (!text.isEmpty()) {
                cells.add(new FormCell(where, cell.getColumnIndex(), text));
            }
        }
        return cells;
    }

    private static String text(Cell cell, CellFormat format) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                format.formatRawCellContents(
                        cell.getNumericCellValue(),
                        cell.getCellStyle().getDataFormat(),
                        cell.getCellStyle().getDataFormatString(),
                        false);
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }
}
