package org.jiheng.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.Award;
import org.jiheng.fact.Note;
import org.jiheng.http.Message;
import org.jiheng.ruleset.RuleRef;
import org.jiheng.ruleset.ScoringOutcome;
import org.jiheng.scoring.sheet.AttainmentWords;

/** Says in both languages why a row has its points: rule, place, clause, inputs, arithmetic. */
final class Explanation {
    private Explanation() {}

    static Message of(EvaluationInput.Row row, ScoringOutcome.Row outcome, RuleRef rule, boolean inFormWords) {
        String target = row.target().text().isEmpty() ? null : row.target().text();
        Message actual = actual(row, inFormWords);
        String zh = "指标值「" + (target == null ? "无" : target) + "」，实际「" + actual.zh() + "」；"
                + outcome.award().zh();
        String en = "target \"" + (target == null ? "none" : target) + "\", actual \"" + actual.en() + "\"; "
                + outcome.award().en();
        return compose(rule, zh, en, outcome, row.reasonGiven());
    }

    static Message of(BigDecimal budget, BigDecimal executed, ScoringOutcome.Row outcome, RuleRef rule) {
        String zh = "预算数 " + (budget == null ? "无" : plain(budget)) + " 元，执行数 " + plain(executed) + " 元；"
                + outcome.award().zh();
        String en = "budget " + (budget == null ? "none" : plain(budget)) + " yuan, executed " + plain(executed)
                + " yuan; " + outcome.award().en();
        return compose(rule, zh, en, outcome, true);
    }

    /** A remark with its rule, for deductions, caps and the grade. */
    static Message of(RuleRef rule, String zh, String en) {
        return new Message(placeZh(rule) + zh + "。", placeEn(rule) + en + ".");
    }

    private static Message compose(
            RuleRef rule, String zh, String en, ScoringOutcome.Row outcome, boolean reasonGiven) {
        StringBuilder chinese = new StringBuilder(placeZh(rule))
                .append(zh)
                .append("：")
                .append(arithmetic(outcome))
                .append("。");
        StringBuilder english = new StringBuilder(placeEn(rule))
                .append(en)
                .append(": ")
                .append(arithmetic(outcome))
                .append(".");
        if (outcome.award().capped()) {
            chinese.append("以分值为限。");
            english.append(" Capped at the weight.");
        }
        if (outcome.rescaled()) {
            chinese.append("同组有不适用的指标，本行分值已按比例重新分配为 ")
                    .append(plain(outcome.weight()))
                    .append("。");
            english.append(" Rows of this group do not apply; this row's weight was rescaled to ")
                    .append(plain(outcome.weight()))
                    .append(".");
        }
        List<Note> notes = outcome.notes();
        for (Note note : notes) {
            if (note.kind() == Note.Kind.REFUSED) {
                // Stands there already, in place of what the row was awarded.
                continue;
            }
            boolean reason = note.kind() == Note.Kind.REASON_REQUIRED || note.kind() == Note.Kind.REASON_ASKED;
            chinese.append(note.zh()).append(reason && reasonGiven ? "（已填写）。" : "。");
            english.append(' ').append(sentence(note.en())).append(reason && reasonGiven ? " (given)." : ".");
        }
        return new Message(chinese.toString(), english.toString());
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String arithmetic(ScoringOutcome.Row outcome) {
        Award award = outcome.award();
        String factor = award.percent() != null
                ? plain(award.percent()) + "%"
                : plain(award.numerator()) + " ÷ " + plain(award.denominator());
        return plain(outcome.weight()) + " × " + factor + " = "
                + outcome.points().toPlainString();
    }

    private static Message actual(EvaluationInput.Row row, boolean inFormWords) {
        Attainment attainment = row.posted() == null ? null : row.posted().attainment();
        String text = asPosted(row);
        if (text != null) {
            return new Message(text, text);
        }
        if (attainment == null) {
            return new Message("无", "none");
        }
        String units = units(row.posted());
        return inFormWords
                ? new Message(
                        AttainmentWords.onForms(attainment) + units, AttainmentWords.inEnglish(attainment) + units)
                : new Message(attainment.json() + units, attainment.json() + units);
    }

    /** The number or the text that was posted; null where there is neither. */
    private static String asPosted(EvaluationInput.Row row) {
        EvaluationInput.Posted posted = row.posted();
        if (posted == null) {
            return null;
        }
        if (posted.value() != null) {
            String unit = posted.unit() == null ? row.target().unit() : posted.unit();
            return plain(posted.value()) + (unit == null ? "" : unit) + units(posted);
        }
        return posted.text();
    }

    /** Both languages read it. */
    private static String units(EvaluationInput.Posted posted) {
        return posted.byUnit() == null ? "" : " (Σ " + posted.byUnit().size() + ")";
    }

    private static String placeZh(RuleRef rule) {
        return "规则「" + rule.name() + "」（" + rule.file() + " 第 " + rule.line() + " 行"
                + (rule.basis() == null ? "" : "，依据：" + rule.basis()) + "）：";
    }

    private static String placeEn(RuleRef rule) {
        return "Rule \"" + rule.name() + "\" (" + rule.file() + ":" + rule.line()
                + (rule.basis() == null ? "" : ", basis: " + rule.basis()) + "): ";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
