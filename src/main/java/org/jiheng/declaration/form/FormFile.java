package org.jiheng.declaration.form;

import java.nio.charset.Charset;
import java.util.List;
import org.jiheng.declaration.Finding;

/**
 * A file that somebody filled in, as lines of cells, whatever program wrote it. What it is shows in its first bytes; the name and the
 * type that came with it are not believed.
 *
 * @param lines in the order of the file, those without a cell left out
 * @param findings about the file as such
 */
public record FormFile(List<FormLine> lines, List<Finding> findings) {
    /** More than any real file has; a hostile one is not read to its end. */
    static final int MOST_LINES = 200_000;

    public FormFile {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /**
     * Reads a file: text, {@code .xlsx}, {@code .xls}, {@code .docx}, {@code .doc} or {@code .pdf}.
     *
     * @param charset of text, as the sender named it; null where none was named
     * @throws FormUnreadableException when it is none of these, is damaged or encrypted, or asks for too much
     */
    public static FormFile read(byte[] file, Charset charset) throws FormUnreadableException {
        return switch (FileKind.of(file)) {
            case EMPTY -> throw new FormUnreadableException("文件是空的（0 字节）。", "The file is empty (0 bytes).");
            case TEXT -> text(file, charset);
            case PACKAGE -> OfficePackage.read(file);
            case OLE -> OleFile.read(file);
            case PDF -> PdfFile.read(file);
            case PICTURE ->
                throw new FormUnreadableException(
                        "文件是图片，没有文字；请上传可以复制文字的文件。",
                        "The file is a picture and holds no text; upload one that has text.");
        };
    }

    private static FormFile text(byte[] file, Charset charset) throws FormUnreadableException {
        FormDecoding.DecodedText decoded = FormDecoding.decode(file, charset);
        List<String> lines = decoded.text().lines().toList();
        if (lines.size() > MOST_LINES) {
            throw tooManyLines();
        }
        FormLines read = new FormLines();
        for (int i = 0; i < lines.size(); i++) {
            read.add(FormLine.ofText(i + 1, lines.get(i)));
        }
        return new FormFile(read.lines(), decoded.findings());
    }

    static FormUnreadableException tooManyLines() {
        return new FormUnreadableException(
                "文件超过 " + MOST_LINES + " 行；请分成几个文件导入。",
                "The file has more than " + MOST_LINES + " lines; import it in parts.");
    }
}
