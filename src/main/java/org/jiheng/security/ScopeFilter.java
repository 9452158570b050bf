package org.jiheng.security;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps what is out of the caller's scope out of every query of an entity that has a department and a unit, its reading by id and its
 * counting included. It is on by itself; a query cannot forget it.
 */
public final class ScopeFilter {
    public static final String NAME = "scope";

    /** For a table with the columns {@code department} and {@code unit}. */
    public static final String CONDITION = "(:all1 = true or department in (:departments1) or unit in (:units1))"
            + " and (:all2 = true or department in (:departments2) or unit in (:units2))";

    /** Stands in a list that would be empty; no department or unit has this name. */
    private static final List<String> NONE = List.of("\u0001");

    private ScopeFilter() {}

    private static <T> T limit(int which, T unlimited, Function<Scope.Limit, T> of) {
        Scope scope = Caller.scope();
        return scope.limits().size() > which ? of.apply(scope.limits().get(which)) : unlimited;
    }

    private static List<String> names(List<String> names) {
        return names.isEmpty() ? NONE : names;
    }

    /** Whether the first limit is none. */
    public static final class All1 implements Supplier<Boolean> {
        @Override
        public Boolean get() {
            return limit(0, true, limit -> false);
        }
    }

    /** Whether the second limit is none. */
    public static final class All2 implements Supplier<Boolean> {
        @Override
        public Boolean get() {
            return limit(1, true, limit -> false);
        }
    }

    /** Departments of the first limit. */
    public static final class Departments1 implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            return limit(0, NONE, limit -> names(limit.departments()));
        }
    }

    /** Departments of the second limit. */
    public static final class Departments2 implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            return limit(1, NONE, limit -> names(limit.departments()));
        }
    }

    /** Units of the first limit. */
    public static final class Units1 implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            return limit(0, NONE, limit -> names(limit.units()));
        }
    }

    /** Units of the second limit. */
    public static final class Units2 implements Supplier<List<String>> {
        @Override
        public List<String> get() {
            return limit(1, NONE, limit -> names(limit.units()));
        }
    }
}
