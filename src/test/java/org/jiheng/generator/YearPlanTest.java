package org.jiheng.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jiheng.declaration.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 1000, 60_000})
    void everyProjectIsOneOfItsOwnInTheOrderOfIds(int projects) {
        YearPlan plan = new YearPlan(2030, projects, 3);
        List<String> ids = Arrays.stream(plan.placesById())
                .mapToObj(place -> Project.idOf(2030, plan.unit(place), plan.name(place)))
                .toList();
        assertEquals(projects, new HashSet<>(ids).size());
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void aUnitBelongsToOneDepartmentAndHasManyProjects() {
        YearPlan plan = new YearPlan(2030, 100_000, 3);
        Set<String> units = new HashSet<>();
        Set<String> unitsWithDepartment = new HashSet<>();
        for (int place = 0; place < plan.projects(); place++) {
            units.add(plan.unit(place));
            unitsWithDepartment.add(plan.unit(place) + plan.department(place));
        }
        assertEquals(plan.units(), units.size());
        assertEquals(units.size(), unitsWithDepartment.size());
        assertTrue(plan.departments() > 5, "departments: " + plan.departments());
    }

    @Test
    void neighbouringSeedsAndPlacesHaveNothingInCommon() {
        List<Integer> first = throwing(1, 1);
        assertEquals(first, throwing(1, 1));
        assertNotEquals(first, throwing(2, 1));
        assertNotEquals(first, throwing(1, 2));
        // The first throws of many places are spread evenly.
        double mean = IntStream.range(0, 4000)
                .map(place -> new Dice(9, place).between(0, 1000))
                .average()
                .orElseThrow();
        assertTrue(mean > 480 && mean < 520, "mean " + mean);
    }

    private static List<Integer> throwing(long seed, long place) {
        Dice dice = new Dice(seed, place);
        return IntStream.range(0, 20).mapToObj(i -> dice.between(0, 1_000_000)).toList();
    }
}
