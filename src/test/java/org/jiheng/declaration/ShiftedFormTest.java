package org.jiheng.declaration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jiheng.declaration.form.FormFile;
import org.jiheng.declaration.form.FormUnreadableException;

/** However the cells of a form slip, it is read and nothing that it says is lost. */
class ShiftedFormTest {
    private static final List<List<String>> ROWS = List.of(
            List.of("绩效 指标", "产出指标", "数量指标", "培训人数甲", "≥450.00(人次)"),
            List.of("", "", "", "培训场次乙", "3-5次"),
            List.of("", "", "质量指标", "通过率丙", "≥80%"),
            List.of("", "效益指标", "社会效益指标", "知晓度丁", "提升"),
            List.of("", "双盲指标", "任意双盲指标", "支出戊", "=0.00(元/次)"),
            List.of("", "满意度指标", "服务对象满意度指标", "满意度己", "≥90(%)"));

    @Property
    void nothingIsLost(@ForAll long seed) throws FormUnreadableException {
        Random random = new Random(seed);
        StringBuilder form = new StringBuilder("财政项目支出绩效目标申报表\n(2023年度)\n项目名称\t甲\n实施单位\t乙\n");
        form.append("\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\n");
        List<String> said = new ArrayList<>();
        for (List<String> row : ROWS) {
            List<String> cells = new ArrayList<>(row);
            for (int change = random.nextInt(3); change > 0; change--) {
                int at = random.nextInt(cells.size());
                switch (random.nextInt(3)) {
                    case 0 -> cells.add(at, "");
                    case 1 -> cells.set(at, "");
                    default -> cells.add(cells.remove(at));
                }
            }
            form.append(String.join("\t", cells)).append(random.nextInt(4) == 0 ? "\n\n" : "\n");
            cells.stream().filter(c -> !c.isEmpty() && !c.equals("绩效 指标")).forEach(said::add);
        }
        DeclaredProject project = DeclarationText.read(
                        FormFile.read(form.toString().getBytes(StandardCharsets.UTF_8), null)
                                .lines())
                .projects()
                .get(0);
        // Without the raw lines, which hold everything anyhow: a text must stand in a field, or a finding must show it.
        String kept = project.withoutPlaces().toString()
                + project.findings()
                + project.rows().stream().map(DeclaredRow::findings).toList();
        for (String text : said) {
            assertTrue(kept.contains(text), () -> text + " is lost from\n" + form);
        }
    }
}
