package org.jiheng.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.declaration.form.FormUnreadableException;
import org.jiheng.http.Message;

/** Reads declared forms (财政项目支出绩效目标申报表, 项目支出绩效目标表) from the lines of a file, however far their cells have slipped. */
public final class DeclarationText {
    private static final Pattern TITLE =
            Pattern.compile("(?:.{0,10}?((?:19|20)\\d\\d)年度?)?.{0,30}绩效目标(?:申报)?表(?:\\((\\d+)年度?\\))?");
    private static final Pattern YEAR = Pattern.compile("[(（]?(\\d+)年度?[)）]?");
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
     * Reads every form of a file.
     *
     * @throws FormUnreadableException when there is none, or a form is of an impossible year
     */
    public static DeclaredForms read(List<FormLine> lines) throws FormUnreadableException {
        List<DeclaredProject> projects = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        FormText form = null;
        String part = null;
        for (int i = 0; i < lines.size(); i++) {
            FormLine line = lines.get(i);
            if (!line.part().equals(part)) {
                finish(form, projects);
                part = line.part();
                form = untitled(lines, i, findings);
            }
            if (isTitle(line)) {
                finish(form, projects);
                form = titled(line);
            } else if (form == null) {
                beforeFirstForm(line, findings);
            } else if (!takeYear(form, line)) {
                form.line(line);
            }
        }
        finish(form, projects);
        if (projects.isEmpty()) {
            throw new FormUnreadableException(
                    "文件中没有「财政项目支出绩效目标申报表」或「项目支出绩效目标表」；请检查是否选对文件。",
                    "The file holds no form titled 财政项目支出绩效目标申报表 or 项目支出绩效目标表; check that it is the right file.");
        }
        return new DeclaredForms(projects, findings);
    }

    /** A sheet may hold a form whose title only its tab has. */
    private static FormText untitled(List<FormLine> lines, int first, List<Finding> findings) {
        String part = lines.get(first).part();
        boolean header = false;
        for (int i = first; i < lines.size() && lines.get(i).part().equals(part); i++) {
            if (isTitle(lines.get(i))) {
                return null;
            }
            header |= IndicatorColumns.isHeader(lines.get(i).cells());
        }
        if (part.isEmpty() || !header) {
            return null;
        }
        findings.add(new Finding(
                Severity.INFO,
                "title-missing",
                new Message(
                        "工作表「" + part + "」没有表名，按绩效目标表读取。",
                        "The sheet \"" + part + "\" has no title and was read as a form of declared indicators."),
                lines.get(first).where()));
        return new FormText(lines.get(first));
    }

    private static FormText titled(FormLine line) throws FormUnreadableException {
        FormText form = new FormText(line);
        Matcher title = TITLE.matcher(line.cells().get(0).label());
        if (title.matches()) {
            String digits = title.group(2) == null ? title.group(1) : title.group(2);
            if (digits != null) {
                form.year(year(line, digits));
            }
        }
        return form;
    }

    private static int year(FormLine line, String digits) throws FormUnreadableException {
        int printed = digits.length() == 4 ? Integer.parseInt(digits) : 0;
        if (printed < 1990 || printed > 2099) {
            throw new FormUnreadableException(
                    "第 " + line.where() + " 行的年度「" + digits + "」不可能；应为 1990 到 2099。",
                    "The year \"" + digits + "\" on line " + line.where() + " cannot be; 1990 to 2099 is accepted.");
        }
        return printed;
    }

    private static boolean isTitle(FormLine line) {
        return line.cells().size() == 1
                && TITLE.matcher(line.cells().get(0).label()).matches();
    }

    private static boolean takeYear(FormText form, FormLine line) throws FormUnreadableException {
        Matcher year = YEAR.matcher(line.cells().get(0).label());
        if (line.cells().size() > 1 || form.inRows() || !year.matches()) {
            return false;
        }
        form.year(year(line, year.group(1)));
        return true;
    }

    private static void beforeFirstForm(FormLine line, List<Finding> findings) {
        // A heading above the first form is nobody's; a line with cells may be part of a form whose title is lost.
        Severity severity = line.tabular() && line.cells().size() > 1 ? Severity.WARNING : Severity.INFO;
        findings.add(unread(severity, line.cells().get(0).where(), line.text()));
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

    /** A row with levels and no indicator. @param level the first of them */
    static Finding levelsAlone(FormLine line, FormCell level) {
        return new Finding(
                Severity.INFO,
                "levels-alone",
                new Message(
                        "这一行只有指标级别，用于以下各行：「" + line.text().strip() + "」。",
                        "This row has levels and no indicator; they apply to the rows below: \""
                                + line.text().strip() + "\"."),
                level.where());
    }

    /** A label that stands there twice with different values; the first counts. */
    static Finding repeated(FormCell label, FormCell value) {
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
