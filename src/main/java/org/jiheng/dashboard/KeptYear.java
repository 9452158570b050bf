package org.jiheng.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The figures of all projects of a year as of one position in the order of changes. It never changes; the next one shares with it
 * what stayed the same.
 *
 * <p>The projects of a unit are kept side by side: whoever counts by units goes on with the same few sums for a while, instead of
 * fetching others from memory for each project.
 */
final class KeptYear {
    /** Projects that are kept together, so that a change copies little. */
    private static final int BLOCK = 1024;

    private final long position;
    private final ProjectFigures[][] blocks;
    private final Places places;

    private KeptYear(long position, ProjectFigures[][] blocks, Places places) {
        this.position = position;
        this.blocks = blocks;
        this.places = places;
    }

    /** All projects of a year. */
    static KeptYear of(List<ProjectFigures> projects, long position) {
        Map<String, List<ProjectFigures>> units = new LinkedHashMap<>();
        projects.forEach(project ->
                units.computeIfAbsent(project.unit, unit -> new ArrayList<>()).add(project));
        ProjectFigures[] inOrder = units.values().stream().flatMap(List::stream).toArray(ProjectFigures[]::new);
        return new KeptYear(position, new ProjectFigures[0][], new Places(inOrder))
                .with(Arrays.asList(inOrder), position);
    }

    long position() {
        return position;
    }

    /** As of a later position, with the projects that are new or changed since. Made of the newest only. */
    KeptYear with(List<ProjectFigures> changed, long laterPosition) {
        int[] at =
                changed.stream().mapToInt(project -> places.of(project.number)).toArray();
        int needed = (places.size() + BLOCK - 1) / BLOCK;
        ProjectFigures[][] later = Arrays.copyOf(blocks, needed);
        boolean[] own = new boolean[needed];
        for (int i = 0; i < at.length; i++) {
            int block = at[i] / BLOCK;
            if (!own[block]) {
                own[block] = true;
                later[block] = later[block] == null ? new ProjectFigures[BLOCK] : later[block].clone();
            }
            later[block][at[i] % BLOCK] = changed.get(i);
        }
        return new KeptYear(laterPosition, later, places);
    }

    void forEach(Consumer<ProjectFigures> action) {
        for (ProjectFigures[] block : blocks) {
            for (ProjectFigures project : block) {
                if (project != null) {
                    action.accept(project);
                }
            }
        }
    }

    /** Where each project is kept, by its number. A place that was given stays; new projects come behind all others. */
    private static final class Places {
        private final long[] numbers;
        private final int[] first;
        private final Map<Long, Integer> later = new HashMap<>();

        Places(ProjectFigures[] inOrder) {
            numbers = Arrays.stream(inOrder)
                    .mapToLong(project -> project.number)
                    .sorted()
                    .toArray();
            first = new int[inOrder.length];
            for (int place = 0; place < inOrder.length; place++) {
                first[Arrays.binarySearch(numbers, inOrder[place].number)] = place;
            }
        }

        int of(long number) {
            int known = Arrays.binarySearch(numbers, number);
            return known >= 0 ? first[known] : later.computeIfAbsent(number, isNew -> size());
        }

        int size() {
            return first.length + later.size();
        }
    }
}
