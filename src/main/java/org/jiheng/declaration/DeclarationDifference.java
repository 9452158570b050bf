package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a changed form changes of what counts now, as far as people look for it first. Nothing in it means that the change is elsewhere:
 * in goals, dates, points or what the project is filed under.
 *
 * @param annualRequest null where it stays as it is
 * @param added names of new rows
 * @param gone names of rows that the form no longer has
 * @param targets rows with another target
 */
record DeclarationDifference(Amounts annualRequest, List<String> added, List<String> gone, List<Changed> targets) {
    /** In 元, each null where there is none. */
    record Amounts(BigDecimal before, BigDecimal after) {}

    /** A row whose target is another text. */
    record Changed(String name, String before, String after) {}

    static DeclarationDifference of(Declaration before, Declaration after) {
        BigDecimal request = before.annualRequest();
        Map<String, DeclaredIndicator> left = new LinkedHashMap<>();
        before.indicators().forEach(i -> left.put(i.id(), i));
        List<String> added = new ArrayList<>();
        List<Changed> targets = new ArrayList<>();
        for (DeclaredIndicator now : after.indicators()) {
            DeclaredIndicator then = left.remove(now.id());
            if (then == null) {
                added.add(now.name());
            } else if (!then.target().text().equals(now.target().text())) {
                targets.add(new Changed(
                        now.name(), then.target().text(), now.target().text()));
            }
        }
        return new DeclarationDifference(
                Objects.equals(request, after.annualRequest()) ? null : new Amounts(request, after.annualRequest()),
                added,
                left.values().stream().map(DeclaredIndicator::name).toList(),
                targets);
    }
}
