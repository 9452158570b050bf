package org.jiheng.http;

import java.util.Map;

/** What the members and parameters of the API are called in the forms that people fill in. */
final class FieldNames {
    private static final Map<String, Message> WORDS = Map.ofEntries(
            named("year", "年度", "Year"),
            named("against", "对比年度", "Year to compare with"),
            named("diff.against", "对比的版本或评价", "What to compare with"),
            named("department", "主管部门", "Department"),
            named("departments", "主管部门", "Departments"),
            named("unit", "实施单位", "Unit"),
            named("units", "实施单位", "Units"),
            named("category", "项目类别", "Category"),
            named("nature", "项目性质", "Nature"),
            named("level1", "一级指标", "Level 1"),
            named("level2", "二级指标", "Level 2"),
            named("grade", "等级", "Grade"),
            named("status", "评价状态", "Status"),
            named("month", "评价月份", "Month evaluated"),
            named("submission", "填报状态", "Submission"),
            named("lost", "失分指标", "Lost points on"),
            named("executionRateFrom", "执行率不低于", "Execution at least"),
            named("executionRateBelow", "执行率低于", "Execution below"),
            named("totalFrom", "得分不低于", "Points at least"),
            named("totalBelow", "得分低于", "Points below"),
            named("name", "名称", "Name"),
            named("NewUser.name", "用户名", "Name"),
            named("Credentials.name", "用户名", "Name"),
            named("ProjectQuery.name", "项目名称含", "Name contains"),
            named("EvaluationQuery.name", "项目名称含", "Name contains"),
            named("ProjectDeclaration.name", "项目名称", "Name of the project"),
            named("password", "密码", "Password"),
            named("current", "现在的密码", "Present password"),
            named("changed", "新密码", "New password"),
            named("roles", "角色", "Roles"),
            named("enabled", "启用", "Enabled"),
            named("reason", "原因", "Reason"),
            named("label", "用途", "What it is for"),
            named("days", "有效天数", "Days until it expires"),
            named("from", "从", "From"),
            named("until", "到", "Until"),
            named("actor", "用户", "User"),
            named("action", "操作", "Action"),
            named("subjectType", "对象种类", "Kind of subject"),
            named("subjectId", "对象编号", "Id of the subject"),
            named("requestId", "请求编号", "Request id"),
            named("tolerance", "容差", "Tolerance"),
            named("ruleset", "规则集", "Rule set"),
            named("files", "规则文件", "Rule files"),
            named("note", "说明", "Note"),
            named("executedAmount", "全年执行数", "Executed amount"),
            named("adjustedBudget", "全年预算数", "Adjusted budget"),
            named("annualRequest", "年度资金申请总额", "Annual request"),
            named("totalBudget", "项目资金总额", "Total budget"),
            named("overallGoal", "项目总目标", "Overall goal"),
            named("annualGoal", "年度总体目标", "Annual goal"),
            named("indicators", "绩效指标", "Indicators"),
            named("indicator", "指标", "Indicator"),
            named("weight", "分值", "Weight"),
            named("items", "列表", "Items"),
            named("ActualItem.unit", "单位", "Unit"),
            named("Item.unit", "单位", "Unit"),
            named("TargetInput.unit", "单位", "Unit"),
            named("actual", "实际完成值", "Actual"),
            named("value", "实际完成值", "Actual"),
            named("TargetInput.value", "指标值的数值", "Number of the target"),
            named("amount", "资金（元）", "Money (yuan)"),
            named("text", "完成情况", "Outcome in words"),
            named("TargetInput.text", "指标值", "Target"),
            named("attainment", "达成程度", "Attainment"),
            named("percent", "达成比例", "Degree"),
            named("selfScore", "自评得分", "Self score"),
            named("deviationReason", "偏差原因及改进措施", "Reason for deviation"),
            named("executionReason", "执行率偏差原因", "Reason of the execution rate"),
            named("evidence", "佐证资料", "Evidence"),
            named("byUnit", "分单位数据", "Values by unit"),
            named("accept", "按所读接受的提示", "Findings accepted"));

    private FieldNames() {}

    private static Map.Entry<String, Message> named(String member, String zh, String en) {
        return Map.entry(member, new Message(zh, en));
    }

    /**
     * The words for a member; its own name where no form has it.
     *
     * @param holder simple name of the record that has it, or the method whose parameter it is, where members of one name are called
     *     differently
     */
    static Message of(String holder, String member) {
        Message own = WORDS.get(holder + "." + member);
        return own != null ? own : of(member);
    }

    static Message of(String member) {
        return WORDS.getOrDefault(member, new Message(member, member));
    }
}
