package org.jiheng.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * Who awarded what in one evaluation. The engine tells it which rule is firing; verbs record through it, so that a rule neither
 * names itself nor can speak for another. Rule text cannot reach it.
 */
public final class Ledger {
    /** Of one fact; they go into every evaluation. */
    private static final int MOST_NOTES = 50;

    private String firing;
    /** Taken off the total by rules that looked at one row. */
    private final List<Scorecard.Adjustment> ofRows = new ArrayList<>(0);

    /** What was recorded for one fact. */
    public static final class Entry {
        private final Ledger ledger;
        private Award award;
        private String rival;
        private List<Note> notes = List.of();

        private Entry(Ledger ledger) {
            this.ledger = ledger;
        }

        /** What the fact was awarded, null when no rule did. */
        public Award award() {
            return award;
        }

        /** A second rule that awarded the same fact, null when there is none. */
        public String rival() {
            return rival;
        }

        /** What rules said beside, in the order they fired. */
        public List<Note> notes() {
            return notes;
        }

        void award(Award given) {
            if (award == null) {
                award = given;
            } else if (rival == null) {
                rival = given.rule();
            }
        }

        void note(Note.Kind kind, String zh, String en) {
            if (notes.size() >= MOST_NOTES) {
                throw new IllegalStateException("rules leave at most " + MOST_NOTES + " remarks on a fact");
            }
            if (notes.isEmpty()) {
                notes = new ArrayList<>(2);
            }
            notes.add(new Note(kind, rule(), Verbs.text(zh), Verbs.text(en)));
        }

        String rule() {
            return ledger.firing;
        }

        void deduct(double points, String zh, String en) {
            ledger.ofRows.add(new Scorecard.Adjustment(
                    false, Verbs.number(points, 0, 100), rule(), Verbs.text(zh), Verbs.text(en)));
        }
    }

    /** To be told before each consequence. */
    public void firing(String rule) {
        firing = rule;
    }

    /** Name of the rule that fires, or fired last; null before the first. */
    public String firing() {
        return firing;
    }

    Entry open() {
        return new Entry(this);
    }

    public Entry of(Indicator indicator) {
        return indicator.entry;
    }

    public Entry of(Execution execution) {
        return execution.entry;
    }

    public Entry of(WeightPlan plan) {
        return plan.entry;
    }

    public Entry of(Scorecard scorecard) {
        return scorecard.entry;
    }

    public Entry of(Rating rating) {
        return rating.entry;
    }

    /** The weights that a plan came to. */
    public WeightPlan.Weights weights(WeightPlan plan) {
        return plan.weights;
    }

    /** Deductions and caps of the project, in the order they were made. */
    public List<Scorecard.Adjustment> adjustments(Scorecard scorecard) {
        List<Scorecard.Adjustment> all = new ArrayList<>(ofRows);
        all.addAll(scorecard.adjustments);
        return all;
    }

    /** The grade, null when no rule gave one. */
    public String grade(Rating rating) {
        return rating.grade;
    }
}
