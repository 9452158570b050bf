package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.SubmissionState;
import org.jiheng.declaration.Target;
import org.jiheng.fact.Attainment;
import org.jiheng.http.Downloads;
import org.jiheng.http.ProblemException;
import org.jiheng.scoring.sheet.AttainmentWords;
import org.jiheng.scoring.sheet.SelfEvaluationDocument;
import org.jiheng.scoring.sheet.SelfEvaluationForm;
import org.jiheng.scoring.sheet.SelfEvaluationWorkbook;

/** Fills in the self-evaluation form (项目支出绩效自评表) from the current evaluation. */
@ApplicationScoped
class SelfEvaluations {
    private final Declarations declarations;
    private final Evaluations evaluations;
    private final ObjectMapper json;
    private final Trail trail;

    SelfEvaluations(Declarations declarations, Evaluations evaluations, ObjectMapper json, Trail trail) {
        this.declarations = declarations;
        this.evaluations = evaluations;
        this.json = json;
        this.trail = trail;
    }

    /** The form of a project. @throws ProblemException 404 where it has no evaluation yet */
    @Transactional
    SelfEvaluationForm ofProject(String projectId) {
        Declaration declaration = declarations.ofProject(projectId);
        SelfEvaluationForm form = form(declaration, evaluations.current(projectId));
        trail.exported("self-evaluation", declarations.project(projectId).subject());
        return form;
    }

    /**
     * The forms of a unit's projects that have an evaluation, by name.
     *
     * @throws ProblemException 404 where none has
     */
    @Transactional
    List<SelfEvaluationForm> ofUnit(int year, String unit) {
        List<SelfEvaluationForm> forms = new ArrayList<>();
        for (Declaration declaration : declarations.ofUnit(year, unit)) {
            Project project = declarations.project(declaration.projectId());
            if (project.evaluationId != null) {
                forms.add(form(declaration, evaluations.current(project.id)));
            }
        }
        if (forms.isEmpty()) {
            throw ProblemException.notFound(
                    "单位「" + unit + "」在 " + year + " 年度还没有评价结果。",
                    "The unit \"" + unit + "\" has no evaluation in " + year + " yet.");
        }
        trail.exported("self-evaluations of " + year, new Subject("unit", unit, null, unit));
        return forms;
    }

    /** The forms as a file. @param format xlsx or docx */
    static Response file(List<SelfEvaluationForm> forms, String of, String format) {
        boolean workbook = format.equals("xlsx");
        byte[] content = workbook ? SelfEvaluationWorkbook.of(forms) : SelfEvaluationDocument.of(forms);
        return Downloads.file(content, of + "-绩效自评表." + format, workbook ? Downloads.WORKBOOK : Downloads.DOCUMENT);
    }

    private SelfEvaluationForm form(Declaration declaration, String document) {
        Evaluation evaluation;
        try {
            evaluation = json.readValue(document, Evaluation.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(
                    "The evaluation of " + declaration.projectId() + " cannot be read", damaged);
        }
        Evaluation.Execution execution = evaluation.execution();
        SubmissionState state = declarations.project(declaration.projectId()).submissionState;
        return SelfEvaluationForm.of(
                declaration,
                new SelfEvaluationForm.Money(
                        declaration.annualRequest(),
                        execution.budget(),
                        execution.executed(),
                        execution.weight(),
                        execution.rate(),
                        execution.score()),
                evaluation.indicators().stream().map(SelfEvaluations::scored).toList(),
                evaluation.total(),
                evaluation.grade(),
                new SelfEvaluationForm.Standing(
                        state == SubmissionState.CONFIRMED, evaluation.reasons().size()));
    }

    private static SelfEvaluationForm.Scored scored(Evaluation.Indicator row) {
        EvaluationInput.Posted actual = row.actual();
        return new SelfEvaluationForm.Scored(
                row.level1(),
                row.level2(),
                row.name(),
                row.target().text().isEmpty()
                        ? row.target().printed()
                        : row.target().text(),
                actual == null ? "" : actual(actual, row.target()),
                row.weight(),
                row.score(),
                actual == null || actual.deviationReason() == null ? "" : actual.deviationReason());
    }

    /** As it would be written by hand: 93%, 2023-11-30, 部分达成年度指标. */
    private static String actual(EvaluationInput.Posted actual, Target target) {
        if (actual.value() != null) {
            String unit = actual.unit() == null ? target.unit() : actual.unit();
            return actual.value().toPlainString() + (unit == null ? "" : unit);
        }
        if (actual.attainment() == null) {
            return actual.text() == null ? "" : actual.text();
        }
        String words = AttainmentWords.onForms(actual.attainment());
        boolean more = actual.text() != null && actual.attainment() != Attainment.MET;
        return more ? words + "：" + actual.text() : words;
    }
}
