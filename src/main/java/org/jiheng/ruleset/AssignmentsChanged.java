package org.jiheng.ruleset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fired in the transaction that changes which rule set scores what; an observer that throws undoes it.
 *
 * @param years in which something changes
 */
public record AssignmentsChanged(Set<Integer> years) {
    private record Choice(int year, String department, String ruleset) {
        static Set<Choice> of(List<RuleSetAssignments.Assigned> all) {
            return all.stream()
                    .map(a -> new Choice(a.year(), a.department(), a.ruleset()))
                    .collect(Collectors.toSet());
        }
    }

    static AssignmentsChanged of(List<RuleSetAssignments.Assigned> before, List<RuleSetAssignments.Assigned> after) {
        Set<Choice> changed = new HashSet<>(Choice.of(before));
        Set<Choice> now = Choice.of(after);
        Set<Choice> added = new HashSet<>(now);
        added.removeAll(changed);
        changed.removeAll(now);
        changed.addAll(added);
        return new AssignmentsChanged(changed.stream().map(Choice::year).collect(Collectors.toSet()));
    }
}
