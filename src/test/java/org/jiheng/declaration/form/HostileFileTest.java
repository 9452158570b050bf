package org.jiheng.declaration.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm, and files that came to harm: each is refused with what is wrong, soon and without taking the memory. */
@Timeout(60)
class HostileFileTest {
    private static String refusal(byte[] file) {
        FormUnreadableException refused = assertThrows(FormUnreadableException.class, () -> FormFile.read(file, null));
        assertFalse(refused.text().zh().contains("org."), refused.text()::zh);
        return refused.text().zh();
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Row row = book.createSheet("表").createRow(0);
            row.createCell(0).setCellValue("项目支出绩效目标表");
            row.createCell(1).setCellFormula("B1");
            row.createCell(2).setCellFormula("[1]Sheet1!A1");
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** The parts of a zip with one replaced or added. */
    private static byte[] with(byte[] zip, String name, byte[] content) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        parts.put(name, content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void nothing() {
        assertTrue(refusal(new byte[0]).contains("0 字节"));
    }

    @Test
    void aCyclicFormulaAndALinkToAnotherFileAreNotFollowed() throws Exception {
        FormFile read = FormFile.read(workbook(), null);
        assertEquals("项目支出绩效目标表", read.lines().get(0).cells().get(0).text());
    }

    @Test
    void aZipBomb() throws IOException {
        byte[] zeros = new byte[200 * 1024 * 1024];
        Arrays.fill(zeros, (byte) ' ');
        byte[] start = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, zeros, 0, start.length);
        assertTrue(refusal(with(workbook(), "xl/worksheets/sheet1.xml", zeros)).contains("压缩炸弹"));
        assertTrue(refusal(with(workbook(), "xl/sharedStrings.xml", zeros)).matches(".*(?:压缩炸弹|MB).*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "[Content_Types].xml"})
    void entitiesAreNotResolved(String part) throws IOException {
        String xml = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
                <c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>
                """;
        byte[] file = with(workbook(), part, xml.getBytes(StandardCharsets.UTF_8));
        try {
            assertFalse(FormFile.read(file, null).lines().toString().contains("root:"));
        } catch (FormUnreadableException refused) {
            assertTrue(refused.text().zh().contains("损坏") || refused.text().zh().contains("不是"), refused.text()::zh);
        }
    }

    /** Noise, so that it does not look like a bomb: a parser would hold all of it before anybody could object. */
    @Test
    void aTextOfFiftyMegabytes() throws IOException {
        byte[] noise = new byte[50 * 1024 * 1024];
        Random random = new Random(3);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) ('a' + random.nextInt(26));
        }
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheet.write(("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>")
                .getBytes(StandardCharsets.UTF_8));
        sheet.write(noise);
        sheet.write("</t></is></c></row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        assertTrue(refusal(with(workbook(), "xl/worksheets/sheet1.xml", sheet.toByteArray()))
                .contains("1048576"));
    }

    @Test
    void entitiesInAWordDocument() throws IOException {
        byte[] empty;
        try (org.apache.poi.xwpf.usermodel.XWPFDocument document = new org.apache.poi.xwpf.usermodel.XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.write(bytes);
            empty = bytes.toByteArray();
        }
        String laughs =
                "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>";
        byte[] file = with(empty, "word/document.xml", laughs.getBytes(StandardCharsets.UTF_8));
        try {
            assertFalse(FormFile.read(file, null).lines().toString().contains("root:"));
        } catch (FormUnreadableException refused) {
            assertTrue(refused.text().zh().contains("损坏"), refused.text()::zh);
        }
    }

    @Test
    void aSheetOfAMillionRows() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
            Sheet sheet = book.createSheet();
            for (int i = 0; i < 1_000_000; i++) {
                sheet.createRow(i).createCell(0).setCellValue(i);
            }
            book.write(bytes);
        }
        assertTrue(refusal(bytes.toByteArray()).contains("超过 200000 行"));
    }

    @Test
    void encryptedFiles() throws Exception {
        byte[] plain = workbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(plain));
                    var out = encryptor.getDataStream(system)) {
                parts.save(out);
            }
            system.writeFilesystem(bytes);
        }
        assertTrue(refusal(bytes.toByteArray()).contains("密码"));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(pdf);
        }
        assertTrue(refusal(pdf.toByteArray()).contains("密码"));
    }

    @Test
    void aPdfOfPictures() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(10, 10, 100, 100);
                content.fill();
            }
            document.save(bytes);
        }
        assertTrue(refusal(bytes.toByteArray()).contains("扫描件"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls", "docx"})
    void truncatedFiles(String kind) throws Exception {
        byte[] whole = kind.equals("docx")
                ? OfficeForms.word(OfficeFormsTest.projects())
                : OfficeForms.workbook(OfficeFormsTest.projects(), kind.equals("xls"));
        for (int part = 1; part < 10; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * part / 10);
            try {
                FormFile.read(cut, null);
            } catch (FormUnreadableException refused) {
                assertTrue(refused.text().zh().length() < 300, refused.text()::zh);
            }
        }
    }

    /** Bytes turned over at random: a file is read or refused, and nothing else is thrown. */
    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls", "docx"})
    void damagedFiles(String kind) throws Exception {
        byte[] whole = kind.equals("docx")
                ? OfficeForms.word(OfficeFormsTest.projects())
                : OfficeForms.workbook(OfficeFormsTest.projects(), kind.equals("xls"));
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                FormFile.read(damaged, null);
            } catch (FormUnreadableException refused) {
                assertFalse(refused.text().zh().isBlank());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x89504E47, 0xFFD8FFE0, 0x47494638})
    void pictures(int magic) {
        byte[] file = new byte[1000];
        for (int i = 0; i < 4; i++) {
            file[i] = (byte) (magic >>> (24 - 8 * i));
        }
        assertTrue(refusal(file).contains("图片"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "../../etc/passwd", "xl/workbook.xml"})
    void anyOtherZip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(new byte[100]);
        }
        assertTrue(refusal(bytes.toByteArray()).matches(".*(?:不是 .xlsx|损坏).*"));
    }

    @Test
    void macrosAreSaidAndNotRun() throws Exception {
        byte[] file = with(workbook(), "xl/vbaProject.bin", new byte[100]);
        String types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                + "</Types>";
        FormFile read = FormFile.read(with(file, "[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8)), null);
        assertEquals("macros-ignored", read.findings().get(0).code());
        assertEquals(1, read.lines().size());
    }

    @Test
    void cellsAsTheyAreStored() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Row row = book.createSheet("数").createRow(0);
            styled(book, row.createCell(0), 0.956789, "0%");
            styled(book, row.createCell(1), 1234567.891, "#,##0.00");
            styled(book, row.createCell(2), 45260, "yyyy/m/d");
            styled(book, row.createCell(3), 218811681.00, "General");
            styled(book, row.createCell(4), 20, "0\"万元\"");
            styled(book, row.createCell(5), 0.1 + 0.2, "General");
            row.createCell(6).setCellValue(true);
            book.createSheet("隐藏").createRow(0).createCell(0).setCellValue("x");
            book.setSheetHidden(1, true);
            book.write(bytes);
        }
        FormFile read = FormFile.read(bytes.toByteArray(), null);
        assertEquals(
                "95.6789%\t1234567.891\t2023-11-30\t218811681\t20万元\t0.3\tTRUE",
                read.lines().get(0).text());
        assertEquals("sheet-hidden", read.findings().get(0).code());
        assertEquals("数!B1", read.lines().get(0).cells().get(1).where());
    }

    private static void styled(XSSFWorkbook book, Cell cell, double value, String format) {
        cell.setCellValue(value);
        cell.setCellStyle(book.createCellStyle());
        cell.getCellStyle().setDataFormat(book.createDataFormat().getFormat(format));
    }

    /** A PDF in which each form draws the one below it ten times. */
    private static byte[] nested(int levels, String innermost) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFormXObject below = null;
            for (int level = 0; level < levels; level++) {
                PDFormXObject form = new PDFormXObject(document);
                form.setBBox(page.getMediaBox());
                PDResources resources = new PDResources();
                String drawing = innermost;
                if (below != null) {
                    drawing = ("/" + resources.add(below).getName() + " Do ").repeat(10);
                }
                form.setResources(resources);
                try (OutputStream out = form.getStream().createOutputStream()) {
                    out.write(drawing.getBytes(StandardCharsets.US_ASCII));
                }
                below = form;
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(below);
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void aSmallPdfThatDrawsForEver() throws IOException {
        assertTrue(refusal(nested(12, "0 0 m 100 0 l S")).contains("绘图指令过多"));
    }

    @Test
    void aPdfOfLinesOnly() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(new PDRectangle(14_400, 14_400));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(3000, 3000);
                content.showText("Form");
                content.endText();
                for (int i = 0; i < 1000; i++) {
                    content.moveTo(0, i * 10);
                    content.lineTo(10_000, i * 10);
                    content.moveTo(i * 10, 0);
                    content.lineTo(i * 10, 10_000);
                    content.stroke();
                }
            }
            document.save(bytes);
            assertTrue(refusal(bytes.toByteArray()).contains("表格线过多"));
        }
    }

    private static byte[] document(String body) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.write(bytes);
            String xml = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + body + "</w:body></w:document>";
            return with(bytes.toByteArray(), "word/document.xml", xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aParagraphThatNeverEnds() throws IOException {
        Random random = new Random(1);
        StringBuilder body = new StringBuilder("<w:p>");
        for (int i = 0; i < 40; i++) {
            body.append("<w:r><w:t>");
            random.ints(60_000, '一', '鿿').forEach(c -> body.append((char) c));
            body.append("</w:t></w:r>");
        }
        assertTrue(refusal(document(body.append("</w:p>").toString())).contains("过长"));
    }

    @Test
    void movedAndFormerTextIsNotReadTwice() throws Exception {
        FormFile read = FormFile.read(
                document("<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>乙</w:t></w:r>"
                        + "<w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>"
                        + "<w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>"
                        + "</w:tcPrChange></w:tcPr><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc>"
                        + "<w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
                null);
        assertEquals("乙甲", read.lines().get(0).cells().get(0).text());
        assertEquals(
                "[丙, 丁]",
                read.lines().get(1).cells().stream()
                        .map(FormCell::text)
                        .toList()
                        .toString());
        assertEquals(1, read.lines().get(1).cells().get(1).index());
    }

    @Test
    void charactersThatCannotBeStoredAreLeftOut() throws Exception {
        FormFile read = FormFile.read("项目\u0007名称\t甲\u0085乙\t\u0007".getBytes(StandardCharsets.UTF_8), null);
        assertEquals(
                "[项目名称, 甲乙]",
                read.lines().get(0).cells().stream()
                        .map(FormCell::text)
                        .toList()
                        .toString());
    }
}
