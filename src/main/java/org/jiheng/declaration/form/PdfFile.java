package org.jiheng.declaration.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;

/** The text of a {@code .pdf} as paragraphs and table rows; tables are told by their ruling lines, else by the gaps between texts. */
final class PdfFile {
    private static final int MOST_PAGES = 3000;

    private final List<PdfPage> pages = new ArrayList<>();
    private final FormLines lines = new FormLines();
    private final List<Finding> findings = new ArrayList<>();
    private final List<FormLine> pending = new ArrayList<>();

    private final PdfWork work = new PdfWork(lines);

    private PdfFile() {}

    static FormFile read(byte[] file) throws FormUnreadableException {
        try (PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            return new PdfFile().read(document);
        } catch (InvalidPasswordException encrypted) {
            throw new FormUnreadableException(
                    "PDF 有密码保护，无法读取；请去掉密码后上传。", "The PDF is encrypted; remove its password and upload it again.");
        } catch (ReadingStopped enough) {
            throw enough.why();
        } catch (IOException | RuntimeException damaged) {
            throw OfficePackage.damaged(damaged);
        }
    }

    private FormFile read(PDDocument document) throws IOException, FormUnreadableException {
        if (document.getNumberOfPages() > MOST_PAGES) {
            throw new FormUnreadableException(
                    "PDF 超过 " + MOST_PAGES + " 页；请分成几个文件导入。",
                    "The PDF has more than " + MOST_PAGES + " pages; import it in parts.");
        }
        for (PDPage page : document.getPages()) {
            lines.requireTime();
            pages.add(PdfPage.read(document, page, pages.size() + 1, work));
        }
        if (pages.stream().allMatch(p -> p.glyphs().isEmpty())) {
            throw new FormUnreadableException(
                    "PDF 中没有文字（可能是扫描件）；请上传可以复制文字的 PDF，或 Word、Excel 文件。",
                    "The PDF holds no text (it may be a scan); upload one that has text, or a Word or Excel file.");
        }
        // One set of columns for all pages, so that a table keeps its columns when it goes on overleaf.
        List<Float> columns = PdfPage.columns(pages);
        for (PdfPage page : pages) {
            List<FormLine> rows = page.lines(columns);
            for (int i = 0; i < rows.size(); i++) {
                take(rows.get(i), page, rows, i);
            }
        }
        for (FormLine line : pending) {
            lines.add(line);
        }
        return new FormFile(lines.lines(), findings);
    }

    /** A row that was cut by the end of a page goes on in the first row of the next. */
    private void take(FormLine line, PdfPage page, List<FormLine> rows, int index) {
        boolean first = index == 0 || index == 1 && isHeader(rows.get(0));
        FormLine before = pending.isEmpty() ? null : lastRow();
        if (page.number() > 1 && first && line.tabular() && before != null && goesOn(before, line)) {
            List<FormCell> cells = new ArrayList<>();
            for (FormCell begun : before.cells()) {
                FormCell rest = at(line, begun.index());
                cells.add(rest == null ? begun : new FormCell(begun.line(), begun.index(), begun.text() + rest.text()));
            }
            pending.set(pending.indexOf(before), FormLine.ofCells(before.number(), "", before.where(), cells, true));
            findings.add(new Finding(
                    Severity.WARNING,
                    "row-continued",
                    new Message(
                            "「" + line.text().replace('\t', ' ') + "」在换页处，接到上一页最后一行之后；请核对。",
                            "\"" + line.text().replace('\t', ' ')
                                    + "\" stands at a page break and was joined to the last row of the page before; check it."),
                    line.where()));
            return;
        }
        pending.add(line);
    }

    /** Whether a row is the rest of another: it adds to cells of that and to no other, and has not both a name and a target. */
    private static boolean goesOn(FormLine before, FormLine line) {
        int filled = before.cells().size();
        if (filled < 2 || line.cells().stream().anyMatch(c -> at(before, c.index()) == null)) {
            return false;
        }
        boolean last = at(line, before.cells().get(filled - 1).index()) != null;
        boolean secondLast = at(line, before.cells().get(filled - 2).index()) != null;
        return !(last && secondLast);
    }

    private static FormCell at(FormLine line, int index) {
        return line.cells().stream().filter(c -> c.index() == index).findFirst().orElse(null);
    }

    private FormLine lastRow() {
        for (int i = pending.size() - 1; i >= 0; i--) {
            if (pending.get(i).tabular() && !isHeader(pending.get(i))) {
                return pending.get(i);
            }
        }
        return null;
    }

    private static boolean isHeader(FormLine line) {
        return line.cells().stream().anyMatch(c -> c.label().equals("一级指标"));
    }
}
