package org.jiheng.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.jiheng.declaration.form.FormFile;
import org.jiheng.declaration.form.FormUnreadableException;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published form of eight projects, as messy as it was converted. */
class PublishedFormTest {
    private List<DeclaredProject> projects;

    @BeforeEach
    void read() throws FormUnreadableException {
        byte[] file = SharedFiles.read("samples/declarations-2023-shanghai-disabled-employment.txt");
        projects = DeclarationText.read(FormFile.read(file, null).lines()).projects();
    }

    @Test
    void holdsEightProjectsWithAllTheirIndicators() {
        assertEquals(
                List.of(8, 10, 26, 4, 13, 6, 6, 5),
                projects.stream().map(p -> p.rows().size()).toList());
    }

    @Test
    void requestsAddUpToTheCent() {
        BigDecimal sum = projects.stream().map(p -> p.funds().annual()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal("218811681.00"), sum);
    }

    @Test
    void everyProjectIsOfTheSameUnitAndYear() {
        for (DeclaredProject project : projects) {
            assertEquals(2023, project.year());
            assertEquals("上海市残疾人就业服务中心", project.unit());
            assertEquals("上海市残疾人联合会", project.department());
        }
    }

    @Test
    void totalAndYearAreToldApart() {
        DeclaredProject project = projects.get(3);
        assertEquals(new BigDecimal("1609500.00"), project.funds().total());
        assertEquals(new BigDecimal("883200.00"), project.funds().annual());
        assertEquals("按计划", project.overallGoal());
    }

    @Test
    void goalsLoseTheirTagsAndKeepTheirParagraphs() {
        String goal = projects.get(2).annualGoal();
        assertEquals(5, goal.lines().count());
        assertTrue(!goal.contains("<"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 | 项目完成及时性                       | 产出指标   | 时效指标           | qualitative  | 及时        | cell-shifted
                    1 | 提高残疾人就业服务工作水平           | 效益指标   | 社会效益指标       | qualitative  | 提升        | level-assumed
                    1 | 档案整理数量                         | 产出指标   | 数量指标           | qualitative  | =约定整理数量 | target-without-number
                    1 | 档案整理加工满意度                   | 满意度指标 | 服务对象满意度指标 | quantitative | ≥90(%)      |
                    2 | 持有上海市盲人公共交通证乘坐本市市内公共交通工具费用支出 | 效益指标 | 任意双盲指标 | quantitative | =0.00(元/次) | level-unknown
                    2 | 项目结项检查验收完成率               | 效益指标   | 可持续影响指标     | quantitative | =100.00(%)  |
                    3 | 机关事业单位专项招录融媒体宣传平均阅读量 | 产出指标 | 时效指标         | missing      |             | level-assumed target-missing
                    3 | 扶残涉农经济组织帮扶对象调查比例     | 产出指标   | 时效指标           | quantitative | ≥30.00(%)   | level-assumed
                    3 | 职业技能培训项目知晓度               | 效益指标   | 社会效益指标       | quantitative | ≥10000.00(人) |
                    3 | “阳光201”服务人次数                  | 产出指标   | 质量指标           | quantitative | ≥400.00(人次) |
                    5 | 工作完成率                           | 产出指标   | 质量指标           | quantitative | ≥90.00(%)   | cell-shifted
                    5 | 服装质量（训练营用品）               | 产出指标   | 质量指标           | qualitative  | 合格        | level-assumed
                    6 | 获得国家级继续教育学分证书人数比例   | 产出指标   | 质量指标           | quantitative | ≥70.00(%)   | cell-shifted
                    7 | 抽样调查满意度                       | 满意度指标 | 服务对象满意度指标 | quantitative | ≥90.00(%)   |
                    8 | 使用人员满意度                       | 满意度指标 | 服务对象满意度指标 | quantitative | ≥90.00(%)   |
                    """)
    void rowsAreReadAndTheirSlipsAreSaid(
            int project, String name, String level1, String level2, String kind, String text, String codes) {
        DeclaredRow row = projects.get(project - 1).rows().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(level1, row.level1());
        assertEquals(level2, row.level2());
        assertEquals(kind, row.target().kind().json());
        assertEquals(text == null ? "" : text, row.target().text());
        assertEquals(
                codes == null ? "" : codes,
                String.join(" ", row.findings().stream().map(Finding::code).toList()));
    }

    @Test
    void aTargetKeepsNumberAndUnit() {
        Target target = projects.get(1).rows().get(5).target();
        assertEquals(TargetKind.QUANTITATIVE, target.kind());
        assertEquals(Operator.EQUAL, target.operator());
        assertEquals(new BigDecimal("300.00"), target.value());
        assertEquals("元/人/年", target.unit());
    }

    @Test
    void nothingElseIsDoubtful() {
        for (DeclaredProject project : projects) {
            for (Finding finding : project.findings()) {
                assertEquals(Severity.INFO, finding.severity(), project.name() + ": " + finding);
            }
        }
        long doubtful = projects.stream()
                .flatMap(p -> p.rows().stream())
                .filter(r -> r.findings().stream().anyMatch(Finding::needsSettling))
                .count();
        assertEquals(6, doubtful);
    }
}
