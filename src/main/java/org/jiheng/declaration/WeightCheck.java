package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.http.Message;

/**
 * Whether the declared points (分值) add up. Projects declare 90 and leave 10 to the execution rate, or declare 100;
 * anything else is reported and never rescaled.
 */
final class WeightCheck {
    private static final BigDecimal WITH_EXECUTION = new BigDecimal("90");
    private static final BigDecimal WITHOUT_EXECUTION = new BigDecimal("100");

    private WeightCheck() {}

    static List<Finding> of(List<DeclaredIndicator> indicators) {
        if (indicators.isEmpty()) {
            return List.of(new Finding(
                    Severity.ERROR,
                    "indicators-missing",
                    new Message("表中没有任何指标；请补充后重新导入。", "The form declares no indicator; add them and import again."),
                    null));
        }
        List<DeclaredIndicator> weighted =
                indicators.stream().filter(i -> i.weight() != null).toList();
        if (weighted.isEmpty()) {
            return List.of(new Finding(
                    Severity.INFO,
                    "weights-undeclared",
                    new Message("表中没有分值，按规则集的权重分配。", "No points are declared; the rule set's weights apply."),
                    null));
        }
        if (weighted.size() < indicators.size()) {
            int without = indicators.size() - weighted.size();
            return List.of(new Finding(
                    Severity.ERROR,
                    "weights-partly-declared",
                    new Message(
                            "有 " + without + " 个指标没有分值，其余有；请补齐，没有分值的指标暂按 0 分计。",
                            without
                                    + " indicators have no points while the others do; add them, those without count 0."),
                    null));
        }
        BigDecimal sum = weighted.stream().map(DeclaredIndicator::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(WITH_EXECUTION) == 0 || sum.compareTo(WITHOUT_EXECUTION) == 0) {
            return List.of();
        }
        String shown = sum.toPlainString();
        return List.of(new Finding(
                Severity.WARNING,
                "weights-total",
                new Message(
                        "指标分值合计 " + shown + "，应为 90（预算执行率另占 10）或 100；按所填分值计分，不作折算。",
                        "The points add up to " + shown
                                + ", not to 90 (10 for the execution rate) or 100; used as declared."),
                null));
    }
}
