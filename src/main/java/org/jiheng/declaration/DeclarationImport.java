package org.jiheng.declaration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiheng.declaration.form.FormFile;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.declaration.form.FormUnreadableException;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Reads a file of declared forms and stores all of its projects, or none. */
@ApplicationScoped
public class DeclarationImport {
    private final Declarations declarations;

    DeclarationImport(Declarations declarations) {
        this.declarations = declarations;
    }

    /**
     * What a file says.
     *
     * @param projects in the order of the file; each with year, unit and name, no two the same
     * @param findings what concerns the file as a whole
     * @param lines the file as it was taken apart, for people to compare
     */
    record Read(List<DeclaredProject> projects, List<Finding> findings, List<FormLine> lines) {}

    /**
     * Reads a file.
     *
     * @param contentType as sent, for its charset; may be null
     * @param year for forms that print none; may be null
     * @throws ProblemException 422 when the file is no form, or its projects cannot be told apart
     */
    Read read(byte[] file, String contentType, Integer year) {
        try {
            FormFile form = FormFile.read(file, charset(contentType));
            DeclarationText.DeclaredForms forms = DeclarationText.read(form.lines());
            List<Finding> findings = new ArrayList<>(form.findings());
            findings.addAll(forms.findings());
            List<DeclaredProject> projects =
                    forms.projects().stream().map(p -> withYear(p, year)).toList();
            requireDistinct(projects);
            return new Read(projects, findings, form.lines());
        } catch (FormUnreadableException unreadable) {
            throw unreadable.problem();
        }
    }

    /**
     * What storing would do.
     *
     * @param original whether the report holds the file's own lines, too
     */
    @Transactional
    ImportReport preview(Read read, boolean original, Language language) {
        ImportReport report = ImportReport.of(
                read.projects().stream().map(declarations::preview).toList(), read.findings(), language);
        return original ? report.beside(read.lines()) : report;
    }

    /**
     * Stores every project of the file in the transaction at hand.
     *
     * @param skipLocked whether those that are locked are left as they are; otherwise one of them holds up the whole file
     */
    @Transactional
    ImportReport store(Read read, String author, boolean skipLocked, Language language) {
        // Locked in the order of ids: two imports of the same projects then wait for each other instead of deadlocking.
        Map<DeclaredProject, Declarations.Stored> stored = new HashMap<>();
        read.projects().stream()
                .sorted(Comparator.comparing(p -> Project.idOf(p.year(), p.unit(), p.name())))
                .forEach(p -> stored.put(p, declarations.store(p, "import", author, skipLocked)));
        return ImportReport.of(read.projects().stream().map(stored::get).toList(), read.findings(), language);
    }

    /** Stores the projects of a form that is shipped with the service; such a form can always be read. */
    @Transactional
    public void storeSample(byte[] form, String author) {
        read(form, null, null).projects().forEach(p -> declarations.store(p, "sample", author));
    }

    private static DeclaredProject withYear(DeclaredProject project, Integer year) {
        if (project.year() == null && year == null) {
            throw new ProblemException(
                    ProblemType.UNREADABLE_FORM,
                    "项目「" + project.name() + "」的表中没有年度；请填写年度（接口用参数 year，如 year=2023）。",
                    "The form of project \"" + project.name()
                            + "\" prints no year; give the year (over the API as a parameter, year=2023).");
        }
        if (year != null && project.year() != null && !year.equals(project.year())) {
            throw new ProblemException(
                    ProblemType.UNREADABLE_FORM,
                    "项目「" + project.name() + "」的表上是 " + project.year() + " 年度，参数却是 " + year + "；请核对。",
                    "The form of project \"" + project.name() + "\" says " + project.year() + ", the parameter " + year
                            + "; check which is meant.");
        }
        return project.inYear(project.year() == null ? year : project.year());
    }

    private static void requireDistinct(List<DeclaredProject> projects) {
        Set<String> ids = new HashSet<>();
        for (DeclaredProject project : projects) {
            if (!ids.add(Project.idOf(project.year(), project.unit(), project.name()))) {
                throw new ProblemException(
                        ProblemType.UNREADABLE_FORM,
                        new Message(
                                "文件中有两张表是同一项目「" + project.name() + "」（同年度、同单位）；请只留一张。",
                                "Two forms in the file are of the same project \"" + project.name()
                                        + "\" (same year and unit); keep one."),
                        List.of());
            }
        }
    }

    private static Charset charset(String contentType) {
        if (contentType == null) {
            return null;
        }
        try {
            String name = MediaType.valueOf(contentType).getParameters().get(MediaType.CHARSET_PARAMETER);
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "不认识字符集 " + contentType + "；可用 UTF-8 或 GB18030（GBK）。",
                    "The charset of " + contentType + " is unknown; use UTF-8 or GB18030 (GBK).");
        }
    }
}
