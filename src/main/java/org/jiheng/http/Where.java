package org.jiheng.http;

import java.util.HashMap;
import java.util.Map;

/** The conditions of a query in HQL, as many as were asked for, and the values of their parameters. */
public final class Where {
    private final StringBuilder conditions = new StringBuilder("1 = 1");
    private final Map<String, Object> values = new HashMap<>();

    /** Adds {@code path = value}; nothing where the value is null. */
    public Where equal(String path, Object value) {
        return and(path + " = ?", value);
    }

    /** Adds a condition with one value in the place of its question mark; nothing where the value is null. */
    public Where and(String condition, Object value) {
        if (value != null) {
            String name = "v" + values.size();
            values.put(name, value);
            and(condition.replace("?", ":" + name));
        }
        return this;
    }

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.append(" and (").append(condition).append(')');
        return this;
    }

    /** Names a value that a condition added later refers to. */
    public String name(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    public String conditions() {
        return conditions.toString();
    }

    public Map<String, Object> values() {
        return values;
    }
}
