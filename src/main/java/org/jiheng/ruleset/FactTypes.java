package org.jiheng.ruleset;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jiheng.fact.Execution;
import org.jiheng.fact.Indicator;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Rating;
import org.jiheng.fact.Scorecard;
import org.jiheng.fact.ScoringType;
import org.jiheng.fact.Term;
import org.jiheng.fact.WeightPlan;

/** What rule text may name: the fact types, their properties and their verbs, read off the classes themselves. */
public final class FactTypes {
    static final List<Class<?>> ALL =
            List.of(WeightPlan.class, Indicator.class, Execution.class, Scorecard.class, Rating.class);

    private static final Map<String, FactTypes> BY_NAME = new LinkedHashMap<>();

    static {
        ALL.forEach(type -> BY_NAME.put(type.getSimpleName(), new FactTypes(type)));
    }

    private final String name;
    private final Map<String, Method> properties = new TreeMap<>();
    private final Map<String, Map<Integer, Method>> verbs = new TreeMap<>();

    private FactTypes(Class<?> type) {
        name = type.getSimpleName();
        for (Method method : type.getDeclaredMethods()) {
            boolean said = Modifier.isPublic(method.getModifiers()) && method.isAnnotationPresent(Term.class);
            if (said && isVerb(method)) {
                verbs.computeIfAbsent(method.getName(), n -> new TreeMap<>()).put(method.getParameterCount(), method);
            } else if (said) {
                properties.put(word(method), method);
            }
        }
    }

    public static Optional<FactTypes> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** As it stands in a rule. */
    public String name() {
        return name;
    }

    public Set<String> properties() {
        return properties.keySet();
    }

    /** {@code boolean}, {@code double} or {@link String}. */
    public Class<?> type(String property) {
        return properties.get(property).getReturnType();
    }

    /** The only texts that a property has, null where it may have any. */
    public List<String> values(String property) {
        return values(properties.get(property));
    }

    public Set<String> verbs() {
        return verbs.keySet();
    }

    /** How many arguments a verb takes; empty for an unknown verb. */
    public Set<Integer> arguments(String verb) {
        return verbs.getOrDefault(verb, Map.of()).keySet();
    }

    /** What a verb takes when it is given so many arguments, null where it takes another number of them. */
    public List<Class<?>> parameters(String verb, int arguments) {
        Method method = verbs.get(verb).get(arguments);
        return method == null ? null : Arrays.asList(method.getParameterTypes());
    }

    /** How a property or a verb is written. */
    public String example(String word) {
        Method method = properties.containsKey(word)
                ? properties.get(word)
                : verbs.get(word).values().iterator().next();
        return method.getAnnotation(Term.class).example();
    }

    /** Every property and verb as class files name it: {@code owner.name:descriptor}. */
    public static Set<String> descriptors() {
        Set<String> all = new HashSet<>();
        for (FactTypes type : BY_NAME.values()) {
            type.properties.values().forEach(m -> all.add(descriptor(m)));
            type.verbs.values().forEach(verb -> verb.values().forEach(m -> all.add(descriptor(m))));
        }
        return all;
    }

    private static String descriptor(Method method) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return method.getDeclaringClass().getName().replace('.', '/') + "." + method.getName() + ":"
                + type.toMethodDescriptorString();
    }

    static boolean isVerb(Method method) {
        return method.getReturnType() == void.class;
    }

    /** The name of a property or a verb in a rule. */
    static String word(Method method) {
        if (isVerb(method)) {
            return method.getName();
        }
        String bean = method.getName().substring(method.getReturnType() == boolean.class ? 2 : 3);
        return Character.toLowerCase(bean.charAt(0)) + bean.substring(1);
    }

    static List<String> values(Method property) {
        return switch (word(property)) {
            case "level1" -> Arrays.stream(Level1.values()).map(Level1::label).toList();
            case "scoringType" -> ScoringType.labels();
            default -> null;
        };
    }

    /** The known name that is most like the given one. */
    public static String nearest(String name, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .min((a, b) -> Integer.compare(distance.apply(name, a), distance.apply(name, b)))
                .orElse("");
    }
}
