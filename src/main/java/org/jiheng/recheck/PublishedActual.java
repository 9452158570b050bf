package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiheng.actual.ActualItem;
import org.jiheng.actual.ActualReader;
import org.jiheng.actual.ReadActual;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.QuantityText;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.Target;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;

/**
 * What a published table says was reached. More is taken from it than from a post, because nobody is there to be asked: 达成预期指标
 * counts as met, and ≥95% as 95 % where no more than that matters. Both are said in a finding.
 *
 * @param kind how the target compares; in words where only 达成预期指标 is known of a number that cannot be read
 * @param value in the unit of the target, null where there is none
 * @param inTime of a deadline, null where it cannot be told
 * @param attainment of a target in words, null where it cannot be told
 */
record PublishedActual(
        boolean given,
        TargetKind kind,
        BigDecimal value,
        Boolean inTime,
        Attainment attainment,
        List<Finding> findings) {
    /** The words of the ministry's bands (财预〔2020〕10号), as tables shorten them. */
    private static final Pattern MET = Pattern.compile("(?:已?达成|已?达到|已?完成)(?:年度|预期)?(?:绩效)?(?:指标|目标)");

    private static final Pattern PARTLY = Pattern.compile("部分(?:达成|达到|完成|实现)(?:年度|预期)?(?:绩效)?(?:指标|目标)?.{0,12}");
    private static final Pattern UNMET = Pattern.compile("未(?:达成|达到|完成|实现)(?:年度|预期)?(?:绩效)?(?:指标|目标)?.{0,12}");
    /** Smaller than any published digit: a strict target is met by this much. */
    private static final BigDecimal HAIR = new BigDecimal("0.00000001");

    /** Whether a rule can tell points from this. */
    boolean usable() {
        return switch (kind) {
            case QUANTITATIVE, RANGE -> value != null;
            case DEADLINE -> inTime != null;
            case QUALITATIVE -> attainment != null;
            case MISSING, UNREADABLE -> false;
        };
    }

    /**
     * Reads a cell.
     *
     * @param text null where it is blank
     * @param year budget year, null where unknown
     */
    static PublishedActual read(String text, Target target, Integer year) {
        if (text == null) {
            return new PublishedActual(
                    false,
                    target.kind(),
                    null,
                    null,
                    null,
                    List.of(finding("actual-missing", "没有填写实际完成值。", "No actual is given.")));
        }
        String words = text.replaceAll("[\\s\\p{Z}。.]+", "");
        if (MET.matcher(words).matches()) {
            return met(target);
        }
        if (target.kind() == TargetKind.QUALITATIVE && PARTLY.matcher(words).matches()) {
            return inWords(Attainment.PARTLY);
        }
        if (target.kind() == TargetKind.QUALITATIVE && UNMET.matcher(words).matches()) {
            return inWords(Attainment.UNMET);
        }
        ReadActual read = ActualReader.read(
                new ActualItem(text, null, null, null, null, text, null, null, null, null, null, null), target, year);
        List<Finding> findings = new ArrayList<>();
        BigDecimal value = read.value();
        for (Finding finding : read.findings()) {
            Optional<BigDecimal> bound =
                    finding.code().equals("actual-inequality") ? bound(text, target) : Optional.empty();
            if (bound.isPresent()) {
                value = bound.get();
            }
            boolean noNumber = finding.code().equals("actual-unreadable") && target.kind() != TargetKind.DEADLINE;
            findings.add(
                    noNumber
                            ? finding(
                                    "actual-in-words",
                                    "指标值是数值，实际完成值却是文字「" + text + "」。",
                                    "The target is a number, the actual a text: \"" + text + "\".")
                            : finding);
        }
        if (target.kind() == TargetKind.QUALITATIVE && read.attainment() == null) {
            findings.add(new Finding(
                    Severity.INFO,
                    "attainment-unclear",
                    new Message("从「" + text + "」看不出达成程度。", "\"" + text + "\" does not tell the degree of attainment."),
                    null));
        }
        return new PublishedActual(true, target.kind(), value, read.inTime(), read.attainment(), findings);
    }

    private static PublishedActual met(Target target) {
        List<Finding> said = List.of(new Finding(
                Severity.INFO,
                "actual-said-met",
                new Message("只写了达成，没有写完成多少；按达成核对。", "It says attained and not how much; checked as met."),
                null));
        return switch (target.kind()) {
            case QUANTITATIVE -> {
                BigDecimal reached = target.operator() == Operator.MORE_THAN
                        ? target.value().add(HAIR)
                        : target.operator() == Operator.LESS_THAN
                                ? target.value().subtract(HAIR)
                                : target.value();
                yield new PublishedActual(true, target.kind(), reached, null, null, said);
            }
            case RANGE -> new PublishedActual(true, target.kind(), target.value(), null, null, said);
            case DEADLINE -> new PublishedActual(true, target.kind(), null, true, null, said);
            case QUALITATIVE -> inWords(Attainment.MET);
            case MISSING, UNREADABLE ->
                new PublishedActual(true, TargetKind.QUALITATIVE, null, null, Attainment.MET, said);
        };
    }

    private static PublishedActual inWords(Attainment attainment) {
        return new PublishedActual(true, TargetKind.QUALITATIVE, null, null, attainment, List.of());
    }

    /** ≥95% as an outcome of ≥90% is at least 95: its bound earns no more than the outcome did. */
    private static Optional<BigDecimal> bound(String text, Target target) {
        boolean lower = target.operator() == Operator.AT_MOST || target.operator() == Operator.LESS_THAN;
        return QuantityText.read(text)
                .filter(q -> lower == (q.operator() == Operator.AT_MOST || q.operator() == Operator.LESS_THAN))
                .flatMap(q -> {
                    ActualItem item = new ActualItem(
                            text, null, null, q.value(), q.unit(), null, null, null, null, null, null, null);
                    return Optional.ofNullable(
                            ActualReader.read(item, target, null).value());
                });
    }

    private static Finding finding(String code, String zh, String en) {
        return new Finding(Severity.WARNING, code, new Message(zh, en), null);
    }
}
