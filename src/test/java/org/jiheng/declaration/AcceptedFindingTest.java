package org.jiheng.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jiheng.fact.TargetKind;
import org.junit.jupiter.api.Test;

/** What was accepted is accepted as it was; something else of the same kind is open again. */
class AcceptedFindingTest {
    private static final Target TARGET = new Target("提升", TargetKind.QUALITATIVE, null, null, null, null, null);

    private static DeclaredProject form(String weight) {
        Funds funds = new Funds(null, null, null, BigDecimal.TEN, null, null, null);
        DeclaredRow row =
                new DeclaredRow(1, "产出指标", "数量指标", "甲", TARGET, new BigDecimal(weight), null, null, List.of());
        return new DeclaredProject(
                2023, "项目", null, "单位", null, null, null, null, funds, null, null, List.of(row), List.of());
    }

    private static Declaration accepting(Declaration declaration) {
        List<Finding> open =
                declaration.findings().stream().map(SettledFinding::finding).toList();
        assertEquals(1, open.size());
        return declaration.with(new Settlement(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(open.get(0).code()),
                open,
                null,
                "按主管部门意见",
                "auditor",
                Instant.EPOCH));
    }

    private static long open(Declaration declaration) {
        return declaration.findings().stream().filter(SettledFinding::isOpen).count();
    }

    @Test
    void anAcceptedSumStaysAcceptedWhileItIsThatSum() {
        Declaration accepted = accepting(new Declaration("p", form("95"), List.of()));
        assertEquals(0, open(accepted));
        assertEquals(0, open(accepted.succeededBy(form("95"))));
        assertEquals(1, open(accepted.succeededBy(form("60"))));
    }

    @Test
    void aCorrectedWeightReopensIt() {
        Declaration accepted = accepting(new Declaration("p", form("95"), List.of()));
        String row = accepted.indicators().get(0).id();
        Declaration changed = accepted.with(new Settlement(
                row,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("60"),
                null,
                null,
                null,
                null,
                null,
                "更正",
                "auditor",
                Instant.EPOCH));
        assertEquals(1, open(changed));
    }
}
