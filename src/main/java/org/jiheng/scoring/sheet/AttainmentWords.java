package org.jiheng.scoring.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jiheng.fact.Attainment;

/** The degrees of attainment as forms write them (财预〔2020〕10号, shortened as tables do). */
public final class AttainmentWords {
    private static final Map<Attainment, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Attainment.MET, "达成");
        WORDS.put(Attainment.PARTLY, "部分达成");
        WORDS.put(Attainment.UNMET, "未达成");
        WORDS.put(Attainment.NOT_APPLICABLE, "不适用");
    }

    private AttainmentWords() {}

    static String[] words() {
        return WORDS.values().toArray(String[]::new);
    }

    /** As the ministry names the bands. */
    public static String onForms(Attainment attainment) {
        return attainment == Attainment.NOT_APPLICABLE ? WORDS.get(attainment) : WORDS.get(attainment) + "年度指标";
    }

    /** The same for who reads English. */
    public static String inEnglish(Attainment attainment) {
        return switch (attainment) {
            case MET -> "target met";
            case PARTLY -> "target partly met";
            case UNMET -> "target not met";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    static Optional<Attainment> read(String word) {
        return WORDS.entrySet().stream()
                .filter(e -> e.getValue().equals(word.strip()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
