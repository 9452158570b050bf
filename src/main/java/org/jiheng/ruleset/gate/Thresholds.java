package org.jiheng.ruleset.gate;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiheng.ruleset.RuleSource.Condition;

/** The numbers and words that rules compare properties with: the places where one rule ends and the next begins. */
final class Thresholds {
    private static final String NAME = "([\\p{L}_][\\w\\p{L}]*)";
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern NUMBER_BEHIND = Pattern.compile(NAME + "\\s*(?:[<>]=?|[=!]=)\\s*" + NUMBER);
    private static final Pattern NUMBER_BEFORE = Pattern.compile(NUMBER + "\\s*(?:[<>]=?|[=!]=)\\s*" + NAME);
    private static final Pattern WORD_BEHIND =
            Pattern.compile(NAME + "\\s*(?:[=!]=|in\\s*\\(|,|matches|contains|str\\w*\\[\\w+\\])?\\s*\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern READS = Pattern.compile(NAME);

    private static final int MOST_VALUES = 60;

    private final Map<String, Set<BigDecimal>> numbers = new TreeMap<>();
    private final Map<String, Set<String>> words = new TreeMap<>();
    private final Set<String> read = new TreeSet<>();

    Thresholds(Collection<Condition> conditions) {
        for (Condition condition : conditions) {
            String fact = condition.fact() + ".";
            Matcher behind = NUMBER_BEHIND.matcher(condition.text());
            while (behind.find()) {
                number(fact + behind.group(1), behind.group(2));
            }
            Matcher before = NUMBER_BEFORE.matcher(condition.text());
            while (before.find()) {
                number(fact + before.group(2), before.group(1));
            }
            Matcher name = READS.matcher(WORD.matcher(condition.text()).replaceAll(""));
            while (name.find()) {
                read.add(fact + name.group(1));
            }
            collectWords(fact, condition.text());
        }
        requireFew();
    }

    private void number(String property, String value) {
        numbers.computeIfAbsent(property, p -> new TreeSet<>()).add(new BigDecimal(value));
    }

    /** A condition that names one property and some words compares it with all of them, as {@code in ("a", "b")} does. */
    private void collectWords(String fact, String text) {
        Matcher first = WORD_BEHIND.matcher(text);
        if (!first.find()) {
            return;
        }
        Set<String> known = words.computeIfAbsent(fact + first.group(1), p -> new TreeSet<>());
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            known.add(word.group(1));
        }
    }

    /** @throws GridTooLargeException when a property is compared with more values than can be tried in combination */
    private void requireFew() {
        numbers.forEach((property, values) -> requireFew(property, values.size()));
        words.forEach((property, values) -> requireFew(property, values.size()));
    }

    private static void requireFew(String property, int values) {
        if (values > MOST_VALUES) {
            throw new GridTooLargeException(
                    property + " 与 " + values + " 个不同的值比较，最多 " + MOST_VALUES + " 个；请减少界限，或分成几个规则集。",
                    property + " is compared with " + values + " different values, at most " + MOST_VALUES
                            + " are checked; use fewer thresholds, or several rule sets.");
        }
    }

    /** Numbers that the property is compared with, ascending. */
    Set<BigDecimal> numbers(String fact, String property) {
        return numbers.getOrDefault(fact + "." + property, Set.of());
    }

    /** Words that the property is compared with. */
    Set<String> words(String fact, String property) {
        return words.getOrDefault(fact + "." + property, Set.of());
    }

    /** Whether any rule looks at the property at all. */
    boolean reads(String fact, String property) {
        return read.contains(fact + "." + property);
    }

    /**
     * Values on, just below and just above every number, and those given.
     *
     * @param step how far beside
     */
    static Set<BigDecimal> around(Collection<BigDecimal> numbers, BigDecimal step, List<String> others) {
        Set<BigDecimal> values = new TreeSet<>();
        others.forEach(other -> values.add(new BigDecimal(other)));
        for (BigDecimal number : numbers) {
            values.add(number.subtract(step));
            values.add(number);
            values.add(number.add(step));
        }
        return values;
    }
}
