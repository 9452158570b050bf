package org.jiheng.ruleset.sandbox;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiheng.ruleset.FactTypes;

/** What may stand behind {@code then}: calls of the fact's verbs with numbers, sums of numbers, and texts. Nothing else. */
final class Consequences {
    private static final int MOST_CALLS = 10;
    private static final int MOST_NESTED = 8;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
    private static final Pattern MARKUP = Pattern.compile("<[\\p{L}/!?]|&#?\\w+;");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String variable;
    private final FactTypes type;
    private final Map<String, Class<?>> bound;
    private final int firstLine;
    private final Refusals refusals;

    /**
     * @param variable of the fact
     * @param bound variables of its properties, with their types
     * @param firstLine of the DRL, on which the consequence begins
     */
    Consequences(String variable, FactTypes type, Map<String, Class<?>> bound, int firstLine, Refusals refusals) {
        this.variable = variable;
        this.type = type;
        this.bound = bound;
        this.firstLine = firstLine;
        this.refusals = refusals;
    }

    void check(String consequence) {
        ParserConfiguration java = new ParserConfiguration();
        java.setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        ParseResult<BlockStmt> parsed = new JavaParser(java).parseBlock("{" + consequence + "\n}");
        if (!parsed.isSuccessful() || parsed.getResult().isEmpty()) {
            int line = parsed.getProblems().isEmpty()
                    ? firstLine
                    : parsed.getProblems()
                            .get(0)
                            .getLocation()
                            .flatMap(l -> l.getBegin().getRange())
                            .map(r -> firstLine + r.begin.line - 1)
                            .orElse(firstLine);
            refusals.add(
                    "consequence-unreadable",
                    line,
                    null,
                    "then 中的动作无法读取；请检查括号、引号和末尾的分号，例如 " + example() + ";",
                    "What stands behind then cannot be read; look at brackets, quotes and the semicolon, as "
                            + example() + ";");
            return;
        }
        List<Statement> statements = parsed.getResult().get().getStatements();
        if (statements.isEmpty() || statements.size() > MOST_CALLS) {
            refusals.add(
                    "consequence-unreadable",
                    firstLine,
                    null,
                    "then 中要有 1 到 " + MOST_CALLS + " 个动作。",
                    "then holds 1 to " + MOST_CALLS + " calls of verbs.");
        }
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        boolean call = statement.getClass() == ExpressionStmt.class
                && ((ExpressionStmt) statement).getExpression().getClass() == MethodCallExpr.class;
        if (call) {
            call((MethodCallExpr) ((ExpressionStmt) statement).getExpression());
        } else {
            refuse(statement);
        }
    }

    private void call(MethodCallExpr call) {
        Expression on = call.getScope().orElse(null);
        boolean onTheFact = on != null
                && on.getClass() == NameExpr.class
                && ((NameExpr) on).getNameAsString().equals(variable);
        if (!onTheFact || call.getTypeArguments().isPresent()) {
            refuse(call);
            return;
        }
        String verb = call.getNameAsString();
        if (!type.verbs().contains(verb)) {
            refusals.unknown("verb-unknown", line(call), verb, "动作", "verb", type.verbs());
            return;
        }
        int given = call.getArguments().size();
        List<Class<?>> wanted = type.parameters(verb, given);
        if (wanted == null) {
            refusals.add(
                    "verb-arguments",
                    line(call),
                    verb,
                    verb + " 需要 " + type.arguments(verb) + " 个参数，这里有 " + given + " 个；例如 " + type.example(verb) + "。",
                    verb + " takes " + type.arguments(verb) + " arguments, here are " + given + "; as "
                            + type.example(verb) + ".",
                    type.example(verb));
            return;
        }
        for (int i = 0; i < given; i++) {
            if (wanted.get(i) == String.class) {
                text(call.getArgument(i), verb);
            } else {
                number(call.getArgument(i), verb);
            }
        }
    }

    static boolean holdsMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    private void text(Expression argument, String verb) {
        if (argument.getClass() != StringLiteralExpr.class) {
            wrongArgument(argument, verb, "一段 \"文字\"", "a \"text\"");
            return;
        }
        String text = ((StringLiteralExpr) argument).getValue();
        boolean plain = text.codePoints().allMatch(Characters::fit) && text.indexOf('\\') < 0;
        if (!plain || text.isBlank() || text.length() > LONGEST_TEXT || holdsMarkup(text)) {
            refusals.add(
                    "text",
                    line(argument),
                    null,
                    "说明文字有 1 到 " + LONGEST_TEXT + " 字，不含反斜杠、控制符和 HTML 标记。",
                    "A remark has 1 to " + LONGEST_TEXT + " characters without backslash, control characters or HTML.");
        }
    }

    private void number(Expression argument, String verb) {
        if (!isNumeric(argument, MOST_NESTED)) {
            wrongArgument(
                    argument,
                    verb,
                    "数字、以 $ 绑定的数字属性，或它们的加减乘除（除数只能是不为零的数字）",
                    "a number, a numeric property bound with $, or sums, products and quotients of these (divided by a"
                            + " number other than zero only)");
            return;
        }
        if (argument instanceof LiteralStringValueExpr literal
                && new BigDecimal(literal.getValue()).compareTo(HUNDRED) > 0) {
            refusals.add(
                    "value-range",
                    line(argument),
                    literal.getValue(),
                    verb + " 的数值在 0 到 100 之间，这里是 " + literal.getValue() + "。",
                    "A number of " + verb + " lies between 0 and 100, this is " + literal.getValue() + ".",
                    "0–100");
        }
    }

    private boolean isNumeric(Expression expression, int levels) {
        if (levels < 0) {
            return false;
        }
        if (isLiteral(expression)) {
            return true;
        }
        if (expression.getClass() == NameExpr.class) {
            return bound.get(((NameExpr) expression).getNameAsString()) == double.class;
        }
        if (expression.getClass() == EnclosedExpr.class) {
            return isNumeric(((EnclosedExpr) expression).getInner(), levels - 1);
        }
        if (expression.getClass() == UnaryExpr.class) {
            UnaryExpr unary = (UnaryExpr) expression;
            return unary.getOperator() == UnaryExpr.Operator.MINUS && isNumeric(unary.getExpression(), levels - 1);
        }
        if (expression.getClass() != BinaryExpr.class) {
            return false;
        }
        BinaryExpr binary = (BinaryExpr) expression;
        boolean operands = isNumeric(binary.getLeft(), levels - 1) && isNumeric(binary.getRight(), levels - 1);
        return operands
                && switch (binary.getOperator()) {
                    case PLUS, MINUS, MULTIPLY -> true;
                    // A quotient of whole numbers would be cut to a whole number.
                    case DIVIDE ->
                        isLiteral(binary.getRight())
                                && new BigDecimal(((LiteralStringValueExpr) binary.getRight()).getValue()).signum() != 0
                                && !(isWhole(binary.getLeft()) && isWhole(binary.getRight()));
                    default -> false;
                };
    }

    private static boolean isWhole(Expression expression) {
        return !expression.findFirst(NameExpr.class).isPresent()
                && !expression.findFirst(DoubleLiteralExpr.class).isPresent();
    }

    private static boolean isLiteral(Expression expression) {
        boolean number =
                expression.getClass() == IntegerLiteralExpr.class || expression.getClass() == DoubleLiteralExpr.class;
        return number
                && NUMBER.matcher(((LiteralStringValueExpr) expression).getValue())
                        .matches();
    }

    private void wrongArgument(Expression argument, String verb, String zh, String en) {
        refusals.add(
                "argument",
                line(argument),
                shown(argument),
                verb + " 的参数「" + shown(argument) + "」应是" + zh + "。",
                "\"" + shown(argument) + "\" as an argument of " + verb + " must be " + en + ".",
                type.example(verb));
    }

    private void refuse(Node node) {
        String allowed = String.join(", ", type.verbs());
        refusals.add(
                "consequence",
                line(node),
                shown(node),
                "then 中只能调用 " + variable + " 的动作，不能写「" + shown(node) + "」；可用的有：" + allowed + "。",
                "Behind then only the verbs of " + variable + " may be called, not \"" + shown(node) + "\"; there are: "
                        + allowed + ".",
                allowed);
    }

    private String example() {
        return type.example(type.verbs().iterator().next());
    }

    private static String shown(Node node) {
        String written = node.getTokenRange().map(Object::toString).orElseGet(node::toString);
        String text = written.lines().findFirst().orElse("");
        return text.length() > 60 ? text.substring(0, 60) : text;
    }

    private int line(Node node) {
        return node.getRange().map(r -> firstLine + r.begin.line - 1).orElse(firstLine);
    }
}
