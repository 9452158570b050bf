package org.jiheng.declaration;

import java.math.BigDecimal;
import java.util.Optional;
import org.jiheng.http.Message;

/**
 * Whether a corrected year's request is still the sum of its declared parts: 287.22 typed for 287.22 万元 is a number as good as any
 * other. What the form itself says is checked where it is read.
 */
final class RequestCheck {
    private RequestCheck() {}

    /**
     * @param corrected in 元, null where nobody corrected it
     * @param unitGuessed whether the form does not say the unit of its money, so that its parts may be in 万元
     */
    static Optional<Finding> of(BigDecimal corrected, Funds funds, boolean unitGuessed) {
        return corrected == null
                ? Optional.empty()
                : funds.sumOfParts()
                        .filter(sum -> sum.compareTo(corrected) != 0)
                        .filter(sum -> !unitGuessed || sum.movePointRight(4).compareTo(corrected) != 0)
                        .map(sum -> new Finding(
                                Severity.WARNING,
                                "request-not-sum",
                                new Message(
                                        "更正后的年初预算数 " + corrected.toPlainString() + " 元与申报表的分项合计 " + sum.toPlainString()
                                                + " 元不符；请核对单位和数字，无误则予以认可。",
                                        "The corrected initial budget of " + corrected.toPlainString()
                                                + " yuan is not the sum of the declared parts, " + sum.toPlainString()
                                                + " yuan; check unit and digits, and accept it if it is right."),
                                null));
    }
}
