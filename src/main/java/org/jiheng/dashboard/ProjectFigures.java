package org.jiheng.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.http.Time;
import org.jiheng.scoring.Percent;

/** What summaries need of one project, small enough that all projects of a year are at hand. Points are in hundredths. */
final class ProjectFigures {
    static final String COLUMNS =
            "number, department, unit, category, status, total, grade, budget, executed, evaluated_at,"
                    + " submission_state, levels";

    private static final String PROVISIONAL = "provisional";
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** A level 2 within a level 1; either is null where it is not known. */
    record Level(String level1, String level2) {}

    /** A level 3 by its name. */
    record Indicator(String name, Level level) {}

    private static final Indicator[] NONE = {};

    /** Each text and each list of levels is kept once, however many projects have it. */
    static final class Pool {
        private final Map<Object, Object> kept = new HashMap<>();

        @SuppressWarnings("unchecked")
        private <T> T one(T value) {
            return value == null ? null : (T) kept.computeIfAbsent(value, same -> same);
        }
    }

    final long number;
    final String department;
    final String unit;
    final String category;
    /** Null without an evaluation; so are grade and month. */
    final String status;

    final boolean provisional;

    final String grade;
    /** As 2024-01. */
    final String month;

    final String submission;
    /** 0 without an evaluation. */
    final int total;
    /** Money is kept as 元 and 分, since the largest amount in 分 is no long. */
    final long budgetYuan;

    final byte budgetFen;
    /** Of 0 there is no rate, so it counts as none. */
    final boolean hasBudget;

    final long executedYuan;
    final byte executedFen;
    final List<Level> levels;
    /** 分值 and 得分 of each level, one after the other. */
    final int[] points;
    /** What did not earn all its points. */
    final Indicator[] lost;
    /** 分值 and 得分 of each that lost, one after the other. */
    final int[] lostPoints;

    private ProjectFigures(ResultSet row, Pool pool, ObjectMapper json) throws SQLException {
        number = row.getLong(1);
        department = pool.one(row.getString(2));
        unit = pool.one(row.getString(3));
        category = pool.one(row.getString(4));
        status = pool.one(row.getString(5));
        provisional = PROVISIONAL.equals(status);
        BigDecimal points100 = row.getBigDecimal(6);
        total = points100 == null ? 0 : hundredths(points100);
        grade = pool.one(row.getString(7));
        BigDecimal budget = row.getBigDecimal(8);
        hasBudget = budget != null && budget.signum() > 0;
        budgetYuan = yuan(budget);
        budgetFen = fen(budget);
        BigDecimal executed = row.getBigDecimal(9);
        executedYuan = yuan(executed);
        executedFen = fen(executed);
        LocalDateTime at = row.getObject(10, LocalDateTime.class);
        month = at == null
                ? null
                : pool.one(YearMonth.from(at.atOffset(ZoneOffset.UTC).atZoneSameInstant(Time.ZONE))
                        .toString());
        submission = pool.one(row.getString(11));
        String document = row.getString(12);
        JsonNode entries = document == null ? null : read(document, json);
        List<Level> read = new ArrayList<>();
        List<Indicator> losing = new ArrayList<>();
        List<Integer> losses = new ArrayList<>();
        points = new int[entries == null ? 0 : entries.size() * 2];
        for (int i = 0; i < points.length / 2; i++) {
            JsonNode entry = entries.get(i);
            Level level = pool.one(new Level(text(entry.get(0), pool), text(entry.get(4), pool)));
            read.add(level);
            entry.get(3).fields().forEachRemaining(e -> {
                losing.add(pool.one(new Indicator(pool.one(e.getKey()), level)));
                String[] both = e.getValue().asText().split("/");
                losses.add(hundredths(new BigDecimal(both[0])));
                losses.add(hundredths(new BigDecimal(both[1])));
            });
            points[2 * i] = hundredths(new BigDecimal(entry.get(1).asText()));
            points[2 * i + 1] = hundredths(new BigDecimal(entry.get(2).asText()));
        }
        levels = pool.one(List.copyOf(read));
        lost = losing.toArray(NONE);
        lostPoints = losses.stream().mapToInt(Integer::intValue).toArray();
    }

    /** From a row with the {@link #COLUMNS}. */
    static ProjectFigures of(ResultSet row, Pool pool, ObjectMapper json) throws SQLException {
        return new ProjectFigures(row, pool, json);
    }

    /** 分值 of several levels together, or 得分. @param which 0 for 分值, 1 for 得分 */
    int sum(int[] places, int which) {
        int sum = 0;
        for (int place : places) {
            sum += points[2 * place + which];
        }
        return sum;
    }

    boolean evaluated() {
        return status != null;
    }

    /** 得分, null without an evaluation. */
    BigDecimal points() {
        return evaluated() ? BigDecimal.valueOf(total, 2) : null;
    }

    /** 预算执行率 in percent as the evaluation gives it, null where there is none. */
    BigDecimal executionRate() {
        return evaluated() && hasBudget
                ? Percent.of(money(executedYuan, executedFen), money(budgetYuan, budgetFen))
                : null;
    }

    boolean lostOn(String indicator) {
        return Arrays.stream(lost).anyMatch(one -> one.name().equals(indicator));
    }

    private static BigDecimal money(long yuan, byte fen) {
        return BigDecimal.valueOf(yuan).add(BigDecimal.valueOf(fen, 2));
    }

    private static JsonNode read(String document, ObjectMapper json) {
        try {
            return json.readTree(document);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String text(JsonNode name, Pool pool) {
        return name.isNull() ? null : pool.one(name.asText());
    }

    private static int hundredths(BigDecimal points) {
        return points.movePointRight(2).intValueExact();
    }

    private static long yuan(BigDecimal money) {
        return money == null ? 0 : money.toBigInteger().longValueExact();
    }

    private static byte fen(BigDecimal money) {
        return money == null
                ? 0
                : money.movePointRight(2).toBigInteger().mod(HUNDRED).byteValueExact();
    }
}
