package org.jiheng.ruleset;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jiheng.fact.Execution;
import org.jiheng.fact.Indicator;
import org.jiheng.fact.Rating;
import org.jiheng.fact.Scorecard;
import org.jiheng.fact.WeightPlan;

/** What rule text may name: the fact types, their properties and their verbs, read off the classes themselves. */
final class FactTypes {
    static final List<Class<?>> ALL =
            List.of(WeightPlan.class, Indicator.class, Execution.class, Scorecard.class, Rating.class);

    private static final Map<String, FactTypes> BY_NAME = new LinkedHashMap<>();

    static {
        ALL.forEach(type -> BY_NAME.put(type.getSimpleName(), new FactTypes(type)));
    }

    private final Set<String> properties = new TreeSet<>();
    private final Map<String, Set<Integer>> verbs = new TreeMap<>();

    private FactTypes(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                String name = method.getName();
                if (method.getReturnType() == void.class) {
                    verbs.computeIfAbsent(name, n -> new TreeSet<>()).add(method.getParameterCount());
                } else if (name.startsWith("is") || name.startsWith("get")) {
                    String rest = name.substring(name.startsWith("is") ? 2 : 3);
                    properties.add(Character.toLowerCase(rest.charAt(0)) + rest.substring(1));
                }
            }
        }
    }

    static Optional<FactTypes> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    Set<String> properties() {
        return properties;
    }

    Set<String> verbs() {
        return verbs.keySet();
    }

    /** How many arguments a verb takes; empty for an unknown verb. */
    Set<Integer> arguments(String verb) {
        return verbs.getOrDefault(verb, Set.of());
    }

    /** The known name that is most like the given one. */
    static String nearest(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min((a, b) -> Integer.compare(distance.apply(name, a), distance.apply(name, b)))
                .orElse("");
    }
}
