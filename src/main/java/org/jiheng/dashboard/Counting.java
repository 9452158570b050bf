package org.jiheng.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One pass over the projects of a year: those in scope that pass the filters, all together and in groups. With a level as filter or
 * grouping the points are those of the level, and projects without points in it are left out.
 */
final class Counting {
    private final Selection selection;
    private final Grouping groupBy;
    private final boolean levelAsked;
    private final Tally total;
    private final Map<Key, Tally> groups = new HashMap<>();

    /** What names a group. @param then by the second grouping, null without; level1 of a level 2, otherwise null */
    record Key(String name, String then, String level1) {}

    private Counting(Selection selection, Grouping groupBy) {
        this.selection = selection;
        this.groupBy = groupBy;
        this.levelAsked = selection.byLevel();
        this.total = new Tally(levelAsked);
    }

    /** @param groupBy null for no groups */
    static Counting of(KeptYear year, Selection selection, Grouping groupBy) {
        Counting counting = new Counting(selection, groupBy);
        year.forEach(counting::add);
        return counting;
    }

    Tally total() {
        return total;
    }

    Map<Key, Tally> groups() {
        return groups;
    }

    /** Empty where no project has the key. */
    Tally group(Key key) {
        Tally group = groups.get(key);
        return group == null ? new Tally(levelAsked || groupBy.byLevel()) : group;
    }

    private void add(ProjectFigures project) {
        if (!selection.has(project)) {
            return;
        }
        if (!project.evaluated()) {
            addUnevaluated(project);
            return;
        }
        if (levelAsked) {
            addPointsOfLevels(project);
        } else {
            total.add(project);
            if (groupBy != null && !groupBy.byLevel()) {
                group(groupBy.key(project, null, null), false).add(project);
            }
        }
        if (groupBy != null && groupBy.byLevel()) {
            addToLevels(project);
        }
    }

    private void addUnevaluated(ProjectFigures project) {
        if (levelAsked) {
            return;
        }
        total.addWithoutEvaluation();
        if (groupBy != null && !groupBy.byLevel()) {
            group(groupBy.key(project, null, null), false).addWithoutEvaluation();
        }
    }

    /** The points of all levels asked for together. */
    private void addPointsOfLevels(ProjectFigures project) {
        int weight = 0;
        int score = 0;
        boolean any = false;
        for (int i = 0; i < project.levels.size(); i++) {
            if (selection.has(project.levels.get(i))) {
                any = true;
                weight += project.points[2 * i];
                score += project.points[2 * i + 1];
            }
        }
        if (any) {
            total.add(project, weight, score);
            if (groupBy != null && !groupBy.byLevel()) {
                group(groupBy.key(project, null, null), true).add(project, weight, score);
            }
        }
    }

    private void addToLevels(ProjectFigures project) {
        for (int i = 0; i < project.levels.size(); i++) {
            ProjectFigures.Level level = project.levels.get(i);
            if (!selection.has(level)) {
                continue;
            }
            if (groupBy.level() == GroupBy.LEVEL2) {
                group(groupBy.key(project, level.level2(), level.level1()), true)
                        .add(project, project.points[2 * i], project.points[2 * i + 1]);
            } else if (firstOfItsLevel1(project, i)) {
                addLevel1(project, level.level1());
            }
        }
    }

    private boolean firstOfItsLevel1(ProjectFigures project, int place) {
        String level1 = project.levels.get(place).level1();
        for (int i = 0; i < place; i++) {
            if (selection.has(project.levels.get(i))
                    && Objects.equals(level1, project.levels.get(i).level1())) {
                return false;
            }
        }
        return true;
    }

    private void addLevel1(ProjectFigures project, String level1) {
        int weight = 0;
        int score = 0;
        for (int i = 0; i < project.levels.size(); i++) {
            ProjectFigures.Level level = project.levels.get(i);
            if (selection.has(level) && Objects.equals(level1, level.level1())) {
                weight += project.points[2 * i];
                score += project.points[2 * i + 1];
            }
        }
        group(groupBy.key(project, level1, null), true).add(project, weight, score);
    }

    private Tally group(Key key, boolean ofLevel) {
        return groups.computeIfAbsent(key, any -> new Tally(ofLevel));
    }
}
