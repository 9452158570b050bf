package org.jiheng.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.FindingView;
import org.jiheng.declaration.Project;
import org.jiheng.http.Language;

/**
 * What became of an imported file of actual outcomes, in the caller's language.
 *
 * @param projects a report for each sheet, in the order of the file
 * @param findings about the file as such
 */
public record ActualsReport(List<SheetReport> projects, List<FindingView> findings, Counts counts) {

    /** What became of a sheet, or would. */
    public enum Outcome {
        STORED,
        REFUSED,
        BLANK,
        UNKNOWN;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is wrong in a cell. */
    public record CellError(String where, String message) {}

    /** What a project has come to. */
    public record Standing(BigDecimal total, String grade, String status) {
        /** Null before the first evaluation. */
        static Standing of(Project project) {
            return project.evaluationId == null ? null : new Standing(project.total, project.grade, project.status);
        }
    }

    /**
     * One sheet.
     *
     * @param before until then, null where there was no evaluation or no project is known
     * @param revision null where nothing was stored; so are total, grade and status of the evaluation
     * @param reasons why the evaluation is provisional
     */
    public record SheetReport(
            String sheet,
            String projectId,
            String name,
            Outcome outcome,
            Standing before,
            Integer revision,
            BigDecimal total,
            String grade,
            String status,
            List<String> reasons,
            List<CellError> errors,
            List<FindingView> findings) {}

    public record Counts(int sheets, int stored, int refused, int blank) {}

    /** @param posted what was stored, by what was tried; empty where nothing was */
    static ActualsReport of(
            List<ActualsImport.Tried> tried,
            Map<ActualsImport.Tried, ActualsService.Posted> posted,
            List<Finding> ofFile,
            Language language) {
        List<SheetReport> sheets = new ArrayList<>();
        int[] counts = new int[Outcome.values().length];
        for (ActualsImport.Tried one : tried) {
            ActualsService.Posted result = posted.getOrDefault(one, one.posted());
            Evaluation evaluation = result == null ? null : result.evaluation();
            counts[one.outcome().ordinal()]++;
            sheets.add(new SheetReport(
                    one.sheet().sheet(),
                    one.sheet().projectId(),
                    one.project() == null ? null : one.project().name,
                    one.outcome(),
                    one.before(),
                    posted.containsKey(one) ? Integer.valueOf(result.revision()) : null,
                    evaluation == null ? null : evaluation.total(),
                    evaluation == null ? null : evaluation.grade(),
                    evaluation == null ? null : evaluation.status().json(),
                    evaluation == null
                            ? List.of()
                            : evaluation.reasons().stream()
                                    .map(r -> language.of(r.message()))
                                    .toList(),
                    one.errors().stream()
                            .map(e -> new CellError(e.pointer(), language.of(e.message())))
                            .toList(),
                    one.findings().stream()
                            .map(f -> FindingView.of(f, language))
                            .toList()));
        }
        return new ActualsReport(
                sheets,
                ofFile.stream().map(f -> FindingView.of(f, language)).toList(),
                new Counts(
                        tried.size(),
                        counts[Outcome.STORED.ordinal()],
                        counts[Outcome.REFUSED.ordinal()],
                        counts[Outcome.BLANK.ordinal()]));
    }
}
