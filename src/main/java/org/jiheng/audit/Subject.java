package org.jiheng.audit;

/**
 * What an entry of the trail is about.
 *
 * @param type project, draft (by the project's id), year, ruleset, user, token, unit, evaluations (by their filter) or trail
 * @param id of that type's own
 * @param department 主管部门, null where it has none; who is limited to departments or units sees entries of those only
 * @param unit 实施单位, null where it has none
 */
public record Subject(String type, String id, String department, String unit) {
    /** Something that belongs to no department. */
    public static Subject of(String type, String id) {
        return new Subject(type, id, null, null);
    }

    /** A project. */
    public static Subject project(String id, String department, String unit) {
        return new Subject("project", id, department, unit);
    }
}
