package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.fact.ScoringType;
import org.jiheng.http.Language;

/** A declared indicator as answered. */
record IndicatorView(
        String id,
        int ordinal,
        String level1,
        String level2,
        String name,
        Target target,
        BigDecimal weight,
        ScoringType scoringType,
        DeclaredRow.Source source,
        List<FindingView> findings) {
    static IndicatorView of(DeclaredIndicator indicator, Language language) {
        return new IndicatorView(
                indicator.id(),
                indicator.ordinal(),
                indicator.level1(),
                indicator.level2(),
                indicator.name(),
                indicator.target(),
                indicator.weight(),
                indicator.scoringType(),
                indicator.source(),
                FindingView.of(indicator.findings(), language));
    }

    static List<IndicatorView> of(Declaration declaration, Language language) {
        return declaration.indicators().stream().map(i -> of(i, language)).toList();
    }
}
