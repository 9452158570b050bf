package org.jiheng.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The figures of all projects of a year as of one position in the order of changes. It never changes; the next one shares with it
 * what stayed the same.
 */
final class KeptYear {
    /** Projects with neighbouring numbers are kept together, so that a change copies little. */
    private static final int BLOCK = 1024;

    private final long position;
    private final Map<Long, ProjectFigures[]> blocks;

    private KeptYear(long position, Map<Long, ProjectFigures[]> blocks) {
        this.position = position;
        this.blocks = blocks;
    }

    static KeptYear empty() {
        return new KeptYear(0, Map.of());
    }

    long position() {
        return position;
    }

    /** As of a later position, with the projects that are new or changed since. */
    KeptYear with(Iterable<ProjectFigures> changed, long laterPosition) {
        Map<Long, ProjectFigures[]> later = new HashMap<>(blocks);
        Map<Long, ProjectFigures[]> copied = new HashMap<>();
        for (ProjectFigures project : changed) {
            long block = project.number / BLOCK;
            ProjectFigures[] own = copied.computeIfAbsent(
                    block, b -> blocks.containsKey(b) ? blocks.get(b).clone() : new ProjectFigures[BLOCK]);
            own[(int) (project.number % BLOCK)] = project;
        }
        later.putAll(copied);
        return new KeptYear(laterPosition, later);
    }

    void forEach(Consumer<ProjectFigures> action) {
        for (ProjectFigures[] block : blocks.values()) {
            for (ProjectFigures project : block) {
                if (project != null) {
                    action.accept(project);
                }
            }
        }
    }
}
