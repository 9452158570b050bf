package org.jiheng.ruleset.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule file may be built of, by exact class: rules of one pattern with conditions. Everything that is not listed here is
 * refused, whatever it may do.
 */
final class Structure {
    private static final int MOST_RULES = 500;
    private static final int MOST_CONDITIONS = 30;
    private static final Set<String> ANNOTATIONS = Set.of("依据");
    /** Goes unescaped into generated Java, where a quote, a backslash or a star could end a string or a comment. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} &&[^\"'`\\\\*@${}]]{1,200}");

    private static final Pattern VARIABLE = Pattern.compile("\\$[\\p{L}_][\\p{L}\\p{N}_]{0,40}");

    private final Refusals refusals;

    Structure(Refusals refusals) {
        this.refusals = refusals;
    }

    /** What stands outside the rules. */
    void file(PackageDescr file) {
        refuse(1, "功能 function", "a function", file.getFunctions());
        refuse(1, "全局变量 global", "a global", file.getGlobals());
        refuse(1, "import function", "import function", file.getFunctionImports());
        refuse(1, "import accumulate", "import accumulate", file.getAccumulateImports());
        refuse(1, "类型声明 declare", "declare", file.getTypeDeclarations());
        refuse(1, "枚举声明 declare enum", "declare enum", file.getEnumDeclarations());
        refuse(1, "入口声明 entry-point", "an entry point", file.getEntryPointDeclarations());
        refuse(1, "窗口声明 window", "a window", file.getWindowDeclarations());
        refuse(1, "属性（规则之外）", "an attribute outside a rule", file.getAttributes());
        refuse(1, "规则单元 unit", "a unit", file.getUnit() == null ? List.of() : List.of(file.getUnit()));
        if (file.getRules().size() > MOST_RULES) {
            refusals.add(
                    "too-many-rules",
                    1,
                    null,
                    "一个文件最多 " + MOST_RULES + " 条规则。",
                    "A file has at most " + MOST_RULES + " rules.");
        }
    }

    private void refuse(int line, String zh, String en, Collection<?> found) {
        if (!found.isEmpty()) {
            int at = found.iterator().next() instanceof BaseDescr part && part.getLine() > 0 ? part.getLine() : line;
            construct(at, zh, en);
        }
    }

    private void construct(int line, String zh, String en) {
        refusals.add(
                "construct",
                line,
                null,
                "规则文件中不能有" + zh + "；只能写 rule … when … then … end，when 中一个事实，then 中调用它的动作。",
                "A rule file may not hold " + en
                        + "; it holds rule … when … then … end, with one fact in when and calls of its verbs in then.");
    }

    /** @return the one pattern of the rule, null where there is none or something else */
    PatternDescr rule(RuleDescr rule) {
        int line = rule.getLine();
        if (rule.getClass() != RuleDescr.class || rule.hasParent() || rule.getUnit() != null) {
            construct(line, "查询 query、继承 extends 或单元", "a query, extends or a unit");
            return null;
        }
        if (rule.getName() == null || !plain(rule.getName())) {
            refusals.add(
                    "rule-name",
                    line,
                    null,
                    "规则名只用文字、数字和常用标点（没有引号、反斜杠和星号），最多 200 字。",
                    "A rule's name has letters, digits and common punctuation only (no quote, backslash or star), 200 at most.");
        }
        if (!rule.getAttributes().isEmpty()) {
            String names = String.join(", ", rule.getAttributes().keySet());
            construct(line, "规则属性 " + names, "the attribute " + names);
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            construct(line, "命名的 then", "a named consequence");
        }
        rule.getAnnotations().forEach(this::annotation);
        AndDescr conditions = rule.getLhs();
        if (conditions == null
                || conditions.getClass() != AndDescr.class
                || conditions.getDescrs().size() != 1) {
            int found = conditions == null ? 0 : conditions.getDescrs().size();
            refusals.add(
                    "one-pattern",
                    line,
                    null,
                    "when 中要有而且只有一个事实，这里有 " + found + " 个。",
                    "when holds one fact and no more, here are " + found + ".");
            return null;
        }
        return pattern(conditions.getDescrs().get(0), line);
    }

    private PatternDescr pattern(BaseDescr part, int ruleLine) {
        int line = part.getLine() > 0 ? part.getLine() : ruleLine;
        if (part.getClass() != PatternDescr.class) {
            construct(
                    line,
                    "not、exists、or、forall、eval、accumulate 等条件",
                    "not, exists, or, forall, eval, accumulate and the like");
            return null;
        }
        PatternDescr pattern = (PatternDescr) part;
        boolean plain = pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotations().isEmpty()
                && pattern.getPositionalConstraints().isEmpty()
                && !pattern.isQuery()
                && !pattern.isUnification()
                && !pattern.isNegated();
        if (!plain) {
            construct(
                    line,
                    "from、over、entry-point、注解、位置条件或 := ",
                    "from, over, an entry point, an annotation, a positional condition or :=");
            return null;
        }
        if (pattern.getIdentifier() == null
                || !VARIABLE.matcher(pattern.getIdentifier()).matches()) {
            refusals.add(
                    "variable",
                    line,
                    pattern.getIdentifier(),
                    "事实前要有变量，以 $ 开头，例如 $i : Indicator( … )。",
                    "A fact has a variable before it that begins with $, as $i : Indicator( … ).");
            return null;
        }
        if (pattern.getDescrs().size() > MOST_CONDITIONS
                || pattern.getDescrs().stream().anyMatch(c -> c.getClass() != ExprConstraintDescr.class)) {
            construct(
                    line,
                    "超过 " + MOST_CONDITIONS + " 个条件，或不是比较的条件",
                    "more than " + MOST_CONDITIONS + " conditions, or one that is no comparison");
            return null;
        }
        return pattern;
    }

    private void annotation(AnnotationDescr annotation) {
        Map<String, Object> values = annotation.getValueMap();
        Object value = annotation.getSingleValueStripped();
        boolean known = ANNOTATIONS.contains(annotation.getName())
                && values.keySet().equals(Set.of("value"))
                && value instanceof String text
                && plain(text);
        if (!known) {
            refusals.add(
                    "annotation",
                    annotation.getLine() > 0 ? annotation.getLine() : 1,
                    "@" + annotation.getName(),
                    "注解只能是 @依据(\"条款\")，条款只用文字、数字和常用标点。",
                    "The only annotation is @依据(\"clause\"), of letters, digits and common punctuation.");
        }
    }

    private static boolean plain(String text) {
        return PLAIN.matcher(text).matches() && !Consequences.holdsMarkup(text);
    }

    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }
}
