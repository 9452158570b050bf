package org.jiheng.declaration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiheng.fact.TargetKind;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of targets as people write them. */
class TargetReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", textBlock = """
                    ≥95.00(%)          ; quantitative ; >= ; 95.00  ; -   ; %       ; -
                    ≥ 1000.00 （人次）  ; quantitative ; >= ; 1000.00 ; -  ; 人次    ; -
                    =300.00(元/人/年)  ; quantitative ; =  ; 300.00 ; -   ; 元/人/年 ; -
                    =0.00(元/次)       ; quantitative ; =  ; 0.00   ; -   ; 元/次   ; -
                    ≧100%              ; quantitative ; >= ; 100    ; -   ; %       ; -
                    ═100%              ; quantitative ; =  ; 100    ; -   ; %       ; -
                    >=90%              ; quantitative ; >= ; 90     ; -   ; %       ; -
                    》=90%             ; quantitative ; >= ; 90     ; -   ; %       ; -
                    ‹=5                ; quantitative ; <= ; 5      ; -   ; -       ; -
                    ＞３０次           ; quantitative ; >  ; 30     ; -   ; 次      ; -
                    不少于12种         ; quantitative ; >= ; 12     ; -   ; 种      ; -
                    不低于4.5万元/年   ; quantitative ; >= ; 4.5    ; -   ; 万元/年 ; -
                    大于等于10157.6平方米 ; quantitative ; >= ; 10157.6 ; - ; 平方米 ; -
                    小于0.9‰           ; quantitative ; <  ; 0.9    ; -   ; ‰       ; -
                    98%以上            ; quantitative ; >= ; 98     ; -   ; %       ; -
                    15%及其以下        ; quantitative ; <= ; 15     ; -   ; %       ; -
                    30秒内             ; quantitative ; <= ; 30     ; -   ; 秒      ; -
                    =100百分比         ; quantitative ; =  ; 100    ; -   ; 百分比  ; -
                    3,724,055.00       ; quantitative ; -  ; 3724055.00 ; - ; -     ; -
                    1.2万亩            ; quantitative ; -  ; 1.2    ; -   ; 万亩    ; -
                    1次/月             ; quantitative ; -  ; 1      ; -   ; 次/月   ; -
                    ≥0.565km           ; quantitative ; >= ; 0.565  ; -   ; km      ; -
                    80TB               ; quantitative ; -  ; 80     ; -   ; TB      ; -
                    0起                ; quantitative ; -  ; 0      ; -   ; 起      ; -
                    米|=|3500          ; quantitative ; =  ; 3500   ; -   ; 米      ; -
                    %|≥|85             ; quantitative ; >= ; 85     ; -   ; %       ; -
                    470|人/天          ; quantitative ; -  ; 470    ; -   ; 人/天   ; -
                    万人|≥2.5          ; quantitative ; >= ; 2.5    ; -   ; 万人    ; -
                    ≥-5                ; quantitative ; >= ; -5     ; -   ; -       ; target-negative
                    100元左右          ; quantitative ; -  ; 100    ; -   ; 元      ; target-approximate
                    3-5次              ; range        ; -  ; 3      ; 5   ; 次      ; -
                    18—54周岁          ; range        ; -  ; 18     ; 54  ; 周岁    ; -
                    80%-90%            ; range        ; -  ; 80     ; 90  ; %       ; -
                    12月底前           ; deadline     ; -  ; -      ; -   ; -       ; -
                    2021年底           ; deadline     ; -  ; -      ; -   ; -       ; -
                    2022-12-30前       ; deadline     ; -  ; -      ; -   ; -       ; -
                    完成时间为2022年12月30日 ; deadline ; - ; -     ; -   ; -       ; -
                    2020-01-01至2020-11-30 ; deadline ; - ; -       ; -   ; -       ; -
                    2020年1月--2020年11月 ; deadline  ; -  ; -      ; -   ; -       ; -
                    9月前              ; deadline     ; -  ; -      ; -   ; -       ; target-date-uncertain
                    =约定整理数量      ; qualitative  ; =  ; -      ; -   ; -       ; target-without-number
                    ≤辖区平均标准      ; qualitative  ; <= ; -      ; -   ; -       ; target-without-number
                    档案管理规范要求   ; qualitative  ; -  ; -      ; -   ; -       ; -
                    定性|高中低        ; qualitative  ; -  ; -      ; -   ; -       ; -
                    每亩300            ; qualitative  ; -  ; -      ; -   ; -       ; target-number-in-words
                    11月底完成100%     ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    100%1000件         ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    5-3次              ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    10²                ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    ①5次               ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    50余人             ; unreadable   ; -  ; -      ; -   ; -       ; target-ambiguous
                    不低于|90|%        ; quantitative ; >= ; 90     ; -   ; %       ; -
                    不低于上年         ; qualitative  ; >= ; -      ; -   ; -       ; target-without-number
                    2021年             ; deadline     ; -  ; -      ; -   ; -       ; target-date-uncertain
                    ？！               ; unreadable   ; -  ; -      ; -   ; -       ; target-unreadable
                    --                 ; missing      ; -  ; -      ; -   ; -       ; target-missing
                    """)
    void read(String text, String kind, String operator, String value, String upper, String unit, String finding) {
        TargetReading reading = TargetReader.read(text, 2023);
        Target target = reading.target();
        assertEquals(kind, target.kind().json());
        assertEquals(
                operator, target.operator() == null ? null : target.operator().symbol());
        assertEquals(value, target.value() == null ? null : target.value().toPlainString());
        assertEquals(upper, target.upper() == null ? null : target.upper().toPlainString());
        assertEquals(unit, target.unit());
        assertEquals(
                finding == null ? List.of() : List.of(finding),
                reading.findings().stream().map(Finding::code).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "12月底前,2023-12-31",
        "9月前,2023-08-31",
        "2021年底,2021-12-31",
        "2024年2月,2024-02-29",
        "2022年12月30日,2022-12-30",
        "年底前,2023-12-31",
        "2020年1月--2020年11月,2020-11-30"
    })
    void deadlinesEndOnADay(String text, String day) {
        assertEquals(day, TargetReader.read(text, 2023).target().date().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"≥5 0", "≥５　０", "1, 000", "3 .5"})
    void numbersApartAreNotOne(String text) {
        assertEquals(
                TargetKind.UNREADABLE, TargetReader.read(text, 2023).target().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023.12", "1-12月"})
    void whatMayBeADateIsAskedAbout(String text) {
        assertEquals(
                "target-maybe-date",
                TargetReader.read(text, 2023).findings().get(0).code());
    }

    @Test
    void aDeadlineWithoutAnyYearIsNotGuessed() {
        assertEquals(
                TargetKind.UNREADABLE, TargetReader.read("12月底前", null).target().kind());
    }

    @Provide
    Arbitrary<String> likeTargets() {
        return Arbitraries.strings()
                .withChars("0123456789０５,，.%‰≥≤<>=＝-—~()（）|万亿元次人年月日底前以上下内左右不少于完成提升 \t\n/")
                .ofMaxLength(30);
    }

    @Property
    void anyTextIsReadWithoutFailingAndKept(@ForAll String text) {
        assertEquals(text.strip(), TargetReader.read(text, 2023).target().text());
    }

    @Property
    void textsLikeTargetsTooAndWhiteSpaceAroundThemDoesNotMatter(@ForAll("likeTargets") String text) {
        TargetReading reading = TargetReader.read(text, 2023);
        assertEquals(text.strip(), reading.target().text());
        assertEquals(reading, TargetReader.read("  " + text + "\n", 2023));
    }

    @Property
    void aPrintedReadingReadsToItself(@ForAll("likeTargets") String text) {
        Target target = TargetReader.read(text, 2023).target();
        if (!target.printed().isEmpty()) {
            Target again = TargetReader.read(target.printed(), 2023).target();
            assertEquals(target.printed(), again.printed());
            assertEquals(
                    new Target(
                            again.text(),
                            target.kind(),
                            target.operator(),
                            target.value(),
                            target.upper(),
                            target.unit(),
                            target.date()),
                    again);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "三次, qualitative, target-number-in-words",
        "不少于十二次, qualitative, target-without-number",
        "十分满意, qualitative,",
        "一流, qualitative,",
        "≤6月, quantitative, target-maybe-date",
        "6个月, quantitative,",
        "12个月底到位, deadline, target-date-uncertain",
        "≥95%以上, quantitative,",
        "≥95%以下, unreadable, target-ambiguous",
        "6000㎡, quantitative,",
        "100%1000件, unreadable, target-ambiguous",
        "1.培训3次；2.检查5次, unreadable, target-ambiguous",
        "'，', unreadable, target-unreadable",
        "#REF!, unreadable, target-no-value",
        "—, missing, target-missing"
    })
    void whatIsUncertainIsAFinding(String text, String kind, String finding) {
        TargetReading reading = TargetReader.read(text, 2023);
        assertEquals(kind, reading.target().kind().toString().toLowerCase(Locale.ROOT));
        assertEquals(
                finding,
                reading.findings().isEmpty() ? null : reading.findings().get(0).code());
    }

    @Property
    void fullWidthFormsReadAlike(@ForAll("likeTargets") String text) {
        Target wide = TargetReader.read(text, 2023).target();
        Target narrow = TargetReader.read(Normalizer.normalize(text, Normalizer.Form.NFKC), 2023)
                .target();
        assertEquals(narrow.kind(), wide.kind());
        assertEquals(narrow.value(), wide.value());
        assertEquals(narrow.operator(), wide.operator());
    }

    @Test
    void thePublishedTextsAreReadAsTheirCollectorSawThem() {
        String table = new String(SharedFiles.read("samples/target-forms.tsv"), StandardCharsets.UTF_8);
        List<String[]> rows = table.lines().skip(1).map(l -> l.split("\t", -1)).toList();
        List<String> others = rows.stream()
                .filter(TargetReaderTest::plainlyNumeric)
                .map(r -> r[0])
                .filter(t -> TargetReader.read(t, 2022).target().kind() != TargetKind.QUANTITATIVE)
                .toList();
        assertEquals(162, rows.size());
        // These say their unit before the number.
        assertEquals(List.of("每亩300", "每亩100"), others);
    }

    private static boolean plainlyNumeric(String[] row) {
        return row[2].matches("(numeric|percent|duration|money|zero|frequency|per mille).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3 | 5 | 次", "80 | 90 | %", "100 | 10", "≥ | 100 | 10", "12.5 | 3", "≥ | ≤ | 5", "100 | ≥10"})
    void twoNumbersInTwoCellsAreNeverOne(String cells) {
        TargetReading reading = TargetReader.read(cells, 2023);
        assertNull(reading.target().value(), reading.target().toString());
        assertFalse(reading.findings().isEmpty());
    }
}
