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

    /** Fewer blocks than these are counted before another processor has begun. */
    private static final int LEAST_BLOCKS = 16;

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

    boolean isEmpty() {
        return places.size() == 0;
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
        forEach(0, 1, action);
    }

    /** In how many parts it is worth while to go through the projects, by several processors at once; 0 without projects. */
    int parts() {
        int worthWhile = (blocks.length + LEAST_BLOCKS - 1) / LEAST_BLOCKS;
        return Math.min(worthWhile, 2 * Runtime.getRuntime().availableProcessors());
    }

    /** Goes through one of several parts that have about as many projects each. */
    void forEach(int part, int parts, Consumer<ProjectFigures> action) {
        int until = (int) ((part + 1L) * blocks.length / parts);
        for (int block = (int) ((long) part * blocks.length / parts); block < until; block++) {
            for (ProjectFigures project : blocks[block]) {
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
