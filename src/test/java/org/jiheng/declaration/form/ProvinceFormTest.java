package org.jiheng.declaration.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.declaration.DeclarationText;
import org.jiheng.declaration.DeclaredProject;
import org.jiheng.declaration.DeclaredRow;
import org.jiheng.declaration.Finding;
import org.junit.jupiter.api.Test;

/** 项目支出绩效目标表 as provinces print it: operator, value and unit in columns of their own, points, money in 万元. */
class ProvinceFormTest {
    private static final String[][] FORM = {
        {"2024年度部门预算项目支出绩效目标表"},
        {"金额单位：万元"},
        {"项目名称", "文物保护", "", "主管部门及代码", "[305]某县文旅局"},
        {"预算单位", "某县文物所", "", "项目类型", "特定目标类"},
        {"年度资金总额：", "30.5", "", "其中：财政拨款", "30"},
        {"", "", "", "其他资金", "0.5"},
        {"年度目标", "", "", "", ""},
        {"", "完成全年保护任务", "", "", ""},
        {"一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标说明"},
        {"产出指标", "数量指标", "修缮面积", "≥", "6000", "平方米", "20", "按合同"},
        {"", "质量指标", "验收合格率", "＝", "100", "%", "20"},
        {"", "时效指标", "完成时间", "", "12月底前", "", "10"},
        {"成本指标", "经济成本指标", "修缮成本", "≤", "30", "万元", "10"},
        {"效益指标", "可持续影响指标", "管理机制健全性", "定性", "优良中低差", "", "20"},
        {"满意度指标", "服务对象满意度指标", "群众满意度", "≥", "95", "%", "10"},
        {"注：本表由预算单位填报。"},
    };

    private static void assertRead(DeclaredProject project) {
        assertEquals(2024, project.year());
        assertEquals("文物保护", project.name());
        assertEquals("某县文物所", project.unit());
        assertEquals("[305]某县文旅局", project.department());
        assertEquals(new BigDecimal("305000.00"), project.funds().annual());
        assertEquals(new BigDecimal("300000.00"), project.funds().annualFiscal());
        assertEquals(new BigDecimal("5000.00"), project.funds().annualOther());
        assertEquals(
                List.of("≥6000平方米", "=100%", "2024-12-31", "≤30万元", "", "≥95%"),
                project.rows().stream().map(r -> r.target().printed()).toList());
        assertEquals(
                List.of("20", "20", "10", "10", "20", "10"),
                project.rows().stream().map(r -> r.weight().toPlainString()).toList());
        assertEquals(
                List.of("产出指标", "产出指标", "产出指标", "成本指标", "效益指标", "满意度指标"),
                project.rows().stream().map(DeclaredRow::level1).toList());
        List<String> codes = project.rows().stream()
                .flatMap(r -> r.findings().stream())
                .map(Finding::code)
                .toList();
        assertEquals(List.of("column-unread"), codes);
    }

    @Test
    void inAWorkbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("绩效目标");
            for (int r = 0; r < FORM.length; r++) {
                sheet.createRow(r);
                for (int c = 0; c < FORM[r].length; c++) {
                    String text = FORM[r][c];
                    if (text.matches("\\d+(\\.\\d+)?")) {
                        sheet.getRow(r).createCell(c).setCellValue(Double.parseDouble(text));
                    } else if (!text.isEmpty()) {
                        sheet.getRow(r).createCell(c).setCellValue(text);
                    }
                }
            }
            book.write(bytes);
        }
        assertRead(DeclarationText.read(FormFile.read(bytes.toByteArray(), null).lines())
                .projects()
                .get(0));
    }

    @Test
    void inText() throws Exception {
        StringBuilder text = new StringBuilder();
        for (String[] row : FORM) {
            text.append(String.join("\t", row)).append('\n');
        }
        assertRead(DeclarationText.read(FormFile.read(text.toString().getBytes(StandardCharsets.UTF_8), null)
                        .lines())
                .projects()
                .get(0));
    }

    /** Two sheets are two forms, even where one has no title. */
    @Test
    void aSheetWithoutATitleIsAFormOfItsOwn() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            for (int s = 0; s < 2; s++) {
                Sheet sheet = book.createSheet("项目" + s);
                String[][] rows = {
                    {"项目名称", "甲" + s, "实施单位", "乙"},
                    {"年度资金总额", "1"},
                    {"一级指标", "二级指标", "三级指标", "指标值"},
                    {"产出指标", "数量指标", "次数", "≥" + s + "次"}
                };
                for (int r = 0; r < rows.length; r++) {
                    sheet.createRow(r);
                    for (int c = 0; c < rows[r].length; c++) {
                        sheet.getRow(r).createCell(c).setCellValue(rows[r][c]);
                    }
                }
            }
            book.write(bytes);
        }
        DeclarationText.DeclaredForms forms =
                DeclarationText.read(FormFile.read(bytes.toByteArray(), null).lines());
        assertEquals(
                List.of("甲0", "甲1"),
                forms.projects().stream().map(DeclaredProject::name).toList());
        assertTrue(forms.findings().stream().allMatch(f -> f.code().equals("title-missing")));
    }
}
