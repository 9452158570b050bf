package org.jiheng.declaration.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.NoValue;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The sheets of an {@code .xlsx}, row by row; formulas as they were last computed, numbers as they are stored. */
final class WorkbookXml {
    private static final long LARGEST_STRINGS = 64L * 1024 * 1024;
    private static final long LARGEST_STYLES = 16L * 1024 * 1024;
    /** What the library writes before the error of a formula. */
    private static final String ERROR = "ERROR:";

    private WorkbookXml() {}

    static FormFile read(OPCPackage parts, List<Finding> findings)
            throws IOException, OpenXML4JException, FormUnreadableException {
        for (PackagePart part : parts.getParts()) {
            if (part.getContentType().contains("sharedStrings")) {
                OfficePackage.requireSmall(part, LARGEST_STRINGS);
            } else if (part.getContentType().contains("styles")
                    || part.getPartName().getName().endsWith("/workbook.xml")) {
                OfficePackage.requireSmall(part, LARGEST_STYLES);
            }
        }
        FormLines lines = new FormLines();
        try {
            XSSFReader reader = new XSSFReader(parts);
            Set<String> hidden = hidden(reader);
            boolean from1904 = from1904(reader);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(parts);
            // Once: it is parsed anew at each asking, and a workbook may have thousands of sheets.
            StylesTable styles = reader.getStylesTable();
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                lines.requireTime();
                try (InputStream sheet = sheets.next()) {
                    String name = sheets.getSheetName();
                    if (hidden.contains(name)) {
                        findings.add(hidden(name));
                        continue;
                    }
                    XMLReader xml = XMLHelper.newXMLReader();
                    xml.setContentHandler(new Cells(styles, strings, new Rows(name, lines), new CellFormat(from1904)));
                    xml.parse(new InputSource(new TextGuard(sheet)));
                }
            }
        } catch (ReadingStopped enough) {
            throw enough.why();
        } catch (SAXException | XMLStreamException | ParserConfigurationException damaged) {
            throw OfficePackage.damaged(damaged);
        }
        return new FormFile(lines.lines(), findings);
    }

    static Finding hidden(String sheet) {
        return new Finding(
                Severity.WARNING,
                "sheet-hidden",
                new Message(
                        "工作表「" + sheet + "」是隐藏的，没有读取；如需导入请取消隐藏。",
                        "The sheet \"" + sheet + "\" is hidden and was not read; unhide it to import it."),
                sheet);
    }

    private static boolean from1904(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    return "1".equals(value) || "true".equals(value);
                }
            }
        }
        return false;
    }

    private static Set<String> hidden(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        Set<String> hidden = new HashSet<>();
        XMLInputFactory factory = XMLHelper.newXMLInputFactory();
        try (InputStream workbook = reader.getWorkbookData()) {
            XMLStreamReader xml = factory.createXMLStreamReader(workbook);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("sheet")
                        && xml.getAttributeValue(null, "state") != null
                        && !xml.getAttributeValue(null, "state").equals("visible")) {
                    hidden.add(xml.getAttributeValue(null, "name"));
                }
            }
        }
        return hidden;
    }

    /** Tells of formulas that no program has computed, too; the library passes them over like cells without anything. */
    private static final class Cells extends XSSFSheetXMLHandler {
        private final Rows rows;
        private String reference;
        private boolean formula;
        /** Whether a result stands there; that of a formula that makes texts may be empty. */
        private boolean value;

        private boolean within;

        Cells(StylesTable styles, ReadOnlySharedStringsTable strings, Rows rows, CellFormat format) {
            super(styles, strings, rows, format, false);
            this.rows = rows;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
            super.startElement(uri, name, qualified, attributes);
            switch (name) {
                case "c" -> {
                    reference = attributes.getValue("r");
                    formula = false;
                    value = "str".equals(attributes.getValue("t"));
                }
                case "f" -> formula = true;
                case "v", "is" -> within = true;
                default -> {}
            }
        }

        @Override
        public void characters(char[] text, int start, int length) throws SAXException {
            super.characters(text, start, length);
            value |= within && length > 0;
        }

        @Override
        public void endElement(String uri, String name, String qualified) throws SAXException {
            super.endElement(uri, name, qualified);
            if (name.equals("v") || name.equals("is")) {
                within = false;
            } else if (name.equals("c") && formula && !value) {
                rows.cell(reference, NoValue.NOT_COMPUTED, null);
            }
        }
    }

    /** Collects the cells of each row. */
    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final String sheet;
        private final FormLines lines;
        private final List<FormCell> cells = new ArrayList<>();
        private String where;

        Rows(String sheet, FormLines lines) {
            this.sheet = sheet;
            this.lines = lines;
        }

        @Override
        public void startRow(int row) {
            cells.clear();
            where = sheet + "!" + (row + 1);
        }

        @Override
        public void cell(String reference, String text, XSSFComment comment) {
            String plain = text == null ? "" : text.strip();
            if (plain.startsWith(ERROR) && NoValue.is(plain.substring(ERROR.length()))) {
                plain = plain.substring(ERROR.length());
            }
            if (!plain.isEmpty() && reference != null) {
                cells.add(new FormCell(where, new CellReference(reference).getCol(), plain));
            }
        }

        @Override
        public void endRow(int row) {
            try {
                lines.add(FormLine.ofCells(row + 1, sheet, where, cells, true));
            } catch (FormUnreadableException tooMuch) {
                throw new ReadingStopped(tooMuch);
            }
        }
    }
}
