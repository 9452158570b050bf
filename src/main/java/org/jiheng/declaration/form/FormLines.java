package org.jiheng.declaration.form;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file while they are being read, up to what is allowed. */
final class FormLines {
    /** Characters; a form of a thousand indicators has a hundredth of it. */
    private static final long MOST_TEXT = 20_000_000;

    /** Five thousand forms of 30 rows have three quarters of it. */
    private static final int MOST_CELLS = 1_000_000;

    /** A file of the largest size allowed takes a few seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<FormLine> lines = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long text;
    private int cells;

    List<FormLine> lines() {
        return lines;
    }

    /** @throws FormUnreadableException when the reading has taken longer than any honest file does */
    void requireTime() throws FormUnreadableException {
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            throw new FormUnreadableException(
                    "读取超过 " + LONGEST.toSeconds() + " 秒，已停止；请分成几个文件导入。",
                    "Reading took more than " + LONGEST.toSeconds() + " s and was stopped; import the file in parts.");
        }
    }

    /** Takes a line, or nothing where it has no cell. @throws FormUnreadableException when there are too many */
    void add(FormLine line) throws FormUnreadableException {
        requireTime();
        if (line.cells().isEmpty()) {
            return;
        }
        for (FormCell cell : line.cells()) {
            text += cell.text().length();
        }
        cells += line.cells().size();
        if (lines.size() >= FormFile.MOST_LINES) {
            throw FormFile.tooManyLines();
        }
        if (text > MOST_TEXT || cells > MOST_CELLS) {
            throw new FormUnreadableException(
                    "文件超过 " + MOST_TEXT / 10_000 + " 万字或 " + MOST_CELLS / 10_000 + " 万个单元格；请分成几个文件导入。",
                    "The file has more than " + MOST_TEXT + " characters or " + MOST_CELLS
                            + " cells; import it in parts.");
        }
        lines.add(line);
    }
}
