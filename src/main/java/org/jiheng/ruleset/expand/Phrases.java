package org.jiheng.ruleset.expand;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.drools.drl.parser.lang.ExpanderException;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.jiheng.http.Message;

/** Rules in phrases ({@code .dslr}), and the dictionaries ({@code .dsl}) that say what a phrase stands for. */
public final class Phrases {
    private static final int LONGEST_LINE = 500;
    /** A variable with an expression of its own could make reading a line take for ever. */
    private static final Pattern OWN_EXPRESSION = Pattern.compile("\\{[^{}]*:[^{}]*}");

    private Phrases() {}

    /**
     * Expands a file of rules.
     *
     * @param dictionaries all of the rule set
     */
    public static Expansion expand(String dslr, Collection<String> dictionaries) {
        DefaultExpander expander = new DefaultExpander();
        try {
            for (String dictionary : dictionaries) {
                Expansion.Error unfit = unfit(dictionary);
                DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
                if (unfit != null || !file.parseAndLoad(new StringReader(dictionary))) {
                    return Expansion.failed(
                            unfit != null
                                    ? unfit
                                    : error(
                                            null,
                                            "说法（.dsl）有误：" + file.getErrors(),
                                            "A dictionary (.dsl) is wrong: " + file.getErrors()));
                }
                expander.addDSLMapping(file.getMapping());
            }
            if (dslr.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
                return Expansion.failed(error(
                        null, "一行最多 " + LONGEST_LINE + " 字。", "A line has at most " + LONGEST_LINE + " characters."));
            }
            String drl = expander.expand(dslr);
            if (!expander.hasErrors()) {
                return new Expansion(drl, lines(dslr), List.of());
            }
            List<Expansion.Error> errors = new ArrayList<>();
            for (ExpanderException unknown : expander.getErrors()) {
                String said = String.valueOf(unknown.getMessage());
                errors.add(error(
                        unknown.getLine() > 0 ? unknown.getLine() : null,
                        "这一行不是 .dsl 中的说法：" + said,
                        "This line is no phrase of a .dsl: " + said));
            }
            return Expansion.failed(errors.toArray(Expansion.Error[]::new));
        } catch (IOException | RuntimeException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            return Expansion.failed(error(null, "文件无法展开：" + reason, "The file cannot be expanded: " + reason));
        }
    }

    /** A condition that begins with a hyphen goes into the line above it; all others keep a line of their own. */
    private static IntUnaryOperator lines(String dslr) {
        List<Integer> origin = new ArrayList<>();
        boolean conditions = false;
        int number = 0;
        for (String line : dslr.lines().toList()) {
            number++;
            String text = line.strip();
            conditions = text.equals("when") || conditions && !text.equals("then");
            if (!conditions || !text.startsWith("-")) {
                origin.add(number);
            }
        }
        return line -> origin.isEmpty() ? line : origin.get(Math.max(0, Math.min(line, origin.size()) - 1));
    }

    private static Expansion.Error unfit(String dictionary) {
        return dictionary
                        .lines()
                        .anyMatch(l ->
                                !l.startsWith("#") && OWN_EXPRESSION.matcher(l).find())
                ? error(
                        null,
                        "说法（.dsl）中的变量只写 {名称}，不带表达式。",
                        "A variable in a dictionary (.dsl) is {name}, without an expression.")
                : null;
    }

    private static Expansion.Error error(Integer line, String zh, String en) {
        return new Expansion.Error("phrase-unknown", line, new Message(zh, en));
    }
}
