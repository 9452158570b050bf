package org.jiheng.generator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Indicators that units declare, and how they write down what they aim at. The shares are those of 162 published targets: of three
 * with a number, two have an operator, mostly "at least"; one in seven is in words, one in thirty a date.
 */
final class Catalogue {
    /** How an indicator is measured. */
    enum Measure {
        /** A number that is to be reached. */
        COUNT,
        /** Per cent that are to be reached. */
        RATE,
        /** A number that is not to be exceeded. */
        LIMIT,
        /** A span within which the number is to lie. */
        SPAN,
        DATE,
        WORDS
    }

    /** @param unit null for words and dates @param least with {@code most}, between which targets lie */
    record Entry(
            String level1,
            String level2,
            String name,
            Measure measure,
            String unit,
            int least,
            int most,
            List<String> words) {
        Entry ofLevel1(String other, String otherLevel2) {
            return new Entry(other, otherLevel2, name, measure, unit, least, most, words);
        }
    }

    private static final String OUTPUT = "产出指标";
    private static final String BENEFIT = "效益指标";
    private static final String SATISFACTION = "满意度指标";

    static final List<Entry> QUANTITY = new ArrayList<>();
    static final List<Entry> QUALITY = new ArrayList<>();
    static final List<Entry> TIME = new ArrayList<>();
    static final List<Entry> COST = new ArrayList<>();
    static final List<Entry> BENEFITS = new ArrayList<>();
    static final List<Entry> OPINION = new ArrayList<>();

    static {
        count("举办培训场次", "场", 1, 60);
        count("培训人数", "人", 20, 6000);
        count("购置设备数量", "台", 1, 300);
        count("维修改造面积", "平方米", 50, 20000);
        count("宣传活动次数", "次", 1, 150);
        count("印发宣传资料份数", "份", 200, 50000);
        count("巡查检查次数", "次", 4, 400);
        count("补助发放人数", "人", 10, 40000);
        count("新增岗位数量", "个", 2, 800);
        count("养护道路里程", "公里", 1, 900);
        count("完成调研报告数量", "篇", 1, 12);
        count("运维系统数量", "个", 1, 40);
        count("检测样本数量", "批次", 10, 5000);
        count("绿化种植面积", "亩", 2, 3000);
        count("服务群众人次", "万人次", 1, 500);
        count("档案整理数量", "卷", 100, 30000);
        count("安装路灯数量", "盏", 10, 4000);
        count("受理咨询件数", "件", 20, 9000);
        count("聘用人员数量", "人", 1, 200);
        count("采购物资批次", "批", 1, 24);
        for (String rate : List.of("验收合格率", "设备完好率", "系统故障解决率", "培训合格率", "资金使用合规率", "检测准确率")) {
            QUALITY.add(new Entry(OUTPUT, "质量指标", rate, Measure.RATE, "%", 80, 100, List.of()));
        }
        words(QUALITY, OUTPUT, "质量指标", "工程质量达标情况", "达标", "符合规范要求", "合格");
        words(QUALITY, OUTPUT, "质量指标", "档案管理规范性", "规范", "提升");
        TIME.add(new Entry(OUTPUT, "时效指标", "项目完成时间", Measure.DATE, null, 6, 12, List.of()));
        TIME.add(new Entry(OUTPUT, "时效指标", "采购完成时间", Measure.DATE, null, 3, 10, List.of()));
        TIME.add(new Entry(OUTPUT, "时效指标", "故障响应时间", Measure.LIMIT, "小时", 1, 48, List.of()));
        TIME.add(new Entry(OUTPUT, "时效指标", "任务按期完成率", Measure.RATE, "%", 85, 100, List.of()));
        words(TIME, OUTPUT, "时效指标", "资金拨付及时性", "及时", "按时拨付");
        COST.add(new Entry(OUTPUT, "成本指标", "项目总成本", Measure.LIMIT, "万元", 2, 2000, List.of()));
        COST.add(new Entry(OUTPUT, "成本指标", "人均培训成本", Measure.LIMIT, "元/人", 100, 3000, List.of()));
        COST.add(new Entry(OUTPUT, "成本指标", "单位造价", Measure.LIMIT, "元/平方米", 80, 6000, List.of()));
        words(COST, OUTPUT, "成本指标", "成本控制情况", "不超预算", "控制在预算内");
        benefit("经济效益指标", "带动产业增收", Measure.COUNT, "万元", 5, 8000);
        benefit("经济效益指标", "节约财政资金", Measure.COUNT, "万元", 1, 500);
        words(BENEFITS, BENEFIT, "经济效益指标", "减少经济损失", "有效减少", "明显");
        benefit("社会效益指标", "受益人口数量", Measure.COUNT, "人", 50, 90000);
        benefit("社会效益指标", "群众知晓率", Measure.RATE, "%", 70, 98);
        benefit("社会效益指标", "安全事故起数", Measure.LIMIT, "起", 0, 2);
        benefit("社会效益指标", "有效投诉件数", Measure.LIMIT, "件", 0, 20);
        benefit("社会效益指标", "带动就业人数", Measure.COUNT, "人", 5, 2000);
        words(BENEFITS, BENEFIT, "社会效益指标", "公共服务水平", "提升", "显著提升", "逐步提高");
        words(BENEFITS, BENEFIT, "社会效益指标", "社会影响力", "定性|高中低", "较高", "定性优良中低差");
        words(BENEFITS, BENEFIT, "社会效益指标", "是否建立公示制度", "是");
        benefit("生态效益指标", "空气质量优良天数", Measure.COUNT, "天", 200, 340);
        benefit("生态效益指标", "单位能耗下降率", Measure.SPAN, "%", 2, 12);
        words(BENEFITS, BENEFIT, "生态效益指标", "生态环境状况", "改善", "持续改善", "有效保护");
        benefit("可持续影响指标", "设施持续运行年限", Measure.COUNT, "年", 2, 20);
        words(BENEFITS, BENEFIT, "可持续影响指标", "长效机制建设", "健全", "长远", "建立并运行");
        words(BENEFITS, BENEFIT, "可持续影响指标", "人才队伍稳定性", "稳定", "长期");
        for (String whom : List.of("服务对象满意度", "群众满意度", "受训人员满意度")) {
            OPINION.add(new Entry(SATISFACTION, "服务对象满意度指标", whom, Measure.RATE, "%", 80, 98, List.of()));
        }
    }

    private Catalogue() {}

    private static void count(String name, String unit, int least, int most) {
        QUANTITY.add(new Entry(OUTPUT, "数量指标", name, Measure.COUNT, unit, least, most, List.of()));
    }

    private static void benefit(String level2, String name, Measure measure, String unit, int least, int most) {
        BENEFITS.add(new Entry(BENEFIT, level2, name, measure, unit, least, most, List.of()));
    }

    private static void words(List<Entry> list, String level1, String level2, String name, String... words) {
        list.add(new Entry(level1, level2, name, Measure.WORDS, null, 0, 0, List.of(words)));
    }

    /** What is declared as the target, as it is written by hand. */
    static String target(Entry entry, int year, Dice dice) {
        return switch (entry.measure()) {
            case COUNT -> atLeast(number(entry, dice), entry.unit(), dice);
            case RATE -> atLeast(rate(entry, dice), "%", dice);
            case LIMIT -> atMost(number(entry, dice), entry.unit(), dice);
            case SPAN -> span(entry, dice);
            case DATE -> date(entry, year, dice);
            case WORDS -> dice.one(entry.words());
        };
    }

    /** A target that cannot be read for certain, as about one in twelve of those published. */
    static String doubtful(Entry entry, Dice dice) {
        return switch (dice.weighted(30, 20, 20, 15, 10, 5)) {
            case 0 -> "";
            case 1 -> "100%" + dice.between(2, 900) + "个";
            case 2 -> "每亩" + dice.between(1, 9) * 100;
            case 3 -> dice.between(6, 11) + "月前";
            case 4 -> "≤辖区平均标准";
            default -> "——" + (entry.unit() == null ? "" : "…");
        };
    }

    private static String number(Entry entry, Dice dice) {
        // Small numbers are as frequent as large ones.
        double low = Math.max(1, entry.least());
        double value = low * StrictMath.pow(entry.most() / low, dice.between(0, 1000) / 1000.0);
        if (entry.least() == 0 && dice.chance(600)) {
            return "0";
        }
        if (entry.unit().startsWith("万") && dice.chance(300)) {
            return dice.decimal(value * 0.9, value * 1.1, 2).toPlainString();
        }
        return Long.toString(Math.round(value));
    }

    private static String rate(Entry entry, Dice dice) {
        if (dice.chance(350)) {
            return dice.chance(150) ? "100.00" : "100";
        }
        int five = dice.between((entry.least() + 4) / 5, entry.most() / 5) * 5;
        return dice.chance(850)
                ? Integer.toString(five)
                : dice.decimal(entry.least(), entry.most(), 1).toPlainString();
    }

    private static String atLeast(String number, String unit, Dice dice) {
        return switch (dice.weighted(61, 42, 18)) {
            case 0 -> number + unit;
            case 1 ->
                switch (dice.weighted(60, 10, 10, 10, 10)) {
                    case 0 -> "≥" + number + unit;
                    case 1 -> "不少于" + number + unit;
                    case 2 -> "不低于" + number + unit;
                    case 3 -> number + unit + "以上";
                    default -> unit + "|≥|" + number;
                };
            default -> "=" + number + unit;
        };
    }

    private static String atMost(String number, String unit, Dice dice) {
        return switch (dice.weighted(70, 20, 10)) {
            case 0 -> "≤" + number + unit;
            case 1 -> new BigDecimal(number).signum() == 0 ? "=0" + unit : number + unit;
            default -> new BigDecimal(number).signum() == 0 ? "0" + unit : "小于" + number + unit;
        };
    }

    private static String span(Entry entry, Dice dice) {
        int low = dice.between(entry.least(), entry.most() - 2);
        return low + "-" + (low + dice.between(1, 2)) + entry.unit();
    }

    private static String date(Entry entry, int year, Dice dice) {
        int month = dice.between(entry.least(), entry.most());
        return switch (dice.weighted(40, 30, 15, 15)) {
            case 0 -> year + "年" + month + "月" + dice.between(1, 28) + "日前";
            case 1 -> year + "年" + month + "月";
            case 2 -> "完成时间为" + year + "年" + month + "月" + dice.between(10, 28) + "日";
            default -> year + "年底";
        };
    }
}
