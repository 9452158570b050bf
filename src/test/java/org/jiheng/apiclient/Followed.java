package org.jiheng.apiclient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a client has followed with what was made. */
public final class Followed {
    private Followed() {}

    /**
     * What is wrong with what was followed; empty when each evaluation came once, and those of each project in their order.
     *
     * @param made the evaluations of each project, the oldest first
     */
    public static List<String> faults(Map<String, List<String>> made, List<String> followed) {
        List<String> faults = new ArrayList<>();
        Map<String, String> projects = new HashMap<>();
        made.forEach((project, evaluations) -> evaluations.forEach(e -> projects.put(e, project)));
        Map<String, List<String>> byProject = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String evaluation : followed) {
            String project = projects.get(evaluation);
            if (project == null) {
                faults.add(evaluation + " was never made");
            } else if (!seen.add(evaluation)) {
                faults.add(evaluation + " came again");
            } else {
                byProject.computeIfAbsent(project, p -> new ArrayList<>()).add(evaluation);
            }
        }
        made.forEach((project, evaluations) -> {
            List<String> came = byProject.getOrDefault(project, List.of());
            evaluations.stream().filter(e -> !seen.contains(e)).forEach(e -> faults.add(e + " did not come"));
            if (!came.equals(evaluations.stream().filter(seen::contains).toList())) {
                faults.add("Those of " + project + " came in another order than they were made: " + came);
            }
        });
        return faults;
    }
}
