package org.jiheng.declaration;

import java.util.regex.Pattern;
import org.jiheng.http.Message;

/** What stands in a cell of a workbook in place of a value: the errors of formulas, as they are shown there. */
public final class NoValue {
    /** In a cell whose formula no program has computed; one that people fill in computes at once, others leave that to it. */
    public static final String NOT_COMPUTED = "#公式未计算";

    private static final Pattern SHOWN = Pattern.compile(
            Pattern.quote(NOT_COMPUTED) + "|#(?:DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)");

    private NoValue() {}

    /** Whether a text is one of them and nothing else. */
    public static boolean is(String text) {
        return SHOWN.matcher(text).matches();
    }

    /** What to tell people about one. */
    public static Message of(String text) {
        return text.equals(NOT_COMPUTED)
                ? new Message(
                        "公式还没有计算结果；请用 Excel 打开并保存后再上传，或直接填写结果。",
                        "The formula has not been computed; open and save the file in a spreadsheet program, or type the result.")
                : new Message(
                        "单元格显示 " + text + "，公式没有结果；请改正公式，或直接填写结果。",
                        "The cell shows " + text + ": its formula has no result; correct it, or type the result.");
    }
}
