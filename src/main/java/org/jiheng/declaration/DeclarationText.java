package org.jiheng.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.http.Message;

/** Reads declared forms (财政项目支出绩效目标申报表) from tab-separated text, however far their cells have slipped. */
public final class DeclarationText {
    private static final Pattern TITLE = Pattern.compile(".{0,30}绩效目标(?:申报)?表");
    private static final Pattern YEAR = Pattern.compile("[(（]?(\\d+)年度?[)）]?");
    private static final int MOST_LINES = 200_000;
    private static final int MOST_FORMS = 5_000;

    private DeclarationText() {}

    /**
     * What a text holds.
     *
     * @param projects in the order of the text
     * @param findings what concerns no single project
     */
    public record DeclaredForms(List<DeclaredProject> projects, List<Finding> findings) {}

    /**
     * Reads every form of a text.
     *
     * @throws FormUnreadableException when there is none, or a form is of an impossible year
     */
    public static DeclaredForms read(String text) throws FormUnreadableException {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new FormUnreadableException(
                    "文件超过 " + MOST_LINES + " 行；请分成几个文件导入。",
                    "The file has more than " + MOST_LINES + " lines; import it in parts.");
        }
        List<DeclaredProject> projects = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        FormText form = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<TextCell> cells = TextCell.of(i + 1, line);
            if (cells.isEmpty()) {
                continue;
            }
            if (isTitle(cells)) {
                finish(form, projects);
                form = new FormText(i + 1);
            } else if (form == null) {
                beforeFirstForm(cells, line, findings);
            } else if (!takeYear(form, cells)) {
                form.line(i + 1, line, cells);
            }
        }
        finish(form, projects);
        if (projects.isEmpty()) {
            throw new FormUnreadableException(
                    "文件中没有「财政项目支出绩效目标申报表」；请检查是否选对文件。",
                    "The file holds no form titled 财政项目支出绩效目标申报表; check that it is the right file.");
        }
        return new DeclaredForms(projects, findings);
    }

    private static boolean isTitle(List<TextCell> cells) {
        return cells.size() == 1 && TITLE.matcher(cells.get(0).label()).matches();
    }

    private static boolean takeYear(FormText form, List<TextCell> cells) throws FormUnreadableException {
        Matcher year = YEAR.matcher(cells.get(0).label());
        if (cells.size() > 1 || form.inRows() || !year.matches()) {
            return false;
        }
        String digits = year.group(1);
        int printed = digits.length() == 4 ? Integer.parseInt(digits) : 0;
        if (printed < 1990 || printed > 2099) {
            throw new FormUnreadableException(
                    "第 " + cells.get(0).line() + " 行的年度「" + digits + "」不可能；应为 1990 到 2099。",
                    "The year \"" + digits + "\" on line " + cells.get(0).line()
                            + " cannot be; 1990 to 2099 is accepted.");
        }
        form.year(printed);
        return true;
    }

    private static void beforeFirstForm(List<TextCell> cells, String line, List<Finding> findings) {
        // A heading above the first form is nobody's; a line with cells may be part of a form whose title is lost.
        Severity severity = line.contains("\t") ? Severity.WARNING : Severity.INFO;
        findings.add(unread(severity, cells.get(0).where(), line));
    }

    private static void finish(FormText form, List<DeclaredProject> projects) throws FormUnreadableException {
        if (form == null) {
            return;
        }
        projects.add(form.project());
        if (projects.size() > MOST_FORMS) {
            throw new FormUnreadableException(
                    "文件中超过 " + MOST_FORMS + " 张表；请分成几个文件导入。",
                    "The file holds more than " + MOST_FORMS + " forms; import it in parts.");
        }
    }

    /** A text that was not understood, quoted so that it is not lost. */
    static Finding unread(Severity severity, String where, String text) {
        String plain = text.strip();
        String shown = plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
        return new Finding(
                severity,
                "text-unread",
                new Message("这段文字没有用到：「" + shown + "」。", "This text was not used: \"" + shown + "\"."),
                where);
    }

    /** A label that stands there twice with different values; the first counts. */
    static Finding repeated(TextCell label, TextCell value) {
        return new Finding(
                Severity.WARNING,
                "label-repeated",
                new Message(
                        "「" + label.text() + "」出现两次，内容不同；按前一个，未用「" + value.text() + "」，请核对。",
                        "\"" + label.text() + "\" stands there twice with different values; the first counts, \""
                                + value.text() + "\" was not used; check it."),
                value.where());
    }
}
