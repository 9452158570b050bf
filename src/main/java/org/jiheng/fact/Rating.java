package org.jiheng.fact;

import java.math.BigDecimal;

/** 等级评定: the final total, after deductions and caps, waiting for its grade. */
@Term(value = "等级评定：扣分和封顶之后的总分", en = "the final total, waiting for its grade")
public final class Rating {
    private static final int LONGEST_GRADE = 20;

    final Ledger.Entry entry;
    String grade;
    private final BigDecimal total;

    /**
     * @param total after deductions and caps
     */
    public Rating(Ledger ledger, BigDecimal total) {
        this.entry = ledger.open();
        this.total = total;
    }

    @Term(value = "总分", en = "total", unit = "分", example = "total >= 80, total < 90")
    public double getTotal() {
        return Verbs.seen(total);
    }

    /** 评为: gives the grade (等级), such as 优. */
    @Term(value = "评为某一等级", en = "gives the grade", example = "$r.grade(\"优\", \"中文说明\", \"English remark\")")
    public void grade(String grade, String zh, String en) {
        if (grade == null || grade.isBlank() || grade.length() > LONGEST_GRADE) {
            throw new IllegalArgumentException("a grade has 1 to " + LONGEST_GRADE + " characters");
        }
        entry.award(new Award(entry.rule(), BigDecimal.valueOf(100), null, null, Verbs.text(zh), Verbs.text(en)));
        this.grade = grade;
    }
}
