package org.jiheng.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes many projects of a few, in the database: in units and departments of their own and with ids of their own, otherwise like those
 * that they are copied from. The long documents are left out, which nothing of what is measured opens and which take most of the time
 * and of the disk.
 */
final class YearCopies {
    /** Units of one department are copied into so many, so that there are as many departments as a large year has. */
    private static final int DEPARTMENTS = 6;

    private static final String NO_DOCUMENT = "'{}'";

    private YearCopies() {}

    /** Brings a year up to a number of projects; what an earlier run copied is kept. */
    static void fill(Connection database, int year, int projects) throws SQLException {
        try (Statement statement = database.createStatement()) {
            long there = number(statement, "select count(*) from project where budget_year = " + year);
            statement.execute("create table if not exists copied_project (id varchar(26) character set utf8mb4"
                    + " collate utf8mb4_bin primary key) as select id from project where budget_year = " + year);
            long originals = number(statement, "select count(*) from copied_project");
            database.setAutoCommit(false);
            for (long copy = there / originals; there < projects; copy++) {
                long some = Math.min(originals, projects - there);
                copy(database, copy, some);
                there += some;
            }
            statement.execute("drop table copied_project");
        }
    }

    private static void copy(Connection database, long copy, long some) throws SQLException {
        String from = "(select id from copied_project order by id limit " + some + ") o";
        run(
                database,
                "project",
                "number",
                Map.of(
                        "id",
                        id("t.id", copy),
                        "evaluation_id",
                        id("t.evaluation_id", copy),
                        "unit",
                        "concat(t.unit, '（', " + copy + ", '）')",
                        "department",
                        "concat(t.department, '（', " + copy % DEPARTMENTS + ", '）')"),
                "join " + from + " on o.id = t.id order by " + id("t.id", copy));
        run(
                database,
                "evaluation",
                "seq",
                Map.of(
                        "id",
                        id("t.id", copy),
                        "project_id",
                        id("t.project_id", copy),
                        "document",
                        NO_DOCUMENT,
                        "input",
                        NO_DOCUMENT),
                "join " + from + " on o.id = t.project_id order by " + id("t.project_id", copy));
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("insert into project_change (project_id, evaluation_id, position) select "
                    + id("t.project_id", copy) + ", " + id("t.evaluation_id", copy)
                    + ", (select position from change_head) + row_number() over (order by t.id)"
                    + " from project_change t join " + from + " on o.id = t.project_id order by t.id");
            statement.executeUpdate("update change_head set position = (select max(position) from project_change)");
        }
        database.commit();
    }

    /** Copies rows with some columns changed; all others as the table has them, whichever these are. */
    private static void run(
            Connection database, String table, String givenByItself, Map<String, String> changed, String which)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(
                "select column_name from information_schema.columns where table_schema = database() and table_name = ?")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        columns.remove(givenByItself);
        String values = String.join(
                ", ",
                columns.stream()
                        .map(column -> changed.getOrDefault(column, "t." + column))
                        .toList());
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("insert into " + table + " (" + String.join(", ", columns) + ") select " + values
                    + " from " + table + " t " + which);
        }
    }

    /** As far from each other as ids of the service are; null stays null. */
    private static String id(String of, long copy) {
        return "left(sha2(concat(" + of + ", ' ', " + copy + "), 256), 26)";
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
