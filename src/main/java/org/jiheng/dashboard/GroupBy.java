package org.jiheng.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** What the projects of a group have in common. */
enum GroupBy {
    DEPARTMENT(project -> project.department),
    UNIT(project -> project.unit),
    CATEGORY(project -> project.category),
    GRADE(project -> project.grade),
    MONTH(project -> project.month),
    SUBMISSION(project -> project.submission),
    /** A project is in as many groups as it has levels. */
    LEVEL1(null),
    LEVEL2(null);

    private final Function<ProjectFigures, String> key;

    GroupBy(Function<ProjectFigures, String> key) {
        this.key = key;
    }

    /** @throws ProblemException 400 when there is no such grouping */
    static GroupBy of(String name) {
        return Arrays.stream(values())
                .filter(by -> by.json().equals(name))
                .findAny()
                .orElseThrow(() -> {
                    String known = Arrays.stream(values()).map(GroupBy::json).collect(Collectors.joining(", "));
                    return new ProblemException(
                            ProblemType.INVALID_PARAMETER,
                            "groupBy 不能是 " + name + "；可用的有：" + known + "。",
                            "There is no grouping by " + name + "; known are: " + known + ".");
                });
    }

    boolean byLevel() {
        return key == null;
    }

    /** Of a grouping that is not by level. */
    String key(ProjectFigures project) {
        return key.apply(project);
    }

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
