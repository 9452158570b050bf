package org.jiheng.generator;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jiheng.declaration.Project;

/**
 * A made-up year: which units there are, and which project stands at which place. Nothing of it depends on anything but the year, the
 * number of projects and the seed.
 *
 * @param projects from 1 to {@link #MOST}
 */
public record YearPlan(int year, int projects, long seed) {
    /** Places are told by 21 bits. */
    static final int MOST = 2_000_000;

    private static final Pattern AROUND_STEM = Pattern.compile("^市|(委员会|管理局|局|厅)$");
    private static final int PLACE_BITS = 21;
    private static final int KEY_DIGITS = 8;
    private static final int PROJECTS_OF_UNIT = 200;
    private static final int FEWEST_UNITS = 6;
    private static final int UNITS_OF_DEPARTMENT = 60;
    private static final int FEWEST_DEPARTMENTS = 3;

    int units() {
        return Math.min(projects, Math.max(FEWEST_UNITS, projects / PROJECTS_OF_UNIT));
    }

    int departments() {
        return Math.min(
                Words.DEPARTMENTS.size(),
                Math.max(FEWEST_DEPARTMENTS, units() / UNITS_OF_DEPARTMENT + FEWEST_DEPARTMENTS));
    }

    String department(int place) {
        return Words.DEPARTMENTS.get(unitNumber(place) % departments());
    }

    /** Units of a department are told by their kind and, where there are many, by their district. */
    String unit(int place) {
        int unit = unitNumber(place) / departments();
        int district = unit / Words.UNITS.size();
        String of = Words.DISTRICTS.get(district % Words.DISTRICTS.size());
        int round = district / Words.DISTRICTS.size();
        return of
                + stem(department(place))
                + Words.UNITS.get(unit % Words.UNITS.size())
                + (round == 0 ? "" : "第" + (round + 1) + "分部");
    }

    /** Within a unit no two are the same. */
    String name(int place) {
        int ofUnit = place / units();
        int themes = Words.THEMES.size();
        // Units do not all begin with the same theme.
        String theme = Words.THEMES.get((ofUnit + unitNumber(place) * 7) % themes);
        int round = ofUnit / themes;
        return theme + (round == 0 ? "项目" : "项目（第" + (round + 1) + "批）");
    }

    private int unitNumber(int place) {
        return place % units();
    }

    private static String stem(String department) {
        return AROUND_STEM.matcher(department).replaceAll("");
    }

    /**
     * All places in the order of the projects' ids. Written in that order, most tables grow at their end; in any other, a million
     * projects would touch a million places of the disk.
     */
    int[] placesById() {
        long[] keys = new long[projects];
        for (int place = 0; place < projects; place++) {
            keys[place] = key(Project.idOf(year, unit(place), name(place))) << PLACE_BITS | place;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & (1 << PLACE_BITS) - 1))
                .toArray();
    }

    /** Ids are sorted by their first digits, which hardly any two have in common. */
    private static long key(String id) {
        long key = 0;
        for (int i = 0; i < KEY_DIGITS; i++) {
            key = key << 5 | "0123456789abcdefghjkmnpqrstvwxyz".indexOf(id.charAt(i));
        }
        return key;
    }
}
