package org.jiheng.declaration;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jiheng.declaration.form.FormLine;
import org.jiheng.http.Language;

/**
 * What an import read, and what became of it.
 *
 * @param original the lines of the file, null unless they were asked for
 */
record ImportReport(
        List<ImportedProject> projects,
        List<FindingView> findings,
        Counts counts,
        @JsonInclude(NON_NULL) List<OriginalLine> original) {

    /**
     * A line of the file.
     *
     * @param part the sheet, empty where the file has none
     * @param where as findings name it
     */
    record OriginalLine(String part, String where, List<OriginalCell> cells) {
        static OriginalLine of(FormLine line) {
            List<OriginalCell> cells = line.cells().stream()
                    .map(c -> new OriginalCell(c.index() + 1, c.where(), c.text()))
                    .toList();
            return new OriginalLine(line.part(), line.where(), cells);
        }
    }

    /**
     * A cell that holds something.
     *
     * @param column from 1
     */
    record OriginalCell(int column, String where, String text) {}

    ImportReport beside(List<FormLine> lines) {
        return new ImportReport(
                projects, findings, counts, lines.stream().map(OriginalLine::of).toList());
    }

    record Counts(int projects, int indicators, int findings) {}

    /**
     * Money is in 元.
     *
     * @param difference what a changed form changes, null for others
     * @param lock what keeps it from being stored, null where nothing does
     */
    record ImportedProject(
            String id,
            String name,
            int year,
            String department,
            String unit,
            String nature,
            String category,
            BigDecimal annualRequest,
            BigDecimal totalBudget,
            Status status,
            DeclarationDifference difference,
            Lock lock,
            List<IndicatorView> indicators,
            List<FindingView> findings) {
        static ImportedProject of(Declarations.Stored stored, Language language) {
            Declaration declaration = stored.declaration();
            DeclaredProject declared = declaration.declared();
            return new ImportedProject(
                    declaration.projectId(),
                    declared.name(),
                    declared.year(),
                    declared.department(),
                    declared.unit(),
                    declared.nature(),
                    declared.category(),
                    declaration.annualRequest(),
                    declared.funds().total(),
                    Status.valueOf(stored.outcome().name()),
                    stored.before() == null ? null : DeclarationDifference.of(stored.before(), declaration),
                    stored.lock(),
                    IndicatorView.of(declaration, language),
                    FindingView.of(declaration.findings(), language));
        }

        private int findingCount() {
            return findings.size()
                    + indicators.stream().mapToInt(i -> i.findings().size()).sum();
        }
    }

    enum Status {
        NEW,
        CHANGED,
        UNCHANGED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ImportReport of(List<Declarations.Stored> stored, List<Finding> ofFile, Language language) {
        List<ImportedProject> projects =
                stored.stream().map(s -> ImportedProject.of(s, language)).toList();
        List<FindingView> findings =
                ofFile.stream().map(f -> FindingView.of(f, language)).toList();
        int indicators = projects.stream().mapToInt(p -> p.indicators().size()).sum();
        int found = findings.size()
                + projects.stream().mapToInt(ImportedProject::findingCount).sum();
        return new ImportReport(projects, findings, new Counts(projects.size(), indicators, found), null);
    }
}
