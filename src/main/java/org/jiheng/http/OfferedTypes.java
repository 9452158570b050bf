package org.jiheng.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The types in which calls are answered, as the API description says. */
final class OfferedTypes {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** Read by the first who needs it, which is seldom anybody. */
    private static final class Description {
        private static final List<OfferedTypes> CALLS = read();
    }

    private final String method;
    private final Pattern path;
    private final List<String> types;

    private OfferedTypes(String method, Pattern path, List<String> types) {
        this.method = method;
        this.path = path;
        this.types = types;
    }

    /** @return empty for a call that there is not, and for one that answers no content */
    static List<String> of(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return Description.CALLS.stream()
                .filter(call ->
                        call.method.equals(asked) && call.path.matcher(path).matches())
                .findFirst()
                .map(call -> call.types)
                .orElse(List.of());
    }

    /** Paths without parameters first: they are meant where both match. */
    private static List<OfferedTypes> read() {
        try (InputStream in = OfferedTypes.class.getResourceAsStream("/openapi/openapi.yaml")) {
            List<OfferedTypes> calls = new ArrayList<>();
            new YAMLMapper().readTree(in).get("paths").fields().forEachRemaining(path -> path.getValue()
                    .fields()
                    .forEachRemaining(call -> {
                        if (METHODS.contains(call.getKey())) {
                            int place = path.getKey().contains("{") ? calls.size() : 0;
                            calls.add(place, of(call.getKey(), path.getKey(), call.getValue()));
                        }
                    }));
            return calls;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static OfferedTypes of(String method, String path, JsonNode call) {
        Set<String> types = new TreeSet<>();
        call.get("responses").fields().forEachRemaining(answer -> {
            if (answer.getKey().startsWith("2")) {
                answer.getValue().path("content").fieldNames().forEachRemaining(types::add);
            }
        });
        String pattern = path.replace("{path}", ".+").replaceAll("\\{[^}]+}", "[^/]+");
        return new OfferedTypes(method.toUpperCase(Locale.ROOT), Pattern.compile(pattern), List.copyOf(types));
    }
}
