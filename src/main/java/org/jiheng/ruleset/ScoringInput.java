package org.jiheng.ruleset;

import java.util.List;
import org.jiheng.fact.ExecutionInput;
import org.jiheng.fact.IndicatorInput;

/**
 * Everything that rules see of one project.
 *
 * @param indicators in the order of the declaration
 */
public record ScoringInput(List<IndicatorInput> indicators, ExecutionInput execution) {
    public ScoringInput {
        indicators = List.copyOf(indicators);
    }
}
