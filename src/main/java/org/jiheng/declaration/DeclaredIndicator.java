package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.fact.ScoringType;

/**
 * A level-3 indicator as it counts: as declared, with what was settled since.
 *
 * @param id survives versions of the declaration where the declared levels and name agree
 * @param level1 full word (产出指标), null while it could not be placed
 * @param weight declared points, null where none are
 * @param scoringType 赋分规则, null where none is declared
 * @param source the row as it stands in the form, null for a project declared as JSON
 */
public record DeclaredIndicator(
        String id,
        int ordinal,
        String level1,
        String level2,
        String name,
        Target target,
        BigDecimal weight,
        ScoringType scoringType,
        DeclaredRow.Source source,
        List<SettledFinding> findings) {}
