package org.jiheng.ruleset.sandbox;

import java.util.Locale;
import java.util.function.Consumer;
import org.jiheng.ruleset.RuleFinding;

/**
 * What a file of a rule set may be made of: text of bounded size without anything that a reader does not see or that a later
 * stage reads as something else. Asked of a file as written, and again of what a table or phrases expand to.
 */
public final class Characters {
    private static final int MOST_LINES = 5000;
    private static final int LONGEST_LINE = 2000;
    private static final int LONGEST = 512 * 1024;

    private Characters() {}

    /** @return whether nothing was found */
    public static boolean check(String file, String text, Consumer<RuleFinding> findings) {
        if (text.length() > LONGEST) {
            findings.accept(RuleFinding.error(
                    "too-large",
                    file,
                    null,
                    null,
                    "文件超过 " + LONGEST / 1024 + " 千字；请分成几个文件。",
                    "The file has more than " + LONGEST + " characters; make several."));
            return false;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if (!fit(c) || c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                findings.accept(odd(file, line, column, c));
                return false;
            }
            column++;
            if (line > MOST_LINES || column > LONGEST_LINE) {
                findings.accept(RuleFinding.error(
                        "too-large",
                        file,
                        line,
                        null,
                        "文件最多 " + MOST_LINES + " 行，每行最多 " + LONGEST_LINE + " 字。",
                        "A file has at most " + MOST_LINES + " lines of at most " + LONGEST_LINE + " characters."));
                return false;
            }
        }
        return true;
    }

    /** Whether people see the character for what it is. */
    static boolean fit(int c) {
        if (c == '\t') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static RuleFinding odd(String file, int line, int column, int c) {
        String shown = c == '\\' ? "\\u" : String.format(Locale.ROOT, "U+%04X", c);
        return RuleFinding.error(
                "character",
                file,
                line,
                column,
                "这里有不允许的字符 " + shown + "（控制符、看不见的字符或转义）；请删去，直接写文字。",
                "There is a character here that is not allowed, " + shown
                        + " (control, invisible or escape); delete it and write plain text.");
    }
}
