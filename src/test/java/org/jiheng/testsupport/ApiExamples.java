package org.jiheng.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The examples of an API description. */
public final class ApiExamples {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    /** @param root the whole description; it is not changed */
    public ApiExamples(JsonNode root) {
        this.root = root;
    }

    /** Those of openapi.yaml. */
    public static ApiExamples ofTheService() {
        return new ApiExamples(description());
    }

    /** openapi.yaml as it stands. */
    public static JsonNode description() {
        try {
            return new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A body that goes in or comes out.
     *
     * @param status that of the answer, or {@code request}
     * @param examples by name; empty where there is none
     */
    public record Body(
            String operation,
            String method,
            String path,
            String status,
            String mediaType,
            JsonNode schema,
            Map<String, JsonNode> examples) {
        public boolean isRequest() {
            return status.equals(REQUEST);
        }

        /** Files are no text that an example could show. */
        public boolean isFile() {
            return mediaType.startsWith("multipart/")
                    || schema.path("format").asText().equals("binary");
        }

        /** Its one example. */
        public JsonNode example() {
            return examples.values().iterator().next();
        }

        @Override
        public String toString() {
            return operation + " " + status + " " + mediaType;
        }
    }

    private static final String REQUEST = "request";

    /** All bodies of all operations, the problems that all have in common left out. */
    public List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        root.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        JsonNode operation = method.getValue();
                        add(bodies, path.getKey(), method.getKey(), operation, REQUEST, operation.path("requestBody"));
                        operation.get("responses").fields().forEachRemaining(response -> {
                            if (!response.getKey().equals("default")) {
                                add(
                                        bodies,
                                        path.getKey(),
                                        method.getKey(),
                                        operation,
                                        response.getKey(),
                                        response.getValue());
                            }
                        });
                    }
                }));
        return bodies;
    }

    private void add(
            List<Body> bodies, String path, String method, JsonNode operation, String status, JsonNode described) {
        resolved(described).path("content").fields().forEachRemaining(content -> {
            Map<String, JsonNode> examples = examples(content.getValue());
            bodies.add(new Body(
                    operation.get("operationId").asText(),
                    method,
                    path,
                    status,
                    content.getKey(),
                    resolved(content.getValue().path("schema")),
                    examples));
        });
    }

    private Map<String, JsonNode> examples(JsonNode content) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        if (content.has("example")) {
            examples.put("example", content.get("example"));
        }
        content.path("examples")
                .fields()
                .forEachRemaining(named ->
                        examples.put(named.getKey(), resolved(named.getValue()).path("value")));
        return examples;
    }

    /** The examples of the problems that every operation can answer, by name. */
    public Map<String, JsonNode> problems() {
        return examples(root.at("/components/responses/Problem/content/application~1problem+json"));
    }

    /** The body of this operation in this place. */
    public Body body(String operation, String status, String mediaType) {
        return bodies().stream()
                .filter(b -> b.operation().equals(operation)
                        && b.status().equals(status)
                        && b.mediaType().equals(mediaType))
                .findAny()
                .orElseThrow();
    }

    /** What is sent in the example of this operation. */
    public JsonNode request(String operation) {
        return body(operation, REQUEST, "application/json").example();
    }

    /** What is answered in the example of this operation. */
    public JsonNode answer(String operation) {
        return body(operation, "200", "application/json").example();
    }

    /** The parameters of an operation, those of its path included. */
    public List<JsonNode> parameters(String path, String method) {
        List<JsonNode> parameters = new ArrayList<>();
        JsonNode described = root.get("paths").get(path);
        described.path("parameters").forEach(p -> parameters.add(resolved(p)));
        described.get(method).path("parameters").forEach(p -> parameters.add(resolved(p)));
        return parameters;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }
}
