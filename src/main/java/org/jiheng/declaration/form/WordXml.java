package org.jiheng.declaration.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.util.XMLHelper;
import org.jiheng.declaration.Finding;

/**
 * Paragraphs and table rows of a {@code .docx}. A cell stands in the column of the table's grid where it begins, so that merged cells
 * leave the others in their places; of a cell merged downwards only the first is read. Deleted text of tracked changes is left out.
 */
final class WordXml {
    /** Drawings given a second time for old programs; with tracked changes, where moved text was, and how things looked before. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "Fallback",
            "moveFrom",
            "tcPrChange",
            "trPrChange",
            "tblPrChange",
            "tblGridChange",
            "sectPrChange",
            "pPrChange",
            "rPrChange");

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_CELLS_OF_ROW = 10_000;
    private static final int EVENTS_BETWEEN_LOOKS = 4096;
    private static final int DEEPEST = 8;

    private final XMLStreamReader xml;
    private final FormLines lines = new FormLines();
    private final Deque<Row> rows = new ArrayDeque<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int number;
    private boolean inText;

    private WordXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static FormFile read(OPCPackage parts, List<Finding> findings)
            throws IOException, OpenXML4JException, FormUnreadableException {
        PackagePart document = parts.getPart(parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)
                .getRelationship(0));
        try (InputStream in = document.getInputStream()) {
            XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(new TextGuard(in));
            return new FormFile(new WordXml(xml).lines(), findings);
        } catch (XMLStreamException damaged) {
            throw OfficePackage.damaged(damaged);
        }
    }

    /** A row of a table while it is being read. */
    private static final class Row {
        private long length;
        private final List<FormCell> cells = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private final int number;
        private final String where;
        private int column;
        private int span = 1;
        private boolean continued;

        Row(int number) {
            this.number = number;
            this.where = Integer.toString(number);
        }
    }

    private List<FormLine> lines() throws XMLStreamException, FormUnreadableException {
        int skipped = 0;
        long events = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (++events % EVENTS_BETWEEN_LOOKS == 0) {
                lines.requireTime();
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                boolean skip = skipped > 0 || NOT_SHOWN.contains(xml.getLocalName());
                skipped += skip ? 1 : 0;
                if (!skip) {
                    begin(xml.getLocalName());
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (skipped > 0) {
                    skipped--;
                } else {
                    end(xml.getLocalName());
                }
            } else if (event == XMLStreamReader.CHARACTERS && skipped == 0 && inText) {
                text(xml.getText());
            }
        }
        return lines.lines();
    }

    private void begin(String element) throws FormUnreadableException {
        switch (element) {
            case "t" -> inText = true;
            case "tab", "br", "cr" -> text(element.equals("tab") ? " " : "\n");
            case "tbl" -> {
                if (rows.size() >= DEEPEST) {
                    throw new FormUnreadableException(
                            "文件中的表格嵌套超过 " + DEEPEST + " 层。",
                            "Tables in the file are nested more than " + DEEPEST + " deep.");
                }
            }
            case "tr" -> rows.push(new Row(++number));
            case "gridBefore", "gridSpan" -> grid(element);
            case "vMerge" -> {
                if (!rows.isEmpty()) {
                    rows.peek().continued = !"restart".equals(attribute());
                }
            }
            default -> {
                // Everything else is about looks.
            }
        }
    }

    private void grid(String element) {
        Row row = rows.peek();
        String value = attribute();
        if (row == null || value == null || !value.matches("\\d{1,4}")) {
            return;
        }
        if (element.equals("gridBefore")) {
            row.column += Integer.parseInt(value);
        } else {
            row.span = Math.max(1, Integer.parseInt(value));
        }
    }

    private String attribute() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("val")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private void text(String text) throws FormUnreadableException {
        StringBuilder into = rows.isEmpty() ? paragraph : rows.peek().cell;
        requireShort(into.length() + text.length(), LONGEST_TEXT);
        into.append(text);
    }

    /** What is collected before a line is complete is not counted by the lines. */
    private static void requireShort(long length, long longest) throws FormUnreadableException {
        if (length > longest) {
            throw new FormUnreadableException(
                    "文件中有一个段落、单元格或表格行过长，不像是申报表。", "A paragraph, cell or row of the file is too long for a form.");
        }
    }

    private void end(String element) throws FormUnreadableException {
        switch (element) {
            case "t" -> inText = false;
            case "p" -> {
                if (rows.isEmpty()) {
                    number++;
                    String where = Integer.toString(number);
                    String text = paragraph.toString().strip();
                    List<FormCell> cells = text.isEmpty() ? List.of() : List.of(new FormCell(where, 0, text));
                    lines.add(FormLine.ofCells(number, "", where, cells, false));
                    paragraph.setLength(0);
                } else {
                    rows.peek().cell.append('\n');
                }
            }
            case "tc" -> cell(rows.peek());
            case "tr" -> row(rows.pop());
            default -> {
                // See above.
            }
        }
    }

    private void cell(Row row) throws FormUnreadableException {
        String text = row.cell.toString().strip();
        row.length += text.length();
        requireShort(row.length, LONGEST_TEXT);
        requireShort(row.cells.size(), MOST_CELLS_OF_ROW);
        if (!text.isEmpty() && !row.continued) {
            row.cells.add(new FormCell(row.where, row.column, text));
        }
        row.column += row.span;
        row.span = 1;
        row.continued = false;
        row.cell.setLength(0);
    }

    private void row(Row row) throws FormUnreadableException {
        if (rows.isEmpty()) {
            lines.add(FormLine.ofCells(row.number, "", Integer.toString(row.number), row.cells, true));
        } else {
            // A table within a cell: its text belongs to the cell.
            row.cells.forEach(c -> rows.peek().cell.append(c.text()).append(' '));
        }
    }
}
