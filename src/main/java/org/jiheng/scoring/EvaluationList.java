package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Table;
import org.jiheng.http.Time;

/** Evaluations with the members that were asked for: as JSON, and as the columns of a file. */
final class EvaluationList {
    /** A member as a column of a file. */
    private record Shown(Message title, int width, Function<EvaluationSummary, Object> value) {}

    private static final Map<String, Shown> MEMBERS = new LinkedHashMap<>();

    static {
        add("id", "评价编号", "evaluation", 30, EvaluationSummary::id);
        add("projectId", "项目编号", "project id", 30, EvaluationSummary::projectId);
        add("projectName", "项目名称", "project", 40, EvaluationSummary::projectName);
        add("unit", "实施单位", "unit", 30, EvaluationSummary::unit);
        add("department", "主管部门", "department", 30, EvaluationSummary::department);
        add("category", "项目类别", "category", 20, EvaluationSummary::category);
        add("year", "年度", "year", 8, EvaluationSummary::year);
        add("status", "结果状态", "status", 12, EvaluationSummary::status);
        add("total", "得分", "score", 10, EvaluationSummary::total);
        add("grade", "等级", "grade", 8, EvaluationSummary::grade);
        add("budget", "全年预算数（元）", "budget (yuan)", 20, EvaluationSummary::budget);
        add("executed", "全年执行数（元）", "executed (yuan)", 20, EvaluationSummary::executed);
        add("executionRate", "预算执行率（%）", "execution rate (%)", 16, EvaluationSummary::executionRate);
        add(
                "ruleset",
                "规则集",
                "rule set",
                40,
                e -> e.ruleset().name() + "@" + e.ruleset().hash());
        add("declarationVersion", "申报表版本", "declaration version", 12, EvaluationSummary::declarationVersion);
        add("submissionRevision", "填报次数", "revision", 10, EvaluationSummary::submissionRevision);
        add("submission", "填报状态", "submission", 12, EvaluationSummary::submission);
        add("current", "现行", "current", 8, EvaluationSummary::current);
        add("evaluatedAt", "评价时间", "evaluated at", 24, e -> e.evaluatedAt()
                .atZone(Time.ZONE)
                .toOffsetDateTime());
    }

    private static void add(String member, String zh, String en, int width, Function<EvaluationSummary, Object> value) {
        MEMBERS.put(member, new Shown(new Message(zh, en), width, value));
    }

    private final Set<String> members;

    private EvaluationList(Set<String> members) {
        this.members = members;
    }

    /**
     * With some members.
     *
     * @param fields their names, separated by commas; null for all
     * @throws ProblemException 400 when one is unknown
     */
    static EvaluationList of(String fields) {
        if (fields == null) {
            return new EvaluationList(MEMBERS.keySet());
        }
        Set<String> members = new LinkedHashSet<>(Arrays.asList(fields.strip().split("\\s*,\\s*", -1)));
        for (String member : members) {
            if (!MEMBERS.containsKey(member)) {
                String known = String.join(", ", MEMBERS.keySet());
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "fields 中的「" + member + "」不存在；可用的有：" + known + "。",
                        "fields names \"" + member + "\", which there is not; known are: " + known + ".");
            }
        }
        return new EvaluationList(members);
    }

    ObjectNode json(EvaluationSummary evaluation, ObjectMapper json) {
        ObjectNode all = json.valueToTree(evaluation);
        ObjectNode asked = json.createObjectNode();
        members.forEach(member -> asked.set(member, all.get(member)));
        return asked;
    }

    /** One JSON object a line. */
    void writeLines(Stream<EvaluationSummary> evaluations, ObjectMapper json, OutputStream out) throws IOException {
        for (Iterator<EvaluationSummary> each = evaluations.iterator(); each.hasNext(); ) {
            out.write(line(each.next(), json));
            out.write('\n');
        }
    }

    private byte[] line(EvaluationSummary evaluation, ObjectMapper json) throws JsonProcessingException {
        return json.writeValueAsString(json(evaluation, json)).getBytes(StandardCharsets.UTF_8);
    }

    Table table(Stream<EvaluationSummary> evaluations, Language language) {
        List<Shown> shown = members.stream().map(MEMBERS::get).toList();
        return new Table(
                language == Language.EN ? "Evaluations" : "评价结果",
                shown.stream()
                        .map(s -> new Table.Column(language.of(s.title()), s.width()))
                        .toList(),
                evaluations.map(evaluation -> {
                    List<Object> row = new ArrayList<>(shown.size());
                    shown.forEach(s -> row.add(s.value().apply(evaluation)));
                    return row;
                }));
    }
}
