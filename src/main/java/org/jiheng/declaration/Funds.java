package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The money rows of a declaration (项目资金), in 元; each is null where the form leaves it blank.
 *
 * @param total 项目资金总额, of the whole project over all its years
 * @param totalFiscal 其中：财政资金
 * @param totalOther 其他资金 of the whole project
 * @param annual 年度资金申请总额, what the year's execution is measured against
 * @param annualFiscal 其中：当年财政拨款
 * @param carriedOver 上年结转资金
 * @param annualOther 其他资金 of the year
 */
public record Funds(
        BigDecimal total,
        BigDecimal totalFiscal,
        BigDecimal totalOther,
        BigDecimal annual,
        BigDecimal annualFiscal,
        BigDecimal carriedOver,
        BigDecimal annualOther) {
    /** What the parts of the year's request add up to; empty where the form does not say the first of them. */
    Optional<BigDecimal> sumOfParts() {
        return annualFiscal == null
                ? Optional.empty()
                : Stream.of(annualFiscal, carriedOver, annualOther)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add);
    }
}
