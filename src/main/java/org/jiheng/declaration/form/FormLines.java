package org.jiheng.declaration.form;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file while they are being read, up to what is allowed. */
final class FormLines {
    /** Characters; a form of a thousand indicators has a hundredth of it. */
    private static final long MOST_TEXT = 20_000_000;

    private final List<FormLine> lines = new ArrayList<>();
    private long text;

    List<FormLine> lines() {
        return lines;
    }

    /** Takes a line, or nothing where it has no cell. @throws FormUnreadableException when there are too many */
    void add(FormLine line) throws FormUnreadableException {
        if (line.cells().isEmpty()) {
            return;
        }
        text += line.text().length();
        if (lines.size() >= FormFile.MOST_LINES) {
            throw FormFile.tooManyLines();
        }
        if (text > MOST_TEXT) {
            throw new FormUnreadableException(
                    "文件的文字超过 " + MOST_TEXT / 10_000 + " 万字；请分成几个文件导入。",
                    "The file has more than " + MOST_TEXT + " characters; import it in parts.");
        }
        lines.add(line);
    }
}
