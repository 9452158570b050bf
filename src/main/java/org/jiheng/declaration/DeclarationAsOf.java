package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import org.jiheng.http.Language;

/**
 * One version of a declaration as it counted.
 *
 * @param annualRequest 年度资金申请总额 in 元 as settled, null where there is none
 */
record DeclarationAsOf(
        @JsonUnwrapped DeclarationVersionView made,
        BigDecimal annualRequest,
        String overallGoal,
        String annualGoal,
        List<IndicatorView> indicators,
        List<FindingView> findings) {
    static DeclarationAsOf of(DeclarationVersion version, Declaration declaration, Language language) {
        return new DeclarationAsOf(
                DeclarationVersionView.of(version),
                declaration.annualRequest(),
                declaration.declared().overallGoal(),
                declaration.declared().annualGoal(),
                IndicatorView.of(declaration, language),
                FindingView.of(declaration.findings(), language));
    }
}
