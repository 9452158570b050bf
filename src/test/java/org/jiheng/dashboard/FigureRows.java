package org.jiheng.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Evaluated projects of 某局 as they are read from rows, without a database. */
final class FigureRows {
    private final ProjectFigures.Pool pool = new ProjectFigures.Pool();
    private final ObjectMapper json = new ObjectMapper();

    /** @param budget null for none, like executed; levels as the column has them, null for none */
    ProjectFigures project(
            long number, String unit, String total, String grade, String budget, String executed, String levels) {
        Object[] row = {
            number,
            "某局",
            unit,
            null,
            "final",
            decimal(total),
            grade,
            decimal(budget),
            decimal(executed),
            null,
            "draft",
            levels
        };
        ResultSet columns = (ResultSet) Proxy.newProxyInstance(
                FigureRows.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, getter, arguments) -> row[(Integer) arguments[0] - 1]);
        try {
            return ProjectFigures.of(columns, pool, json);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
