package org.jiheng.ruleset;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jiheng.fact.Term;
import org.jiheng.http.Language;
import org.jiheng.http.Message;

/** What rules may say, for people: read off the fact types themselves, so that it is never out of date. */
final class Vocabulary {
    private Vocabulary() {}

    /**
     * A fact type.
     *
     * @param name as it stands in a rule
     */
    record Fact(String name, String title, List<Word> properties, List<Word> verbs) {}

    /**
     * A property or a verb.
     *
     * @param type boolean, number or text; of a verb its parameters
     * @param unit null where it has none
     * @param values the only texts that occur, null where any may
     */
    record Word(String name, String type, String title, String unit, String example, List<String> values) {}

    /** In the order in which the facts are scored. */
    static List<Fact> facts(Language language) {
        return FactTypes.ALL.stream().map(type -> fact(type, language)).toList();
    }

    private static Fact fact(Class<?> type, Language language) {
        List<Method> terms = Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && m.isAnnotationPresent(Term.class))
                .sorted(Comparator.comparing(FactTypes::word))
                .toList();
        return new Fact(
                type.getSimpleName(),
                title(type.getAnnotation(Term.class), language),
                terms.stream()
                        .filter(m -> !FactTypes.isVerb(m))
                        .map(m -> word(m, language))
                        .toList(),
                terms.stream()
                        .filter(FactTypes::isVerb)
                        .map(m -> word(m, language))
                        .toList());
    }

    private static Word word(Method method, Language language) {
        Term term = method.getAnnotation(Term.class);
        return new Word(
                FactTypes.word(method),
                FactTypes.isVerb(method) ? parameters(method) : type(method.getReturnType()),
                title(term, language),
                term.unit().isEmpty() ? null : term.unit(),
                term.example(),
                FactTypes.values(method));
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Vocabulary::type)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String type(Class<?> type) {
        return type == boolean.class ? "boolean" : type == double.class ? "number" : "text";
    }

    private static String title(Term term, Language language) {
        return language.of(new Message(term.value(), term.en()));
    }

    /** The same as tables for the guide to the rules. */
    static String markdown() {
        StringBuilder text = new StringBuilder();
        for (Fact fact : facts(Language.ZH)) {
            text.append("### ")
                    .append(fact.name())
                    .append(" ")
                    .append(fact.title())
                    .append("\n\n");
            if (!fact.properties().isEmpty()) {
                text.append("| 属性 | 含义 | 单位 | 写法 |\n|---|---|---|---|\n");
                fact.properties().forEach(word -> row(text, word));
                text.append("\n");
            }
            text.append("| 动作 | 含义 | 单位 | 写法 |\n|---|---|---|---|\n");
            fact.verbs().forEach(word -> row(text, word));
            text.append("\n");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Word word) {
        String values = word.values() == null ? "" : "：" + String.join("、", word.values());
        text.append("| `%s` | %s%s | %s | `%s` |%n"
                .formatted(word.name(), word.title(), values, word.unit() == null ? "" : word.unit(), word.example()));
    }
}
