package org.jiheng.ruleset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code ruleset.yaml}: what a rule set is, and how it rounds.
 *
 * @param title for people
 * @param basis the document it follows
 * @param certainty how far its rules were checked against that document; null where nothing is said
 * @param years first and last budget year it is meant for; either may be null
 * @param rounding null means the default
 * @param terms words it uses and what they mean; may be null
 * @param include files of other rule sets that are part of this one, as {@code mof-2020/missing.drl}; may be null
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record RuleSetDefinition(
        String title,
        String basis,
        String certainty,
        Years years,
        Rounding rounding,
        Map<String, String> terms,
        List<String> include) {

    private static final ObjectMapper YAML = new YAMLMapper();

    /** Budget years, both included; null is open. */
    public record Years(Integer from, Integer to) {
        boolean include(int year) {
            return (from == null || year >= from) && (to == null || year <= to);
        }

        /** As people write it: 2020–, –2023, 2020–2023. */
        String shown() {
            return (from == null ? "" : from) + "–" + (to == null ? "" : to);
        }
    }

    /**
     * How points are rounded, once for each row.
     *
     * @param scale decimal places; 2 is the only one, as weights are in hundredths and coarser points could not add up to 100
     */
    public record Rounding(Integer scale, RoundingMode mode) {
        /** The usual: two decimals, half up. */
        public static final Rounding USUAL = new Rounding(2, RoundingMode.HALF_UP);

        public Rounding {
            scale = scale == null ? 2 : scale;
            mode = mode == null ? RoundingMode.HALF_UP : mode;
            if (scale != 2) {
                throw new IllegalArgumentException("scale 只能是 2（分值以百分之一分计） / scale is 2, as weights are in hundredths");
            }
            if (!List.of(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN)
                    .contains(mode)) {
                throw new IllegalArgumentException(
                        "mode 是 HALF_UP、HALF_EVEN 或 DOWN / mode is HALF_UP, HALF_EVEN or DOWN");
            }
        }
    }

    public RuleSetDefinition {
        rounding = rounding == null ? Rounding.USUAL : rounding;
    }

    /** Whether it is meant for a budget year. */
    public boolean meantFor(int year) {
        return years == null || years.include(year);
    }

    /** The years it is meant for, as people write them. */
    public String shownYears() {
        return years == null ? "–" : years.shown();
    }

    /** The files of other rule sets that a definition names; none where it cannot be read, which the check will say. */
    static List<String> includes(String definition) {
        try {
            RuleSetDefinition read = YAML.readValue(definition, RuleSetDefinition.class);
            return read == null || read.include() == null ? List.of() : read.include();
        } catch (JsonProcessingException unreadable) {
            return List.of();
        }
    }

    /** Reads the definition among the files; what is wrong with it goes to {@code findings}, and null is returned. */
    static RuleSetDefinition read(RuleSetContent content, Consumer<RuleFinding> findings) {
        String text = content.files().get(RuleSetContent.DEFINITION);
        if (text == null) {
            findings.accept(RuleFinding.error(
                    "definition-missing",
                    RuleSetContent.DEFINITION,
                    null,
                    null,
                    "缺少 ruleset.yaml；至少要有 title 和 basis 两行。",
                    "ruleset.yaml is missing; it needs at least title and basis."));
            return null;
        }
        try {
            RuleSetDefinition definition = YAML.readValue(text, RuleSetDefinition.class);
            if (definition != null
                    && definition.title() != null
                    && !definition.title().isBlank()) {
                checkIncluded(definition, content, findings);
                return definition;
            }
            findings.accept(RuleFinding.error(
                    "title-missing",
                    RuleSetContent.DEFINITION,
                    1,
                    null,
                    "ruleset.yaml 中没有 title；请写上规则集的名称。",
                    "ruleset.yaml has no title; name the rule set there."));
        } catch (JsonProcessingException wrong) {
            Integer line = line(wrong, text);
            String reason = wrong.getOriginalMessage().lines().findFirst().orElse("");
            findings.accept(RuleFinding.error(
                    "definition-unreadable",
                    RuleSetContent.DEFINITION,
                    line,
                    null,
                    "ruleset.yaml 无法读取：" + reason,
                    "ruleset.yaml cannot be read: " + reason));
        }
        return null;
    }

    /** A folder brings what it includes with it; a candidate that was sent must do so too. */
    private static void checkIncluded(
            RuleSetDefinition definition, RuleSetContent content, Consumer<RuleFinding> findings) {
        List<String> included = definition.include() == null ? List.of() : definition.include();
        for (String include : included) {
            if (!content.files().containsKey(include.substring(include.indexOf('/') + 1))) {
                findings.accept(RuleFinding.error(
                        "include-missing",
                        RuleSetContent.DEFINITION,
                        null,
                        null,
                        "include 中的 " + include + " 不在这个规则集的文件中；请一并提交。",
                        "include names " + include + ", which is not among the files; send it too."));
            }
        }
    }

    /** Of an unknown name the parser tells where it stopped reading, which is behind it; the name itself is looked for. */
    private static Integer line(JsonProcessingException wrong, String text) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(unknown.getPropertyName() + ":")) {
                    return i + 1;
                }
            }
        }
        return wrong.getLocation() == null
                ? null
                : Integer.valueOf(Math.max(1, wrong.getLocation().getLineNr()));
    }
}
