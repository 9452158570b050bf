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
    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

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
        Map<String, Class<?>> parameters =
                known.computeIfAbsent(call.getResourceMethod(), RequestParameters::parameters);
        uri.getQueryParameters().forEach((name, values) -> check(name, values, parameters));
    }

    private static void check(String name, List<String> values, Map<String, Class<?>> parameters) {
        Class<?> type = parameters.get(name);
        if (type == null) {
            throw refused(
                    "没有查询参数 " + name + "；可用的有：" + String.join("、", parameters.keySet()) + "。",
                    "There is no query parameter " + name + "; known are: " + String.join(", ", parameters.keySet())
                            + ".");
        }
        if (values.size() > 1) {
            throw refused("查询参数 " + name + " 只能给一次。", "The query parameter " + name + " may be given once.");
        }
        String value = values.get(0);
        if (value.isEmpty()) {
            // The framework takes it for absent.
            throw refused(
                    "查询参数 " + name + " 是空的；不需要时请不要写它。",
                    "The query parameter " + name + " is empty; leave it out where it is not needed.");
        }
        if ((type == int.class || type == Integer.class) && !value.matches("-?\\d{1,9}")) {
            throw wrong(name, "须为整数", "is a whole number");
        }
        if (type == BigDecimal.class && !value.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            throw wrong(name, "须为小数，如 0.05", "is a decimal such as 0.05");
        }
        if (type == boolean.class && !value.equals("true") && !value.equals("false")) {
            throw wrong(name, "须为 true 或 false", "is true or false");
        }
        if (!Texts.storable(value)) {
            throw wrong(name, "不能有控制符", "has no control characters");
        }
    }

    /** In the words of the forms; the parameter itself stands in its own member. */
    private static ProblemException wrong(String name, String zh, String en) {
        Message words = FieldNames.of(name);
        return ProblemException.at(ProblemType.INVALID_PARAMETER, name, words.zh() + "：" + zh, words.en() + ": " + en);
    }

    private static ProblemException refused(String zh, String en) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, zh, en);
    }

    /** By name, with the type each is read into. */
    private static Map<String, Class<?>> parameters(Method call) {
        Map<String, Class<?>> parameters = new TreeMap<>();
        for (Parameter parameter : call.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Stream.of(parameter.getType().getDeclaredFields())
                        .forEach(field -> add(parameters, field, field.getType()));
            }
            add(parameters, parameter, parameter.getType());
        }
        return parameters;
    }

    private static void add(Map<String, Class<?>> parameters, AnnotatedElement place, Class<?> type) {
        QueryParam query = place.getAnnotation(QueryParam.class);
        if (query != null) {
            parameters.put(query.value(), type);
        }
    }
}
