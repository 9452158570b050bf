package org.jiheng.declaration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.http.Message;

/** The money rows of a form (项目资金) while they are being read; the result is in 元. */
final class FundsText {
    private static final Pattern UNIT = Pattern.compile("项目资金\\((元|万元)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final String TOTAL = "项目资金总额";
    private static final String ANNUAL = "年度资金申请总额";
    private static final String TOTAL_FISCAL = "其中:财政资金";
    private static final String ANNUAL_FISCAL = "其中:当年财政拨款";
    private static final String CARRIED_OVER = "上年结转资金";
    private static final String OTHER = "其他资金";
    private static final String ANNUAL_OTHER = "其他资金(年度)";

    private final List<Finding> findings;
    private final Map<String, BigDecimal> amounts = new HashMap<>();
    private boolean tenThousands;
    private boolean otherSeen;

    FundsText(List<Finding> findings) {
        this.findings = findings;
    }

    static boolean isLabel(String label) {
        return UNIT.matcher(label).matches()
                || label.equals("项目资金")
                || Stream.of(TOTAL, ANNUAL, TOTAL_FISCAL, ANNUAL_FISCAL, CARRIED_OVER, OTHER)
                        .anyMatch(label::equals);
    }

    /** Takes a label and the cell behind it, which is null where the form leaves it blank. */
    void take(TextCell label, TextCell value) {
        Matcher unit = UNIT.matcher(label.label());
        if (unit.matches() || label.label().equals("项目资金")) {
            tenThousands = unit.matches() && unit.group(1).equals("万元");
            if (value != null) {
                findings.add(DeclarationText.unread(Severity.WARNING, value.where(), value.text()));
            }
            return;
        }
        String key = label.label();
        if (key.equals(OTHER)) {
            // The same words stand twice in a row: first of the whole project, then of the year.
            key = otherSeen ? ANNUAL_OTHER : OTHER;
            otherSeen = true;
        }
        if (value != null) {
            BigDecimal amount = amount(label, value);
            BigDecimal before = amounts.putIfAbsent(key, amount);
            if (before != null && (amount == null || before.compareTo(amount) != 0)) {
                findings.add(DeclarationText.repeated(label, value));
            }
        }
    }

    private BigDecimal amount(TextCell label, TextCell value) {
        String text = value.label().replace("元", "").replace('，', ',');
        if (NUMBER.matcher(text).matches()) {
            BigDecimal printed = new BigDecimal(text.replace(",", ""));
            BigDecimal yuan = tenThousands ? printed.movePointRight(4) : printed;
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
                        label.text() + "「" + value.text() + "」不是金额；请更正。",
                        "\"" + value.text() + "\" (" + label.text() + ") is no amount of money; correct it."),
                value.where()));
        return null;
    }

    /** The amounts as they are; what is missing or does not add up becomes a finding. */
    Funds read(int line) {
        Funds funds = new Funds(
                amounts.get(TOTAL),
                amounts.get(TOTAL_FISCAL),
                amounts.get(OTHER),
                amounts.get(ANNUAL),
                amounts.get(ANNUAL_FISCAL),
                amounts.get(CARRIED_OVER),
                amounts.get(ANNUAL_OTHER));
        String where = Integer.toString(line);
        if (funds.total() == null) {
            findings.add(new Finding(
                    Severity.INFO,
                    "total-blank",
                    new Message(
                            "项目资金总额没有填写；评分只用年度资金申请总额。",
                            "The project's total is blank; scoring uses the year's request only."),
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
            BigDecimal sum = Stream.of(funds.annualFiscal(), funds.carriedOver(), funds.annualOther())
                    .filter(a -> a != null)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (funds.annualFiscal() != null && sum.compareTo(funds.annual()) != 0) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "funds-sum",
                        new Message(
                                "年度资金申请总额 " + funds.annual() + " 与分项合计 " + sum + " 不符；请核对。",
                                "The year's request " + funds.annual() + " is not the sum of its parts, " + sum + "."),
                        where));
            }
        }
        return funds;
    }
}
