package org.jiheng.declaration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.fact.Level1;
import org.jiheng.http.Message;

/** The level-1 and level-2 words of the ministry's forms (财预〔2020〕10号, 财预〔2021〕101号), and which belongs to which. */
public final class IndicatorLevels {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Map<String, Level1> LEVEL2 = new LinkedHashMap<>();

    static {
        for (String word : "数量 质量 时效 成本".split(" ")) {
            LEVEL2.put(word, Level1.OUTPUT);
        }
        for (String word : "经济效益 社会效益 生态效益 可持续影响 可持续发展".split(" ")) {
            LEVEL2.put(word, Level1.BENEFIT);
        }
        for (String word : "服务对象满意度 受益对象满意度 社会公众满意度 帮扶对象满意度".split(" ")) {
            LEVEL2.put(word, Level1.SATISFACTION);
        }
        for (String word : "经济成本 社会成本 生态环境成本".split(" ")) {
            LEVEL2.put(word, Level1.COST);
        }
    }

    private static final Map<String, Level1> LEVEL1 =
            Arrays.stream(Level1.values()).collect(Collectors.toMap(level -> stem(level.label()), Function.identity()));

    private IndicatorLevels() {}

    /** A level as it is compared and stored: no white space, full-width folded; null stays null and blank becomes null. */
    public static String tidy(String word) {
        if (word == null) {
            return null;
        }
        String plain =
                SPACE.matcher(Normalizer.normalize(word, Normalizer.Form.NFKC)).replaceAll("");
        return plain.isEmpty() ? null : plain;
    }

    /** The full level-1 word meant by a printed one (产出 or 产出指标); null for any other. */
    static String level1(String printed) {
        return label(LEVEL1.get(stem(printed)));
    }

    /** The full level-1 word that a level 2 belongs to; null where it does not tell. */
    static String level1OfLevel2(String printed) {
        return label(LEVEL2.get(stem(printed)));
    }

    private static String label(Level1 level) {
        return level == null ? null : level.label();
    }

    /** The full level-1 word of a row: as given, else as its level 2 tells; null where neither is known. */
    public static String level1Of(String level1, String level2) {
        if (tidy(level1) != null) {
            return level1(level1);
        }
        return level1OfLevel2(level2);
    }

    private static String stem(String printed) {
        String word = tidy(printed);
        return word == null ? "" : word.endsWith("指标") ? word.substring(0, word.length() - 2) : word;
    }

    /** What a level 1 may be. */
    static Message expected() {
        String words = Arrays.stream(Level1.values()).map(Level1::label).collect(Collectors.joining("、"));
        return new Message(
                "一级指标须为：" + words + "；或写明二级指标（如 数量指标、社会效益指标）以便归类。",
                "level1 is one of " + words + ", or level2 (数量指标, 社会效益指标, …) must tell.");
    }
}
