package org.jiheng.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table "Who may do what" of the README. */
public final class Rights {
    /** In the order of the table's columns. */
    public static final List<String> ROLES = List.of("auditor", "reviewer", "dashboard", "policy", "approver", "admin");

    private static final Pattern CALL = Pattern.compile("`(\\w+)`");

    private Rights() {}

    /**
     * A row, for one call.
     *
     * @param open whether nobody has to sign in
     * @param trail whether it leaves an entry in the trail
     */
    public record Right(Set<String> roles, boolean open, boolean trail) {}

    /** By operation id. */
    public static Map<String, Right> table() {
        Map<String, Right> table = new LinkedHashMap<>();
        try {
            boolean within = false;
            for (String line : Files.readAllLines(Path.of("README.md"))) {
                within = line.startsWith("## ") ? line.equals("## Who may do what") : within;
                if (within && line.startsWith("| `")) {
                    String[] cells = line.substring(1).split("\\|", -1);
                    Set<String> roles = new HashSet<>();
                    for (int i = 0; i < ROLES.size(); i++) {
                        if (cells[i + 1].strip().equals("yes")) {
                            roles.add(ROLES.get(i));
                        }
                    }
                    Right right = new Right(
                            roles,
                            cells[1].strip().equals("open"),
                            cells[ROLES.size() + 1].strip().equals("yes"));
                    for (String call : calls(cells[0])) {
                        if (table.put(call, right) != null) {
                            throw new IllegalStateException(call + " stands in the table twice");
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }

    private static List<String> calls(String cell) {
        List<String> calls = new ArrayList<>();
        for (Matcher call = CALL.matcher(cell); call.find(); ) {
            calls.add(call.group(1));
        }
        return calls;
    }
}
