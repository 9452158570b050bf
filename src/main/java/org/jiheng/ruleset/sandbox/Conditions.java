package org.jiheng.ruleset.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.ruleset.FactTypes;

/**
 * Reads one condition by a grammar of its own and refuses whatever is not in it.
 *
 * <pre>
 * condition = variable ":" property | or
 * or        = and { "||" and }
 * and       = unary { "&amp;&amp;" unary }
 * unary     = "!" unary | "(" or ")" | test
 * test      = property [ comparison ] | comparison   (the property before it again) | literal operator property
 * comparison= operator literal | ["not"] "in" "(" literal { "," literal } ")" | "contains" text
 *           | "str" "[" ("startsWith" | "endsWith") "]" text
 * </pre>
 */
final class Conditions {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>\"[^\"\\\\\\n]*\")|(?<number>-?\\d{1,12}(?:\\.\\d{1,6})?(?![\\w.]))"
                    + "|(?<name>\\$?[\\p{L}_][\\p{L}\\p{N}_]*)|(?<sign>==|!=|<=|>=|<|>|&&|\\|\\||!|\\(|\\)|\\[|\\]|,|:))");
    private static final Set<String> OPERATORS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final int MOST_NESTED = 3;

    private final FactTypes type;
    private final Map<String, Class<?>> bound;
    private final int line;
    private final Refusals refusals;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;
    private String property;

    /** Ends the reading of a condition; what was wrong has been told. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    /**
     * @param bound variables and the types of their properties, to which a binding is added
     * @param line of the DRL
     */
    Conditions(FactTypes type, Map<String, Class<?>> bound, int line, Refusals refusals) {
        this.type = type;
        this.bound = bound;
        this.line = line;
        this.refusals = refusals;
    }

    void check(String condition) {
        try {
            split(condition);
            if (tokens.size() == 3 && tokens.get(1).equals(":")) {
                binding();
                return;
            }
            or();
            if (next < tokens.size()) {
                throw unreadable(tokens.get(next));
            }
        } catch (Stop told) {
            // The finding says it all.
            return;
        }
    }

    private void split(String condition) {
        Matcher token = TOKEN.matcher(condition);
        int at = 0;
        while (at < condition.length() && !condition.substring(at).isBlank()) {
            if (!token.find(at) || token.start() != at) {
                String rest = condition.substring(at).strip();
                throw unreadable(rest.substring(0, rest.offsetByCodePoints(0, 1)));
            }
            tokens.add(token.group().strip());
            at = token.end();
        }
        if (tokens.isEmpty()) {
            throw unreadable(condition);
        }
    }

    private void binding() {
        String variable = tokens.get(0);
        if (!Structure.isVariable(variable) || bound.containsKey(variable)) {
            refusals.add(
                    "variable",
                    line,
                    variable,
                    "变量以 $ 开头，而且只写一次：" + variable + "。",
                    "A variable begins with $ and stands there once: " + variable + ".");
            return;
        }
        next = 2;
        bound.put(variable, named());
    }

    private void or() {
        and();
        while (take("||")) {
            and();
        }
    }

    private void and() {
        unary();
        while (take("&&")) {
            unary();
        }
    }

    private void unary() {
        if (take("!")) {
            nested(this::unary);
        } else if (take("(")) {
            nested(this::or);
            expect(")");
        } else {
            test();
        }
    }

    private void nested(Runnable inner) {
        if (++depth > MOST_NESTED) {
            refusals.add(
                    "nested-too-deep",
                    line,
                    null,
                    "条件中的括号和 ! 最多 " + MOST_NESTED + " 层；请拆成几条规则，或用逗号分开条件。",
                    "Brackets and ! in a condition go at most " + MOST_NESTED
                            + " deep; make several rules, or separate conditions by commas.");
            throw new Stop();
        }
        inner.run();
        depth--;
    }

    private void test() {
        String token = peek();
        if (OPERATORS.contains(token)) {
            if (property == null) {
                throw unreadable(token);
            }
            comparison(type.type(property));
            return;
        }
        if (isText(token) || isNumber(token)) {
            next++;
            if (!OPERATORS.contains(peek())) {
                throw unreadable(token);
            }
            next++;
            Class<?> compared = named();
            literal(token, compared);
            return;
        }
        Class<?> tested = named();
        boolean compared = !peek().isEmpty() && !Set.of("&&", "||", ")").contains(peek());
        if (compared) {
            comparison(tested);
        } else if (tested != boolean.class) {
            refusals.add(
                    "condition-type",
                    line,
                    property,
                    "「" + property + "」是" + zh(tested) + "，要与一个值比较，例如 " + example() + "。",
                    "\"" + property + "\" is a " + en(tested) + " and must be compared with a value, as " + example()
                            + ".",
                    example());
            throw new Stop();
        }
    }

    private void comparison(Class<?> tested) {
        String operator = peek();
        next++;
        if (OPERATORS.contains(operator)) {
            boolean ordered = tested == double.class || operator.equals("==") || operator.equals("!=");
            if (!ordered) {
                throw mismatch(operator, tested);
            }
            String value = peek();
            next++;
            literal(value, tested);
        } else if (operator.equals("in") || operator.equals("not") && take("in")) {
            expect("(");
            do {
                String value = peek();
                next++;
                literal(value, tested);
            } while (take(","));
            expect(")");
        } else if (tested == String.class && Set.of("contains", "str").contains(operator)) {
            textual(operator);
        } else {
            throw tested == String.class ? unreadable(operator) : mismatch(operator, tested);
        }
    }

    private void textual(String operator) {
        if (operator.equals("str")) {
            expect("[");
            if (!take("startsWith")) {
                expect("endsWith");
            }
            expect("]");
        }
        String value = peek();
        next++;
        if (!isText(value)) {
            throw mismatch(value, String.class);
        }
    }

    private void literal(String value, Class<?> tested) {
        boolean fits = tested == boolean.class
                ? value.equals("true") || value.equals("false")
                : tested == String.class ? isText(value) : isNumber(value);
        if (!fits) {
            throw mismatch(value, tested);
        }
        List<String> values = type.values(property);
        if (values != null && isText(value) && !values.contains(value.substring(1, value.length() - 1))) {
            refusals.unknown(
                    "value-unknown",
                    line,
                    value.substring(1, value.length() - 1),
                    " " + property + " 的值",
                    "value of " + property,
                    values);
            throw new Stop();
        }
    }

    private Class<?> named() {
        String name = peek();
        next++;
        if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
            throw unreadable(name);
        }
        if (!type.properties().contains(name)) {
            refusals.unknown(
                    "property-unknown",
                    line,
                    name,
                    " " + type.name() + " 的属性",
                    "property of " + type.name(),
                    type.properties());
            throw new Stop();
        }
        property = name;
        return type.type(name);
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean take(String token) {
        boolean there = peek().equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw unreadable(peek());
        }
    }

    private static boolean isText(String token) {
        return token.startsWith("\"");
    }

    private static boolean isNumber(String token) {
        return !token.isEmpty() && (Character.isDigit(token.charAt(0)) || token.charAt(0) == '-');
    }

    private Stop mismatch(String value, Class<?> tested) {
        refusals.add(
                "condition-type",
                line,
                value,
                "「" + property + "」是" + zh(tested) + "，不能这样比较：" + value + "；例如 " + example() + "。",
                "\"" + property + "\" is a " + en(tested) + " and cannot be compared with " + value + "; as "
                        + example() + ".",
                example());
        return new Stop();
    }

    private Stop unreadable(String at) {
        String shown = at.isEmpty() ? "末尾" : "「" + at + "」处";
        refusals.add(
                "condition-unreadable",
                line,
                at.isEmpty() ? null : at,
                "条件在" + shown + "无法读取；条件由属性、数字（不带 %）、\"文字\"、== != < <= > >= in、&& || ! 和括号组成。",
                "The condition cannot be read at " + (at.isEmpty() ? "its end" : "\"" + at + "\"")
                        + "; it is made of properties, numbers (without %), \"texts\", == != < <= > >= in, && || ! and brackets.");
        return new Stop();
    }

    private static String zh(Class<?> type) {
        return type == boolean.class ? "“是或否”" : type == String.class ? "文字" : "数字";
    }

    private static String en(Class<?> type) {
        return type == boolean.class ? "yes or no" : type == String.class ? "text" : "number";
    }

    private String example() {
        return type.example(property);
    }
}
