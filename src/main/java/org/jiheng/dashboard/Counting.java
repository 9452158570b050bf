package org.jiheng.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiheng.dashboard.ProjectFigures.Level;

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

    /** Worked out once for each list of levels: there are few, and whoever reads a year keeps each once. */
    private final Map<List<Level>, int[]> asked = new IdentityHashMap<>();

    private final Map<List<Level>, List<LevelGroup>> levelGroups = new IdentityHashMap<>();

    /** What names a group. @param then by the second grouping, null without; level1 of a level 2, otherwise null */
    record Key(String name, String then, String level1) {}

    /** A group by level. @param places of its levels among those of a project @param tally null where a second grouping decides */
    @SuppressWarnings("ArrayRecordComponent")
    private record LevelGroup(String name, String level1, int[] places, Tally tally) {}

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
        int[] places = asked.computeIfAbsent(project.levels, this::placesAsked);
        if (places.length == 0) {
            return;
        }
        int weight = project.sum(places, 0);
        int score = project.sum(places, 1);
        total.add(project, weight, score);
        if (groupBy != null && !groupBy.byLevel()) {
            group(groupBy.key(project, null, null), true).add(project, weight, score);
        }
    }

    private int[] placesAsked(List<Level> levels) {
        return IntStream.range(0, levels.size())
                .filter(place -> selection.has(levels.get(place)))
                .toArray();
    }

    private void addToLevels(ProjectFigures project) {
        for (LevelGroup group : levelGroups.computeIfAbsent(project.levels, this::levelGroups)) {
            Tally tally = group.tally() != null
                    ? group.tally()
                    : group(groupBy.key(project, group.name(), group.level1()), true);
            tally.add(project, project.sum(group.places(), 0), project.sum(group.places(), 1));
        }
    }

    /** The groups that a project with these levels is in. */
    private List<LevelGroup> levelGroups(List<Level> levels) {
        boolean byLevel2 = groupBy.level() == GroupBy.LEVEL2;
        Map<Level, List<Integer>> places = new LinkedHashMap<>();
        for (int place : placesAsked(levels)) {
            Level level = levels.get(place);
            places.computeIfAbsent(byLevel2 ? level : new Level(level.level1(), null), any -> new ArrayList<>())
                    .add(place);
        }
        List<LevelGroup> all = new ArrayList<>();
        places.forEach((level, own) -> {
            String name = byLevel2 ? level.level2() : level.level1();
            String level1 = byLevel2 ? level.level1() : null;
            // With a second grouping the group depends on the project too.
            Tally tally = groupBy.second() == null ? group(new Key(name, null, level1), true) : null;
            all.add(new LevelGroup(
                    name, level1, own.stream().mapToInt(Integer::intValue).toArray(), tally));
        });
        return all;
    }

    private Tally group(Key key, boolean ofLevel) {
        return groups.computeIfAbsent(key, any -> new Tally(ofLevel));
    }
}
