package org.jiheng.apiclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** An OpenAPI file, from which calls are built: of a call only its operation id and the names of what is given are known here. */
final class ApiDocument {
    private final JsonNode root;

    ApiDocument(Path file) throws IOException {
        root = new YAMLMapper().readTree(file.toFile());
    }

    /** The name of the cookie that a session is kept in. */
    String sessionCookie() {
        for (JsonNode scheme : root.at("/components/securitySchemes")) {
            if (scheme.path("in").asText().equals("cookie")) {
                return scheme.get("name").asText();
            }
        }
        throw new IllegalStateException("The description knows no session");
    }

    /**
     * One operation.
     *
     * @throws IllegalArgumentException when the description has none of this id
     */
    Operation operation(String id) {
        Iterator<Map.Entry<String, JsonNode>> paths = root.get("paths").fields();
        while (paths.hasNext()) {
            Map.Entry<String, JsonNode> path = paths.next();
            Iterator<Map.Entry<String, JsonNode>> methods = path.getValue().fields();
            while (methods.hasNext()) {
                Map.Entry<String, JsonNode> method = methods.next();
                if (method.getValue().path("operationId").asText().equals(id)) {
                    return new Operation(id, path.getKey(), path.getValue(), method.getKey(), method.getValue());
                }
            }
        }
        throw new IllegalArgumentException("The description has no operation " + id);
    }

    final class Operation {
        private final String id;
        private final String path;
        private final String method;
        private final JsonNode described;
        private final List<JsonNode> parameters = new ArrayList<>();

        private Operation(String id, String path, JsonNode inPath, String method, JsonNode described) {
            this.id = id;
            this.path = path;
            this.method = method;
            this.described = described;
            inPath.path("parameters").forEach(p -> parameters.add(resolved(p)));
            described.path("parameters").forEach(p -> parameters.add(resolved(p)));
        }

        /**
         * A call; what the description does not know, or asks for in vain, is an error here and not only there.
         *
         * @param accept null where nothing but a status is expected
         * @param body JSON, null for none
         */
        HttpRequest.Builder call(URI base, Map<String, String> arguments, String accept, String body) {
            Map<String, String> left = new HashMap<>(arguments);
            String filled = path;
            StringBuilder query = new StringBuilder();
            Map<String, String> headers = new HashMap<>();
            for (JsonNode parameter : parameters) {
                String name = parameter.get("name").asText();
                String value = left.remove(name);
                if (value == null) {
                    check(!parameter.path("required").asBoolean(), "needs " + name);
                    continue;
                }
                switch (parameter.get("in").asText()) {
                    case "path" -> filled = filled.replace("{" + name + "}", encoded(value));
                    case "query" ->
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    default -> headers.put(name, value);
                }
            }
            check(left.isEmpty(), "does not take " + left.keySet());
            HttpRequest.Builder call = HttpRequest.newBuilder(base.resolve(filled + query));
            headers.forEach(call::header);
            if (accept != null) {
                check(!content(accept).isMissingNode(), "does not answer " + accept);
                call.header("Accept", accept);
            }
            if (body == null) {
                check(!described.path("requestBody").path("required").asBoolean(), "needs a body");
                return call.method(method.toUpperCase(), HttpRequest.BodyPublishers.noBody());
            }
            check(described.at("/requestBody/content").has("application/json"), "takes no JSON");
            return call.header("Content-Type", "application/json")
                    .method(method.toUpperCase(), HttpRequest.BodyPublishers.ofString(body));
        }

        /** Refuses to go on where the answer has no such members; {@code items/id} is the member id of each item. */
        Operation answering(String... members) {
            for (String member : members) {
                JsonNode schema = resolved(content("application/json").path("schema"));
                for (String name : member.split("/")) {
                    schema = schema.has("items") ? resolved(schema.get("items")) : schema;
                    schema = resolved(schema.path("properties").path(name));
                    check(!schema.isMissingNode(), "answers no " + member);
                }
            }
            return this;
        }

        private JsonNode content(String mediaType) {
            for (String status : List.of("200", "201")) {
                JsonNode content = resolved(described.get("responses").path(status))
                        .path("content")
                        .path(mediaType);
                if (!content.isMissingNode()) {
                    return content;
                }
            }
            return root.path("");
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(id + " " + otherwise + ", says the description");
            }
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }
}
