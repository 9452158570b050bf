package org.jiheng.ruleset.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSetContent;

/**
 * A named case beside the rules ({@code cases/*.yaml}), in the words of the people who write rules: what is declared and reached,
 * and what must come out.
 *
 * @param file in which it stands
 * @param line where it begins, from 1
 * @param name of the case
 * @param project money of the project; null means a budget of 100 of which 100 was spent
 * @param rows the declared rows with what was reached, in order
 * @param expected what must come out; what it leaves out is not looked at
 */
record RuleCase(String file, int line, String name, Money project, List<Row> rows, Expected expected) {
    private static final String FOLDER = "cases/";
    private static final ObjectReader YAML = new YAMLMapper().readerFor(Written.class);

    /** As written; exactly one of {@code 指标} and {@code 行} is there. */
    private record Written(
            @JsonProperty("案例") String name,
            @JsonProperty("说明") String remark,
            @JsonProperty("项目") Money project,
            @JsonProperty("指标") Row row,
            @JsonProperty("各行") List<Row> rows,
            @JsonProperty("期望") Expected expected) {}

    /** In 元; without a budget there is no execution rate. */
    record Money(
            @JsonProperty("预算数") BigDecimal budget,
            @JsonProperty("执行数") BigDecimal executed) {}

    /**
     * A row; what is left out is not there. The kind follows from what is given: {@code 上限} makes a range, {@code 按期} a
     * deadline, {@code 程度} words.
     */
    record Row(
            @JsonProperty("名称") String name,
            @JsonProperty("一级指标") String level1,
            @JsonProperty("二级指标") String level2,
            @JsonProperty("种类") String kind,
            @JsonProperty("符号") String operator,
            @JsonProperty("指标值") BigDecimal target,
            @JsonProperty("上限") BigDecimal upper,
            @JsonProperty("分值") BigDecimal weight,
            @JsonProperty("赋分规则") String scoringType,
            @JsonProperty("实际完成值") BigDecimal actual,
            @JsonProperty("按期") Boolean inTime,
            @JsonProperty("程度") String attainment,
            @JsonProperty("比例") BigDecimal percent,
            @JsonProperty("填报") Boolean given,
            @JsonProperty("偏差原因") Boolean reason) {}

    /**
     * What must come out.
     *
     * @param points of the row of a case with one row
     * @param rule that awards it
     * @param refused name of a rule that must refuse the row instead
     */
    record Expected(
            @JsonProperty("得分") BigDecimal points,
            @JsonProperty("规则") String rule,
            @JsonProperty("退回") String refused,
            @JsonProperty("各行") List<Expected> rows,
            @JsonProperty("执行率得分") BigDecimal execution,
            @JsonProperty("执行率规则") String executionRule,
            @JsonProperty("权重规则") String weightRule,
            @JsonProperty("总分") BigDecimal total,
            @JsonProperty("等级") String grade,
            @JsonProperty("等级规则") String gradeRule,
            @JsonProperty("提示规则") List<String> notes) {}

    /** Reads the cases among the files; one that cannot be read is a finding. */
    static List<RuleCase> read(RuleSetContent content, Consumer<RuleFinding> findings) {
        List<RuleCase> cases = new ArrayList<>();
        content.files().forEach((file, text) -> {
            if (file.startsWith(FOLDER)) {
                read(file, text, cases, findings);
            }
        });
        return cases;
    }

    private static void read(String file, String text, List<RuleCase> cases, Consumer<RuleFinding> findings) {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return;
        }
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw MismatchedInputException.from(
                        parser, List.class, "a list of cases is expected / 应为案例的列表（以 - 开头）");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = Math.max(1, parser.currentTokenLocation().getLineNr());
                Written written = parser.currentToken() == JsonToken.VALUE_NULL ? null : YAML.readValue(parser);
                String missing = missing(written);
                if (missing == null) {
                    cases.add(of(file, line, written));
                } else {
                    String name = written == null || written.name() == null ? "" : written.name();
                    findings.accept(RuleFinding.error(
                            "case-incomplete",
                            file,
                            line,
                            null,
                            "案例「" + name + "」缺少" + missing + "。",
                            "Case \"" + name + "\" lacks " + missing + "."));
                }
            }
        } catch (IOException | IllegalArgumentException wrong) {
            findings.accept(unreadable(file, wrong));
        }
    }

    private static RuleCase of(String file, int line, Written written) {
        boolean single = written.row() != null;
        return new RuleCase(
                file,
                line,
                written.name(),
                written.project(),
                single ? List.of(written.row()) : List.copyOf(written.rows()),
                single ? ofOneRow(written.expected()) : written.expected());
    }

    private static String missing(Written written) {
        if (written == null || written.name() == null || written.name().isBlank()) {
            return "「案例」";
        }
        boolean noRows = written.rows() == null
                || written.rows().isEmpty()
                || written.rows().contains(null);
        if ((written.row() == null) == noRows) {
            return "「指标」或「各行」（二者取一）";
        }
        return written.expected() == null ? "「期望」" : null;
    }

    /** Of a case with one row, points and rule stand beside the total. */
    private static Expected ofOneRow(Expected e) {
        Expected row = new Expected(e.points(), e.rule(), e.refused(), null, null, null, null, null, null, null, null);
        return new Expected(
                null,
                null,
                null,
                List.of(row),
                e.execution(),
                e.executionRule(),
                e.weightRule(),
                e.total(),
                e.grade(),
                e.gradeRule(),
                e.notes());
    }

    private static RuleFinding unreadable(String file, Exception wrong) {
        Integer line = wrong instanceof JsonProcessingException json && json.getLocation() != null
                ? Integer.valueOf(Math.max(1, json.getLocation().getLineNr()))
                : null;
        String reason = wrong instanceof UnrecognizedPropertyException unknown
                ? "没有「" + unknown.getPropertyName() + "」这一项；可用的有：" + known(unknown)
                : wrong.getMessage().lines().findFirst().orElse("");
        return RuleFinding.error(
                "case-unreadable", file, line, null, "案例文件无法读取：" + reason, "The cases cannot be read: " + reason);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining("、"));
    }
}
