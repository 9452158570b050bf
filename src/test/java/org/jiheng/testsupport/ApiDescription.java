package org.jiheng.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The operations that openapi.yaml describes. */
public final class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final List<Operation> OPERATIONS = read();

    private ApiDescription() {}

    /** @param path with its parameters in braces */
    public record Operation(String id, String method, String path, JsonNode description, Pattern pattern) {
        Operation(String id, String method, String path, JsonNode description) {
            this(
                    id,
                    method,
                    path,
                    description,
                    Pattern.compile(path.replaceAll("\\{path}", ".+").replaceAll("\\{[^}]+}", "[^/]+")));
        }

        boolean matches(String requestMethod, String requestPath) {
            return method.equalsIgnoreCase(requestMethod)
                    && pattern.matcher(requestPath).matches();
        }
    }

    public static List<Operation> operations() {
        return OPERATIONS;
    }

    private static List<Operation> read() {
        try {
            JsonNode root =
                    new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
            List<Operation> operations = new ArrayList<>();
            root.get("paths")
                    .fields()
                    .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                        if (METHODS.contains(method.getKey())) {
                            operations.add(new Operation(
                                    method.getValue().get("operationId").asText(),
                                    method.getKey(),
                                    path.getKey(),
                                    method.getValue()));
                        }
                    }));
            return operations;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The operation of a request; of several that match, the one with the fewest parameters. */
    public static Optional<Operation> of(String method, String path) {
        return operations().stream()
                .filter(o -> o.matches(method, path))
                .min((a, b) -> Long.compare(parameters(a), parameters(b)));
    }

    private static long parameters(Operation operation) {
        return operation.path().chars().filter(c -> c == '{').count();
    }
}
