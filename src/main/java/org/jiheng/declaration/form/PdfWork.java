package org.jiheng.declaration.form;

/** What may be done for one PDF. A few lines of drawing instructions can call each other a million times. */
final class PdfWork {
    private static final long MOST_INSTRUCTIONS = 5_000_000;
    private static final int INSTRUCTIONS_BETWEEN_LOOKS = 1024;
    private static final int MOST_GLYPHS_OF_PAGE = 50_000;
    private static final int MOST_BOXES_OF_PAGE = 20_000;

    private final FormLines lines;
    private long instructions;

    PdfWork(FormLines lines) {
        this.lines = lines;
    }

    /** Counts one drawing instruction. @throws ReadingStopped when there were too many, or they took too long */
    void instruction() {
        instructions++;
        if (instructions > MOST_INSTRUCTIONS) {
            throw stopped("PDF 的绘图指令过多，不像是表格。", "The PDF has too many drawing instructions for a form.");
        }
        if (instructions % INSTRUCTIONS_BETWEEN_LOOKS == 0) {
            try {
                lines.requireTime();
            } catch (FormUnreadableException tooLong) {
                throw new ReadingStopped(tooLong);
            }
        }
    }

    /** @throws ReadingStopped where a page has more characters than any form */
    static void requireGlyphs(int glyphs, int page) {
        if (glyphs > MOST_GLYPHS_OF_PAGE) {
            throw stopped(
                    "PDF 第 " + page + " 页的字符过多，不像是表格。",
                    "Page " + page + " of the PDF has too many characters for a form.");
        }
    }

    /** @throws ReadingStopped where the lines of a page make more boxes than any form has */
    static void requireBoxes(long columns, long rows) {
        if (columns * rows > MOST_BOXES_OF_PAGE) {
            throw stopped("PDF 一页中的表格线过多，不像是表格。", "A page of the PDF has too many ruling lines for a form.");
        }
    }

    private static ReadingStopped stopped(String zh, String en) {
        return new ReadingStopped(new FormUnreadableException(zh, en));
    }
}
