package org.jiheng.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jiheng.ruleset.expand.DecisionTable;
import org.jiheng.ruleset.expand.Expansion;
import org.jiheng.ruleset.expand.Phrases;
import org.jiheng.ruleset.sandbox.Characters;
import org.jiheng.ruleset.sandbox.Layer;
import org.jiheng.ruleset.sandbox.SourceLayer;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * One rule file, parsed; a decision table or a file of phrases is expanded before.
 *
 * @param file path below the rule set's folder
 * @param text the whole file as DRL
 * @param rules in the order of the file
 * @param lines from a line of the DRL to the line of the file
 */
public record RuleSource(String file, String text, List<RuleDescr> rules, IntUnaryOperator lines) {
    /** The package that every rule file declares; the engine compiles all files of a rule set as one. */
    static final String PACKAGE = "jiheng.rules";

    static final String IMPORT = "org.jiheng.fact.*";
    private static final String BASIS = "依据";
    private static final int MOST_NESTED = 20;
    /** A pattern has no more lines than that. */
    private static final int FAR_BELOW = 30;

    private static final Pattern RULES = Pattern.compile("(?m)^\\s*rule\\b");

    /** Parses the rule files; a file that does not parse is left out, and why goes to {@code findings}. */
    static List<RuleSource> parse(RuleSetContent content, Set<Layer> layers, Consumer<RuleFinding> findings) {
        boolean guarded = layers.contains(Layer.SOURCE);
        List<RuleSource> sources = new ArrayList<>();
        content.files().forEach((file, written) -> {
            if (guarded && !Characters.check(file, written, findings)) {
                return;
            }
            Expansion expansion = expand(content, file, written);
            expansion
                    .errors()
                    .forEach(e -> findings.accept(new RuleFinding(
                            RuleFinding.Level.ERROR, e.code(), file, e.line(), null, e.message(), null)));
            String text = expansion.drl();
            // What a table or phrases put together is looked at like what was written.
            if (text == null || (guarded && text != written && !Characters.check(file, text, findings))) {
                return;
            }
            if (guarded && RULES.splitAsStream(text).anyMatch(rule -> depth(rule) > MOST_NESTED)) {
                // The parser itself does not come back from far deeper ones.
                findings.accept(RuleFinding.error(
                        "nested-too-deep",
                        file,
                        1,
                        null,
                        "文件中的括号超过 " + MOST_NESTED + " 层。",
                        "Brackets in the file go more than " + MOST_NESTED + " deep."));
                return;
            }
            try {
                DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
                PackageDescr parsed = parser.parse(false, text);
                parser.getErrors().forEach(error -> findings.accept(syntax(file, error, expansion.lines())));
                if (!parser.hasErrors() && parsed != null) {
                    if (guarded) {
                        checkHead(file, parsed, findings);
                    }
                    RuleSource source = new RuleSource(file, text, List.copyOf(parsed.getRules()), expansion.lines());
                    if (guarded) {
                        SourceLayer.check(parsed, source, findings);
                    }
                    sources.add(source);
                }
            } catch (DroolsParserException | RuntimeException | StackOverflowError broken) {
                findings.accept(RuleFinding.error(
                        "syntax", file, 1, null, "文件无法解析：" + broken, "The file cannot be parsed: " + broken));
            }
        });
        return sources;
    }

    /** The DRL of a rule file; nothing for a file that holds no rules. */
    private static Expansion expand(RuleSetContent content, String file, String written) {
        String kind = file.substring(file.lastIndexOf('.') + 1);
        return switch (kind) {
            case "drl" -> Expansion.none(written);
            case "csv", "xlsx" -> DecisionTable.expand(written, PACKAGE, IMPORT);
            case "dslr" ->
                Phrases.expand(
                        written,
                        content.files().entrySet().stream()
                                .filter(f -> f.getKey().endsWith(".dsl"))
                                .map(Map.Entry::getValue)
                                .toList());
            default -> Expansion.none(null);
        };
    }

    /**
     * A place in the file.
     *
     * @param column from 1, null where unknown
     */
    public record Place(Integer line, Integer column) {}

    /**
     * Where a text stands in the file, at a line of the DRL or a little below it; the line alone where it is not found there, or
     * where the file is no DRL.
     *
     * @param wanted null for none
     */
    public Place find(int line, String wanted) {
        List<String> all = text.lines().toList();
        boolean written = lines.applyAsInt(all.size()) == all.size() && file.endsWith(".drl");
        if (wanted != null && written) {
            Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(wanted) + "(?![\\p{L}\\p{N}_])");
            Pattern sign = Pattern.compile(Pattern.quote(wanted));
            Pattern pattern = Character.isLetter(wanted.codePointAt(0)) ? word : sign;
            for (int i = line; i <= Math.min(all.size(), line + FAR_BELOW); i++) {
                Matcher found = pattern.matcher(all.get(i - 1));
                if (found.find()) {
                    return new Place(i, found.start() + 1);
                }
            }
        }
        return new Place(lines.applyAsInt(line), null);
    }

    /** Where a rule begins in its file. */
    int line(RuleDescr rule) {
        return lines.applyAsInt(rule.getLine());
    }

    /** How deep round brackets are nested; one that is never closed counts to the end. */
    static int depth(String text) {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            depth = Math.max(depth, 0);
            most = Math.max(most, depth);
        }
        return most;
    }

    private static RuleFinding syntax(String file, DroolsError error, IntUnaryOperator lines) {
        Integer line =
                error instanceof ParserError e && e.getRow() > 0 ? Integer.valueOf(lines.applyAsInt(e.getRow())) : null;
        Integer column = error instanceof ParserError e && e.getCol() >= 0 ? Integer.valueOf(e.getCol() + 1) : null;
        String reason = error.getMessage();
        return RuleFinding.error(
                "syntax",
                file,
                line,
                column,
                "语法有误，请检查这一行及上一行的括号、引号和 when/then/end：" + reason,
                "Syntax error; look at brackets, quotes and when/then/end here and on the line before: " + reason);
    }

    private static void checkHead(String file, PackageDescr parsed, Consumer<RuleFinding> findings) {
        if (!PACKAGE.equals(parsed.getName())) {
            findings.accept(RuleFinding.error(
                    "package",
                    file,
                    1,
                    null,
                    "文件应以 package " + PACKAGE + " 开头，现为 " + parsed.getName() + "。",
                    "A rule file begins with package " + PACKAGE + ", this one has " + parsed.getName() + "."));
        }
        parsed.getImports().stream()
                .filter(i -> !IMPORT.equals(i.getTarget()))
                .forEach(other -> findings.accept(RuleFinding.error(
                        "import",
                        file,
                        Math.max(1, other.getLine()),
                        null,
                        "只能写 import " + IMPORT + "，不能引入 " + other.getTarget() + "。",
                        "Only import " + IMPORT + " is allowed, not " + other.getTarget() + ".")));
    }

    /** Where each rule of these files stands, by name. */
    static Map<String, RuleRef> index(List<RuleSource> sources, Consumer<RuleFinding> findings) {
        Map<String, RuleRef> index = new LinkedHashMap<>();
        for (RuleSource source : sources) {
            for (RuleDescr rule : source.rules()) {
                RuleRef ref = new RuleRef(rule.getName(), source.file(), source.line(rule), basis(rule));
                RuleRef earlier = index.putIfAbsent(rule.getName(), ref);
                if (earlier != null) {
                    findings.accept(RuleFinding.error(
                            "rule-repeated",
                            source.file(),
                            source.line(rule),
                            null,
                            "规则「" + rule.getName() + "」在 " + earlier.file() + " 第 " + earlier.line() + " 行已有；请改名。",
                            "Rule \"" + rule.getName() + "\" exists at " + earlier.file() + ":" + earlier.line()
                                    + "; rename one."));
                }
            }
        }
        return index;
    }

    private static String basis(RuleDescr rule) {
        AnnotationDescr annotation = rule.getAnnotation(BASIS);
        return annotation == null || annotation.getSingleValueStripped() == null
                ? null
                : annotation.getSingleValueStripped().toString();
    }

    /**
     * A condition of a rule, as written.
     *
     * @param fact name of the fact type
     * @param text one or several conditions on its properties
     */
    public record Condition(String rule, String fact, String text) {}

    /** The conditions of a content whose files parse; nothing for a file that does not. */
    public static List<Condition> conditions(RuleSetContent content) {
        List<Condition> conditions = new ArrayList<>();
        for (RuleSource source : parse(content, Layer.ALL, finding -> {})) {
            for (RuleDescr rule : source.rules()) {
                for (BaseDescr part : rule.getLhs().getDescrs()) {
                    if (part instanceof PatternDescr pattern) {
                        pattern.getDescrs()
                                .forEach(c -> conditions.add(
                                        new Condition(rule.getName(), pattern.getObjectType(), c.getText())));
                    }
                }
            }
        }
        return conditions;
    }

    /** The file with every rule but one blanked out; what is left keeps its lines. */
    String only(RuleDescr kept) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (RuleDescr rule : rules) {
            if (rule != kept) {
                for (int line = rule.getLine(); line <= Math.min(rule.getEndLine(), lines.size()); line++) {
                    lines.set(line - 1, "");
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
