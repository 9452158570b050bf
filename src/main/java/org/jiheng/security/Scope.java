package org.jiheng.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What somebody may see and change: everything, or the projects of some departments and units. What is out of scope does not exist
 * for them.
 *
 * @param limits each has to cover a project; none means everything. The second, where there is one, is that of an access token.
 */
public record Scope(List<Limit> limits) {
    /** Without a limit. */
    public static final Scope EVERYTHING = new Scope(List.of());

    /** Of somebody who is limited, but to nothing that is known. */
    public static final Scope NOTHING = new Scope(List.of(new Limit(List.of(), List.of())));

    private static final int MOST_LIMITS = 2;

    /**
     * A project is covered when its department or its unit is named.
     *
     * @param departments 主管部门, by their declared names
     * @param units 实施单位, by their declared names
     */
    public record Limit(List<String> departments, List<String> units) {
        public Limit {
            departments = List.copyOf(departments);
            units = List.copyOf(units);
        }

        boolean covers(String department, String unit) {
            return department != null && departments.contains(department) || unit != null && units.contains(unit);
        }
    }

    public Scope {
        limits = List.copyOf(limits);
        if (limits.size() > MOST_LIMITS) {
            throw new IllegalArgumentException("at most " + MOST_LIMITS + " limits");
        }
    }

    /** The scope of a user or a token. @param departments null, like units, where not limited */
    static Scope of(List<String> departments, List<String> units) {
        return departments == null && units == null
                ? EVERYTHING
                : new Scope(List.of(new Limit(
                        Objects.requireNonNullElse(departments, List.of()),
                        Objects.requireNonNullElse(units, List.of()))));
    }

    /** What is in this scope and in another one. */
    Scope within(Scope other) {
        List<Limit> both = new ArrayList<>(other.limits());
        both.addAll(limits);
        return new Scope(both);
    }

    public boolean everything() {
        return limits.isEmpty();
    }

    /** @param department null where a project has none, which is then covered by its unit only */
    public boolean covers(String department, String unit) {
        return limits.stream().allMatch(limit -> limit.covers(department, unit));
    }
}
