package org.jiheng.declaration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.declaration.form.FormCell;
import org.jiheng.http.Message;

/** The money rows of a form (项目资金) while they are being read; the result is in 元. */
final class FundsText {
    private static final Pattern UNIT = Pattern.compile("(?:项目|年度)?(?:资金|预算)(?:情况)?(?:\\((元|万元)\\))?");
    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)(?:\\((元|万元)\\))?:?");
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final String TOTAL = "项目资金总额";
    private static final String ANNUAL = "年度资金申请总额";
    private static final String TOTAL_FISCAL = "其中:财政资金";
    private static final String ANNUAL_FISCAL = "其中:当年财政拨款";
    private static final String CARRIED_OVER = "上年结转资金";
    private static final String OTHER = "其他资金";
    private static final String ANNUAL_OTHER = "其他资金(年度)";

    /** What provinces print for the same, where a form has one column of money only: that of the year. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("年度资金总额", ANNUAL),
            Map.entry("年度预算总额", ANNUAL),
            Map.entry("年度预算数", ANNUAL),
            Map.entry("年初预算数", ANNUAL),
            Map.entry("预算金额", ANNUAL),
            Map.entry("中期资金总额", TOTAL),
            Map.entry("实施期资金总额", TOTAL),
            Map.entry("其中:财政拨款", ANNUAL_FISCAL),
            Map.entry("财政拨款", ANNUAL_FISCAL),
            Map.entry("其中:当年财政资金", ANNUAL_FISCAL),
            Map.entry("上年结转", CARRIED_OVER));

    /** That the form does not say the unit of its money. */
    static final String UNIT_UNKNOWN = "annual-unit-unknown";

    private final List<Finding> findings;
    private final Map<String, BigDecimal> amounts = new HashMap<>();
    /** As the form says; null until it does. */
    private Boolean tenThousands;

    private final Set<String> guessed = new HashSet<>();
    private boolean otherSeen;
    private boolean otherTwice;

    FundsText(List<Finding> findings) {
        this.findings = findings;
    }

    static boolean isLabel(String label) {
        return UNIT.matcher(label).matches() || key(label) != null;
    }

    /** What a label stands for, whatever its unit; null for other texts. */
    private static String key(String label) {
        Matcher bare = WITH_UNIT.matcher(label);
        String words = bare.matches() ? bare.group(1) : label;
        boolean known = Stream.of(TOTAL, ANNUAL, TOTAL_FISCAL, ANNUAL_FISCAL, CARRIED_OVER, OTHER)
                .anyMatch(words::equals);
        return known ? words : ALIASES.get(words);
    }

    /** A line such as 金额单位：万元. */
    void unit(boolean inTenThousands) {
        tenThousands = inTenThousands;
    }

    /** Takes a label and the cell behind it, which is null where the form leaves it blank. */
    void take(FormCell label, FormCell value) {
        Matcher unit = UNIT.matcher(label.label());
        if (unit.matches()) {
            if (unit.group(1) != null) {
                tenThousands = unit.group(1).equals("万元");
            }
            if (value != null) {
                findings.add(DeclarationText.unread(Severity.WARNING, value.where(), value.text()));
            }
            return;
        }
        String key = key(label.label());
        if (key.equals(OTHER)) {
            // The same words stand twice in a row: first of the whole project, then of the year.
            key = otherSeen ? ANNUAL_OTHER : OTHER;
            otherTwice = otherSeen;
            otherSeen = true;
        }
        if (value != null) {
            BigDecimal amount = amount(key, label, value);
            BigDecimal before = amounts.putIfAbsent(key, amount);
            if (before != null && (amount == null || before.compareTo(amount) != 0)) {
                findings.add(DeclarationText.repeated(label, value));
            }
        }
    }

    private BigDecimal amount(String key, FormCell label, FormCell value) {
        String text = value.label().replace("元", "").replace('，', ',');
        if (NUMBER.matcher(text).matches()) {
            BigDecimal printed = new BigDecimal(text.replace(",", ""));
            Matcher unit = WITH_UNIT.matcher(label.label());
            boolean own = unit.matches() && unit.group(2) != null;
            boolean said = own || tenThousands != null || value.label().endsWith("元");
            if (!said && printed.signum() != 0) {
                guessed.add(key);
            }
            boolean inTenThousands = own ? unit.group(2).equals("万元") : Boolean.TRUE.equals(tenThousands);
            BigDecimal yuan = inTenThousands ? printed.movePointRight(4) : printed;
            boolean sane = yuan.precision() - yuan.scale() <= 18
                    && yuan.stripTrailingZeros().scale() <= 2;
            if (sane && yuan.signum() >= 0) {
                return yuan.setScale(2, RoundingMode.UNNECESSARY);
            }
        }
        findings.add(new Finding(
                Severity.ERROR,
                "amount-unreadable",
                new Message(
                        label.text() + "「" + value.text() + "」不是最多两位小数的金额；请更正。",
                        "\"" + value.text() + "\" (" + label.text()
                                + ") is no amount of money with at most two decimals; correct it."),
                value.where()));
        return null;
    }

    /** The amounts as they are; what is missing or does not add up becomes a finding. */
    Funds read(String where) {
        if (!amounts.containsKey(TOTAL)
                && !otherTwice
                && amounts.containsKey(OTHER)
                && !amounts.containsKey(TOTAL_FISCAL)) {
            // Of the only column, which is the year's.
            amounts.put(ANNUAL_OTHER, amounts.remove(OTHER));
        }
        Funds funds = new Funds(
                amounts.get(TOTAL),
                amounts.get(TOTAL_FISCAL),
                amounts.get(OTHER),
                amounts.get(ANNUAL),
                amounts.get(ANNUAL_FISCAL),
                amounts.get(CARRIED_OVER),
                amounts.get(ANNUAL_OTHER));
        if (funds.total() == null) {
            findings.add(new Finding(
                    Severity.INFO,
                    "total-blank",
                    new Message(
                            "项目资金总额没有填写；评分只用年度资金申请总额。",
                            "The project's total is blank; scoring uses the year's request only."),
                    where));
        }
        if (guessed.contains(ANNUAL) && funds.annual() != null) {
            findings.add(new Finding(
                    Severity.WARNING,
                    UNIT_UNKNOWN,
                    new Message(
                            "表中没有写资金单位，按元读取：年度资金申请总额 " + funds.annual() + " 元；如是万元请更正。",
                            "The form does not say the unit of its amounts; they are read in yuan, the year's request as "
                                    + funds.annual() + "; correct it if they are in 万元."),
                    where));
        }
        if (funds.annual() == null) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "annual-missing",
                    new Message(
                            "没有年度资金申请总额，无法计算预算执行率；请补充。",
                            "The year's request is missing, so there is no execution rate; add it."),
                    where));
        } else {
            funds.sumOfParts()
                    .filter(sum -> sum.compareTo(funds.annual()) != 0)
                    .ifPresent(sum -> findings.add(new Finding(
                            Severity.WARNING,
                            "funds-sum",
                            new Message(
                                    "年度资金申请总额 " + funds.annual() + " 与分项合计 " + sum + " 不符；请核对。",
                                    "The year's request " + funds.annual() + " is not the sum of its parts, " + sum
                                            + "."),
                            where)));
        }
        return funds;
    }
}
