package org.jiheng.scoring;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.Actuals;
import org.jiheng.actual.Units;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.DeclaredIndicator;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.Target;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemException.Place;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Violations;
import org.jiheng.scoring.sheet.ActualsSheet;

/** Takes actual outcomes from filled templates: tries every sheet first, then stores all, or those that are right. */
@ApplicationScoped
public class ActualsImport {
    private static final Pattern PLACE = Pattern.compile("/?items[/\\[](\\d+)]?(?:[/.](\\w+))?.*");

    private final Declarations declarations;
    private final ActualsService service;
    private final Validator validator;

    ActualsImport(Declarations declarations, ActualsService service, Validator validator) {
        this.declarations = declarations;
        this.service = service;
        this.validator = validator;
    }

    /** A sheet after it was tried. @param before what its project had come to until then, null where none is known */
    record Tried(
            ActualsSheet sheet,
            Project project,
            ActualsReport.Standing before,
            Actuals actuals,
            ActualsService.Posted posted,
            List<Place> errors,
            List<Finding> findings) {
        ActualsReport.Outcome outcome() {
            return sheet.projectId() == null
                    ? ActualsReport.Outcome.UNKNOWN
                    : !errors.isEmpty()
                            ? ActualsReport.Outcome.REFUSED
                            : actuals == null ? ActualsReport.Outcome.BLANK : ActualsReport.Outcome.STORED;
        }
    }

    /** Carries what was tried out of its transaction, which is rolled back by it. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Tried tried;

        NotKept(Tried tried) {
            super(null, null, false, false);
            this.tried = tried;
        }
    }

    /** Posts every sheet in a transaction that is rolled back. */
    List<Tried> attempt(List<ActualsSheet> sheets, String author) {
        Map<String, String> seen = new HashMap<>();
        List<Tried> tried = new ArrayList<>();
        for (ActualsSheet sheet : sheets) {
            String earlier = sheet.projectId() == null ? null : seen.putIfAbsent(sheet.projectId(), sheet.sheet());
            tried.add(
                    earlier == null
                            ? attempt(sheet, author)
                            : new Tried(
                                    sheet,
                                    null,
                                    null,
                                    null,
                                    null,
                                    List.of(new Place(
                                            sheet.sheet(),
                                            new Message(
                                                    "与工作表「" + earlier + "」是同一项目；请只留一个。",
                                                    "The sheet \"" + earlier
                                                            + "\" is of the same project; keep one."))),
                                    sheet.findings()));
        }
        return tried;
    }

    private Tried attempt(ActualsSheet sheet, String author) {
        List<Finding> findings = new ArrayList<>(sheet.findings());
        List<Place> errors = new ArrayList<>(sheet.errors());
        if (sheet.projectId() == null) {
            return new Tried(sheet, null, null, null, null, errors, findings);
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Project project = declarations.project(sheet.projectId());
                ActualsReport.Standing before = ActualsReport.Standing.of(project);
                if (sheet.actuals() == null) {
                    throw new NotKept(new Tried(sheet, project, before, null, null, errors, findings));
                }
                Actuals actuals = sorted(sheet, declarations.current(project), findings);
                for (ConstraintViolation<Actuals> violation : validator.validate(actuals)) {
                    String path = violation.getPropertyPath().toString();
                    errors.add(new Place(where(sheet, path), Violations.of(violation)));
                }
                if (!errors.isEmpty()) {
                    throw new NotKept(new Tried(sheet, project, before, actuals, null, errors, findings));
                }
                ActualsService.Posted posted = service.post(project.id, actuals, author);
                throw new NotKept(new Tried(sheet, project, before, actuals, posted, errors, findings));
            });
        } catch (NotKept result) {
            return result.tried;
        } catch (ProblemException refused) {
            List<Place> places =
                    refused.places().isEmpty() ? List.of(new Place("", refused.detail())) : refused.places();
            places.forEach(p -> errors.add(new Place(where(sheet, p.pointer()), p.message())));
            return new Tried(sheet, null, null, null, null, errors, findings);
        }
        throw new IllegalStateException("an attempt always ends by an exception");
    }

    /** Where in the file a pointer into the actuals leads. */
    private static String where(ActualsSheet sheet, String pointer) {
        Matcher place = PLACE.matcher(pointer);
        if (!place.matches()
                || Integer.parseInt(place.group(1)) >= sheet.places().size()) {
            return sheet.sheet();
        }
        Map<String, String> cells = sheet.places().get(Integer.parseInt(place.group(1)));
        return cells.getOrDefault(place.group(2) == null ? "" : place.group(2), cells.get(""));
    }

    /** Items as the API takes them: the unit only where it is another than declared, dates as dates. */
    private static Actuals sorted(ActualsSheet sheet, Declaration declaration, List<Finding> findings) {
        Map<String, Target> targets = new HashMap<>();
        for (DeclaredIndicator indicator : declaration.indicators()) {
            targets.put(indicator.id(), indicator.target());
            targets.putIfAbsent(indicator.name(), indicator.target());
        }
        List<ActualItem> items = new ArrayList<>();
        for (int i = 0; i < sheet.actuals().items().size(); i++) {
            ActualItem item = sheet.actuals().items().get(i);
            Target target = targets.get(item.indicator());
            items.add(
                    target == null ? item : sorted(item, target, sheet.places().get(i), findings));
        }
        Actuals posted = sheet.actuals();
        return new Actuals(posted.executedAmount(), posted.adjustedBudget(), posted.executionReason(), items, null);
    }

    private static ActualItem sorted(
            ActualItem item, Target target, Map<String, String> where, List<Finding> findings) {
        boolean sameUnit = Units.same(item.unit(), target.unit());
        String text = item.text();
        BigDecimal value = item.value();
        boolean inWords = target.kind() != TargetKind.QUANTITATIVE && target.kind() != TargetKind.RANGE;
        if (value != null && inWords) {
            text = value.toPlainString();
            if (target.kind() == TargetKind.DEADLINE && isDay(value)) {
                LocalDate day = DateUtil.getLocalDateTime(value.doubleValue()).toLocalDate();
                text = day.toString();
                findings.add(new Finding(
                        Severity.INFO,
                        "date-as-number",
                        new Message(
                                value.toPlainString() + " 是日期的序号，读作 " + day + "。",
                                value.toPlainString() + " is the serial number of a date and was read as " + day + "."),
                        where.get("value")));
            }
            value = null;
        }
        return new ActualItem(
                item.indicator(),
                null,
                null,
                value,
                inWords || sameUnit ? null : item.unit(),
                text,
                item.attainment(),
                item.percent(),
                null,
                item.deviationReason(),
                item.evidence(),
                null);
    }

    /** Serial numbers of the years 1990 to 2099, which no outcome of a deadline is by chance. */
    private static boolean isDay(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(32_874)) >= 0
                && value.compareTo(BigDecimal.valueOf(73_050)) <= 0;
    }

    /** Stores what was found to be right, in the transaction at hand. */
    @Transactional
    ActualsReport store(List<Tried> tried, String author, List<Finding> ofFile, Language language) {
        Map<Tried, ActualsService.Posted> posted = new HashMap<>();
        // In the order of ids, so that two imports of the same projects wait for each other instead of deadlocking.
        tried.stream()
                .filter(t -> t.outcome() == ActualsReport.Outcome.STORED)
                .sorted(Comparator.comparing(t -> t.sheet().projectId()))
                .forEach(t -> posted.put(t, service.post(t.sheet().projectId(), t.actuals(), author)));
        return ActualsReport.of(tried, posted, ofFile, language);
    }

    /** What storing would do. */
    ActualsReport preview(List<Tried> tried, List<Finding> ofFile, Language language) {
        return ActualsReport.of(tried, Map.of(), ofFile, language);
    }

    /** @throws ProblemException 422 with every cell that is wrong, where there is one */
    static void requireAllRight(List<Tried> tried) {
        List<Place> errors =
                tried.stream().flatMap(t -> t.errors().stream()).limit(500).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_ACTUAL,
                    new Message(
                            "文件中有 " + errors.size() + " 处错误，没有保存任何内容；改正后重新上传，或只保存没有错误的项目。",
                            "The file has " + errors.size()
                                    + " errors and nothing was stored; correct them and upload it again, or store only the projects without errors."),
                    errors);
        }
    }
}
