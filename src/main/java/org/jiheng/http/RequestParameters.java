package org.jiheng.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request whose parameters a call does not know or cannot read. A mistyped filter, or one left empty, would otherwise answer the whole list,
 * and the framework says 404 of a number that is none.
 */
public class RequestParameters {
    private final Map<Method, Map<String, Known>> known = new ConcurrentHashMap<>();

    /** A parameter of a call: what it is read into, and what the forms call it. */
    private record Known(Class<?> type, Message words) {}

    @ServerRequestFilter
    void check(ResourceInfo call, UriInfo uri) {
        // MariaDB pads texts with spaces when it compares them; an id is itself and nothing more.
        uri.getPathParameters().values().stream()
                .flatMap(List::stream)
                .filter(value -> !value.equals(value.strip()))
                .findAny()
                .ifPresent(value -> {
                    throw new NotFoundException();
                });
        Map<String, Known> parameters = known.computeIfAbsent(call.getResourceMethod(), RequestParameters::parameters);
        uri.getQueryParameters().forEach((name, values) -> check(name, values, parameters));
    }

    private static void check(String name, List<String> values, Map<String, Known> parameters) {
        Known known = parameters.get(name);
        if (known == null) {
            throw ProblemException.at(
                    ProblemType.INVALID_PARAMETER,
                    name,
                    "没有查询参数 " + name + "；可用的有：" + String.join("、", parameters.keySet()) + "。",
                    "There is no query parameter " + name + "; known are: " + String.join(", ", parameters.keySet())
                            + ".");
        }
        if (values.size() > 1) {
            throw wrong(name, known, "只能给一次", "may be given once");
        }
        String value = values.get(0);
        if (value.isEmpty()) {
            // The framework takes it for absent.
            throw wrong(name, known, "是空的，不需要时请不要写它", "is empty; leave it out where it is not needed");
        }
        Class<?> type = known.type();
        if ((type == int.class || type == Integer.class) && !value.matches("-?\\d{1,9}")) {
            throw wrong(name, known, "须为整数", "is a whole number");
        }
        if (type == BigDecimal.class && !value.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw wrong(name, known, "须为小数，如 0.05", "is a decimal such as 0.05");
        }
        if (type == boolean.class && !value.equals("true") && !value.equals("false")) {
            throw wrong(name, known, "须为 true 或 false", "is true or false");
        }
        if (!Texts.storable(value)) {
            throw wrong(name, known, "不能有控制符", "has no control characters");
        }
    }

    /** In the words of the forms; the parameter itself stands in its own member. */
    private static ProblemException wrong(String name, Known known, String zh, String en) {
        Message words = known.words();
        return ProblemException.at(ProblemType.INVALID_PARAMETER, name, words.zh() + "：" + zh, words.en() + ": " + en);
    }

    /** By name. */
    private static Map<String, Known> parameters(Method call) {
        Map<String, Known> parameters = new TreeMap<>();
        for (Parameter parameter : call.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Stream.of(parameter.getType().getDeclaredFields())
                        .forEach(field -> add(
                                parameters,
                                field,
                                field.getType(),
                                parameter.getType().getSimpleName()));
            }
            add(parameters, parameter, parameter.getType(), call.getName());
        }
        return parameters;
    }

    private static void add(Map<String, Known> parameters, AnnotatedElement place, Class<?> type, String holder) {
        QueryParam query = place.getAnnotation(QueryParam.class);
        if (query != null) {
            parameters.put(query.value(), new Known(type, FieldNames.of(holder, query.value())));
        }
    }
}
