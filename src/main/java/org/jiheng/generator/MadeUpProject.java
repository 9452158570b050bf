package org.jiheng.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.actual.Actuals;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.DeclarationRows;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.SubmissionState;
import org.jiheng.http.ProblemException;
import org.jiheng.http.Time;
import org.jiheng.scoring.EvaluationRows;

/**
 * One project of a made-up year with everything that is stored of it.
 *
 * @param posts the oldest first; empty where nothing was posted yet
 * @param refused whether the rules refused what would have been posted
 */
record MadeUpProject(DeclarationRows.OfNew declared, List<EvaluationRows.OfPost> posts, boolean refused) {
    /** Stands where people's names do. */
    static final String AUTHOR = "generator";

    private static final int NOT_POSTED = 28;
    private static final int POSTED_TWICE = 40;
    private static final int SECONDS_OF_A_WORKING_DAY = 9 * 3600;

    /** Makes it; the same plan and place make the same, as long as the same rules are live. */
    static MadeUpProject of(YearPlan plan, int place, DeclarationRows declarations, EvaluationRows evaluations) {
        Dice dice = new Dice(plan.seed(), place);
        DeclarationRows.OfNew declared = declare(plan, place, declarations, dice);
        List<EvaluationRows.OfPost> posts = new ArrayList<>();
        if (dice.chance(NOT_POSTED)) {
            return new MadeUpProject(declared, posts, false);
        }
        MadeUpActuals.Course course = MadeUpActuals.Course.values()[dice.weighted(740, 180, 35, 45)];
        // Year end is in winter, and most is posted in March.
        LocalDate postedOn =
                LocalDate.of(plan.year() + 1, 1, 6).plusDays((dice.between(0, 110) + dice.between(0, 110)) / 2);
        Project project = declared.project();
        Declaration declaration = declared.declaration();
        try {
            int times = dice.chance(POSTED_TWICE) ? 2 : 1;
            for (int i = 0; i < times; i++) {
                Actuals actuals =
                        new MadeUpActuals(dice, course).post(declaration.annualRequest(), declaration.indicators());
                posts.add(
                        evaluations.ofPost(project, declaration, actuals, AUTHOR, at(postedOn.plusDays(7L * i), dice)));
            }
        } catch (ProblemException byTheRules) {
            // What it would have changed of the project is not kept either.
            Dice again = new Dice(plan.seed(), place);
            return new MadeUpProject(declare(plan, place, declarations, again), List.of(), true);
        }
        move(project, postedOn.plusDays(8), dice);
        return new MadeUpProject(declared, posts, false);
    }

    private static DeclarationRows.OfNew declare(YearPlan plan, int place, DeclarationRows declarations, Dice dice) {
        LocalDate on = LocalDate.of(plan.year(), 1, 4).plusDays(dice.between(0, 70));
        Instant at = at(on, dice);
        return declarations.ofNew(new MadeUpDeclaration(plan, place, dice).declare(), "sample", AUTHOR, at);
    }

    private static void move(Project project, LocalDate after, Dice dice) {
        boolean provisional = "provisional".equals(project.status);
        switch (dice.weighted(150, 190, provisional ? 150 : 620, 40)) {
            case 1 -> project.move(SubmissionState.SUBMITTED, AUTHOR, at(after, dice), null);
            case 2 ->
                project.move(
                        SubmissionState.CONFIRMED,
                        AUTHOR,
                        at(after.plusDays(dice.between(1, 20)), dice),
                        provisional ? dice.one(Words.CONFIRMED_OPEN) : null);
            case 3 ->
                project.move(
                        SubmissionState.RETURNED,
                        AUTHOR,
                        at(after.plusDays(dice.between(1, 20)), dice),
                        dice.one(Words.RETURNED));
            default -> {
                // Still a draft, as the post left it.
            }
        }
    }

    private static Instant at(LocalDate day, Dice dice) {
        return day.atTime(9, 0)
                .atZone(Time.ZONE)
                .plusSeconds(dice.between(0, SECONDS_OF_A_WORKING_DAY))
                .toInstant();
    }
}
