package org.jiheng.ruleset;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jiheng.http.Message;

/**
 * Finds fact types, properties and verbs that do not exist. The compiler finds them too, but without a line; this says where, and what
 * was probably meant.
 */
final class NameCheck {
    /** The time to compile doubles with every level. */
    private static final int MOST_NESTED = 3;

    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "in", "not", "matches", "contains", "memberOf", "str", "this", "and", "or");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$\\p{IsHan}])[\\p{L}_][\\w\\p{L}]*(?!\\s*\\()");
    private static final Pattern CALL =
            Pattern.compile("(\\$?[\\p{L}_][\\w\\p{L}]*)\\s*\\.\\s*([\\p{L}_][\\w\\p{L}]*)\\s*\\(");

    private final RuleSource source;
    private final Consumer<RuleFinding> findings;

    NameCheck(RuleSource source, Consumer<RuleFinding> findings) {
        this.source = source;
        this.findings = findings;
    }

    void run() {
        for (RuleDescr rule : source.rules()) {
            Map<String, FactTypes> bound = new HashMap<>();
            for (BaseDescr part : rule.getLhs().getDescrs()) {
                if (part instanceof PatternDescr pattern) {
                    check(rule, pattern, bound);
                }
            }
            checkVerbs(rule, bound);
        }
    }

    private void check(RuleDescr rule, PatternDescr pattern, Map<String, FactTypes> bound) {
        FactTypes type = FactTypes.named(pattern.getObjectType()).orElse(null);
        if (type == null) {
            report(
                    "fact-unknown",
                    line(rule, pattern),
                    pattern.getObjectType(),
                    "事实类型",
                    "fact type",
                    FactTypes.names());
            return;
        }
        if (pattern.getIdentifier() != null) {
            bound.put(pattern.getIdentifier(), type);
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            String text = TEXT.matcher(constraint.getText()).replaceAll("\"\"");
            if (RuleSource.depth(text) > MOST_NESTED) {
                findings.accept(RuleFinding.error(
                        "nested-too-deep",
                        source.file(),
                        line(rule, constraint),
                        null,
                        "条件中的括号最多 " + MOST_NESTED + " 层；请拆成几条规则，或用逗号分开条件。",
                        "Brackets in a condition go at most " + MOST_NESTED
                                + " deep; make several rules, or separate conditions by commas."));
                continue;
            }
            Matcher name = NAME.matcher(text);
            while (name.find()) {
                String word = name.group();
                if (!WORDS.contains(word) && !type.properties().contains(word)) {
                    report(
                            "property-unknown",
                            line(rule, constraint),
                            word,
                            pattern.getObjectType() + " 的属性",
                            "property of " + pattern.getObjectType(),
                            type.properties());
                }
            }
        }
    }

    private void checkVerbs(RuleDescr rule, Map<String, FactTypes> bound) {
        String consequence = TEXT.matcher(String.valueOf(rule.getConsequence())).replaceAll("\"\"");
        Matcher call = CALL.matcher(consequence);
        while (call.find()) {
            FactTypes type = bound.get(call.group(1));
            int line = source.lines()
                    .applyAsInt(rule.getConsequenceLine()
                            + (int) consequence
                                    .substring(0, call.start())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count());
            String verb = call.group(2);
            if (type != null && !type.verbs().contains(verb)) {
                report("verb-unknown", line, verb, "动作", "verb", type.verbs());
            } else if (type != null) {
                int given = arguments(consequence, call.end());
                if (given >= 0 && !type.arguments(verb).contains(given)) {
                    findings.accept(RuleFinding.error(
                            "verb-arguments",
                            source.file(),
                            line,
                            null,
                            verb + " 需要 " + type.arguments(verb) + " 个参数，这里有 " + given + " 个。",
                            verb + " takes " + type.arguments(verb) + " arguments, here are " + given + "."));
                }
            }
        }
    }

    /** Counts the arguments of a call from behind its opening bracket; -1 where the bracket never closes. */
    private static int arguments(String text, int from) {
        int depth = 0;
        int commas = 0;
        boolean any = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ')' && depth == 0) {
                return any ? commas + 1 : 0;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
            any |= !Character.isWhitespace(c);
        }
        return -1;
    }

    private int line(RuleDescr rule, BaseDescr part) {
        return source.lines().applyAsInt(part.getLine() > 0 ? part.getLine() : rule.getLine());
    }

    private void report(String code, int line, String name, String whatZh, String whatEn, Collection<String> known) {
        String nearest = FactTypes.nearest(name, known);
        String allowed = String.join(", ", List.copyOf(known));
        findings.accept(new RuleFinding(
                RuleFinding.Level.ERROR,
                code,
                source.file(),
                line,
                null,
                new Message(
                        "「" + name + "」不是" + whatZh + "；最接近的是 " + nearest + "，可用的有：" + allowed + "。",
                        "\"" + name + "\" is no " + whatEn + "; the nearest is " + nearest + ", known are: " + allowed
                                + "."),
                allowed));
    }
}
