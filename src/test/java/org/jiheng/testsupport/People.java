package org.jiheng.testsupport;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users of a test's own. */
public final class People {
    /** Of everybody made here. */
    public static final String PASSWORD = "four-unrelated-words-here";

    private People() {}

    /** Adds a user of a new name. @param departments null, like units, for no limit */
    public static String add(String role, List<String> departments, List<String> units) {
        String name = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        Api.as("admin")
                .body("""
                        {"name": "%s", "password": "%s", "roles": ["%s"], "departments": %s, "units": %s}
                        """.formatted(name, PASSWORD, role, json(departments), json(units)))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    private static String json(List<String> names) {
        return names == null
                ? "null"
                : names.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
