package org.jiheng.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.declaration.form.FormCell;

/**
 * The columns of the indicators of a form, from 0, as its header row names them.
 *
 * @param level1 of 一级指标
 * @param name of 三级指标
 * @param weight of 分值 or 权重, -1 where the form has none
 * @param others behind the name that are neither target nor points, with what heads them
 */
record IndicatorColumns(int level1, int name, int weight, Map<Integer, String> others) {
    static final IndicatorColumns USUAL = new IndicatorColumns(1, 3, -1, Map.of());

    private static final Pattern WEIGHT = Pattern.compile("(?:指标)?(?:分值|权重).*");
    /** The target may stand in columns of its own for comparison, value and unit, in any order. */
    private static final Pattern TARGET = Pattern.compile(".*(?:指标值|目标值|性质|方向|符号|单位).*");

    static boolean isHeader(List<FormCell> cells) {
        return cells.stream().anyMatch(c -> c.label().equals("一级指标"))
                && cells.stream().anyMatch(IndicatorColumns::isName);
    }

    private static boolean isName(FormCell cell) {
        return cell.label().startsWith("三级指标") || cell.label().equals("指标名称");
    }

    /** The columns of a header row; what it does not name stays where it was. */
    IndicatorColumns of(List<FormCell> header) {
        int first = level1;
        int named = -1;
        int points = -1;
        Map<Integer, String> rest = new HashMap<>();
        for (FormCell cell : header) {
            if (cell.label().equals("一级指标")) {
                first = cell.index();
            } else if (isName(cell)) {
                named = cell.index();
            } else if (WEIGHT.matcher(cell.label()).matches()) {
                points = cell.index();
            } else if (named >= 0 && !TARGET.matcher(cell.label()).matches()) {
                rest.put(cell.index(), cell.text());
            }
        }
        return new IndicatorColumns(first, named < 0 ? name : named, points, Map.copyOf(rest));
    }
}
