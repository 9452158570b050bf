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
 * One pass over the projects of a year, by all processors: those in scope that pass the filters, all together and in groups. With a
 * level as filter or grouping the points are those of the level, and projects without rows in it are left out.
 */
final class Counting {
    private final Selection selection;
    private final Grouping groupBy;
    private final boolean levelAsked;
    private final Tally total;
    private final Map<Key, Tally> groups = new HashMap<>();

    /** The groups again where one name is enough: whoever reads a year keeps each text once. */
    private final Map<String, Tally> byName = new IdentityHashMap<>();

    /** Worked out once for each list of levels: there are few, and whoever reads a year keeps each once. */
    private final Map<List<Level>, int[]> asked = new IdentityHashMap<>();

    private final Map<List<Level>, LevelGroups> levelGroups = new IdentityHashMap<>();

    /** What names a group. @param then by the second grouping, null without; level1 of a level 2, otherwise null */
    record Key(String name, String then, String level1) {}

    /** A group by level. @param places of its levels among those of a project @param tally null where a second grouping decides */
    @SuppressWarnings("ArrayRecordComponent")
    private record LevelGroup(String name, String level1, int[] places, Tally tally) {}

    /**
     * The groups that projects with the same levels are in.
     *
     * @param members these projects, counted once for all their groups; null where a second grouping decides
     */
    private record LevelGroups(List<LevelGroup> groups, Members members) {}

    private Counting(Selection selection, Grouping groupBy) {
        this.selection = selection;
        this.groupBy = groupBy;
        this.levelAsked = selection.byLevel();
        this.total = new Tally(levelAsked);
    }

    /** @param groupBy null for no groups */
    static Counting of(KeptYear year, Selection selection, Grouping groupBy) {
        int parts = year.parts();
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    Counting counting = new Counting(selection, groupBy);
                    year.forEach(part, parts, counting::add);
                    counting.addMembers();
                    return counting;
                })
                // All sums are exact, so it does not matter which parts come together first.
                .reduce(Counting::with)
                .orElseGet(() -> new Counting(selection, groupBy));
    }

    private Counting with(Counting other) {
        total.addAll(other.total);
        other.groups.forEach((key, tally) -> groups.merge(key, tally, (own, more) -> {
            own.addAll(more);
            return own;
        }));
        return this;
    }

    Tally total() {
        return total;
    }

    Map<Key, Tally> groups() {
        return groups;
    }

    /** The groups as they are called so many years later. */
    Map<Key, Tally> groups(int later) {
        Map<Key, Tally> named = new HashMap<>();
        groups.forEach((key, tally) -> named.put(groupBy.later(key, later), tally));
        return named;
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
                groupOf(project, false).add(project);
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
            groupOf(project, false).addWithoutEvaluation();
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
            groupOf(project, true).add(project, weight, score);
        }
    }

    private int[] placesAsked(List<Level> levels) {
        return IntStream.range(0, levels.size())
                .filter(place -> selection.has(levels.get(place)))
                .toArray();
    }

    private void addToLevels(ProjectFigures project) {
        LevelGroups all = levelGroups.computeIfAbsent(project.levels, this::levelGroups);
        if (all.members() != null) {
            all.members().add(project);
        }
        for (LevelGroup group : all.groups()) {
            int weight = project.sum(group.places(), 0);
            int score = project.sum(group.places(), 1);
            if (all.members() != null) {
                group.tally().addPointsOfLevel(project, weight, score);
            } else {
                group(groupBy.key(project, group.name(), group.level1()), true).add(project, weight, score);
            }
        }
    }

    /** Adds the projects that were counted once for several groups to each of them. */
    private void addMembers() {
        for (LevelGroups all : levelGroups.values()) {
            if (all.members() != null) {
                all.groups().forEach(group -> group.tally().addMembers(all.members()));
            }
        }
    }

    /** The groups that a project with these levels is in. */
    private LevelGroups levelGroups(List<Level> levels) {
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
        return new LevelGroups(all, groupBy.second() == null ? new Members() : null);
    }

    /** The group of a project where no level names it. */
    private Tally groupOf(ProjectFigures project, boolean ofLevel) {
        return groupBy.second() == null
                ? byName.computeIfAbsent(
                        groupBy.first().key(project), name -> group(new Key(name, null, null), ofLevel))
                : group(groupBy.key(project, null, null), ofLevel);
    }

    private Tally group(Key key, boolean ofLevel) {
        return groups.computeIfAbsent(key, any -> new Tally(ofLevel));
    }
}
