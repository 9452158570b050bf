package org.jiheng.recheck;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jiheng.http.Message;

/** How a self-awarded figure differs from what it can be. */
public enum DiscrepancyKind {
    ABOVE_RULE("高于规则得分", "above the points by the rule"),
    BELOW_RULE("低于规则得分", "below the points by the rule"),
    FULL_ALTHOUGH_MISSED("未完成而得满分", "full marks although missed"),
    REDUCED_ALTHOUGH_MET("已完成而扣分", "reduced although met"),
    ABOVE_WEIGHT("得分超过分值", "score above the weight"),
    RATE_MISREPORTED("执行率不实", "execution rate misreported"),
    EXECUTION_NOT_BY_RATE("执行率得分不等于执行率×分值", "execution points are not rate × weight"),
    WEIGHTS_NOT_TOTAL("分值合计不等于100", "weights do not add up"),
    TOTAL_NOT_SUM("总分不等于各项得分之和", "total is not the sum"),
    GRADE_NOT_BY_TOTAL("等级与总分不符", "grade does not follow from the total");

    private final Message title;

    DiscrepancyKind(String zh, String en) {
        this.title = new Message(zh, en);
    }

    public Message title() {
        return title;
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
