package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiheng.testsupport.ApiDescription;
import org.jiheng.testsupport.ApiExamples;
import org.jiheng.testsupport.ApiExamples.Body;
import org.junit.jupiter.api.Test;

/** Every call has an example of what goes in and what comes out, and each is as its schema says. */
class OpenApiExamplesTest {
    private static final ApiExamples EXAMPLES = ApiExamples.ofTheService();

    private static final OpenApiInteractionValidator VALIDATOR =
            OpenApiInteractionValidator.createForInlineApiSpecification(
                            ApiExamples.description().toString())
                    .withLevelResolver(LevelResolver.create()
                            // Who calls is no part of an example.
                            .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                            .withLevel("validation.request.security.invalid", ValidationReport.Level.IGNORE)
                            .build())
                    .build();

    private static List<String> missing(ApiExamples examples) {
        return examples.bodies().stream()
                .filter(body -> !body.isFile() && body.examples().isEmpty())
                .map(Body::toString)
                .toList();
    }

    @Test
    void everyCallHasAnExampleOfItsBodies() {
        assertEquals(List.of(), missing(EXAMPLES));
    }

    @Test
    void aNewCallWithoutExamplesIsFound() {
        ObjectNode description = (ObjectNode) ApiExamples.description();
        ObjectNode added =
                ((ObjectNode) description.get("paths")).putObject("/api/v1/new").putObject("post");
        added.put("operationId", "new");
        added.putObject("requestBody")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema");
        added.putObject("responses")
                .putObject("200")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema");
        assertEquals(
                List.of("new request application/json", "new 200 application/json"),
                missing(new ApiExamples(description)));
    }

    @Test
    void everyRequestIsAsItsSchemaSays() {
        List<String> wrong = new ArrayList<>();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            List<Body> bodies = EXAMPLES.bodies().stream()
                    .filter(b -> b.operation().equals(operation.id())
                            && b.isRequest()
                            && !b.examples().isEmpty())
                    .toList();
            // Files are left out of the examples; a call without a body is one too.
            boolean bare = !operation.description().has("requestBody");
            for (Body body : bodies) {
                body.examples()
                        .forEach((name, example) -> report(wrong, body, name, request(operation, body, example)));
            }
            if (bare) {
                ValidationReport report =
                        VALIDATOR.validateRequest(call(operation).build());
                if (report.hasErrors()) {
                    wrong.add(operation.id() + ": " + report.getMessages());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static ValidationReport request(ApiDescription.Operation operation, Body body, JsonNode example) {
        return VALIDATOR.validateRequest(call(operation)
                .withContentType(body.mediaType())
                .withBody(text(example))
                .build());
    }

    /** A call with the examples of its parameters. */
    private static SimpleRequest.Builder call(ApiDescription.Operation operation) {
        String path = operation.path();
        List<JsonNode> parameters = EXAMPLES.parameters(operation.path(), operation.method());
        for (JsonNode parameter : parameters) {
            path = path.replace(
                    "{" + parameter.get("name").asText() + "}",
                    parameter.path("example").asText());
        }
        SimpleRequest.Builder call = new SimpleRequest.Builder(
                Request.Method.valueOf(operation.method().toUpperCase()), path);
        for (JsonNode parameter : parameters) {
            if (parameter.get("in").asText().equals("query") && parameter.has("example")) {
                call.withQueryParam(
                        parameter.get("name").asText(), parameter.get("example").asText());
            }
        }
        return call;
    }

    @Test
    void everyAnswerIsAsItsSchemaSays() {
        List<String> wrong = new ArrayList<>();
        for (Body body : EXAMPLES.bodies()) {
            if (!body.isRequest()) {
                body.examples().forEach((name, example) -> report(wrong, body, name, answer(body, example)));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static ValidationReport answer(Body body, JsonNode example) {
        return VALIDATOR.validateResponse(
                body.path(),
                Request.Method.valueOf(body.method().toUpperCase()),
                SimpleResponse.Builder.status(Integer.parseInt(body.status()))
                        .withContentType(body.mediaType())
                        .withBody(text(example))
                        .build());
    }

    @Test
    void textsForProgramsAreReadByPrograms() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        for (Body body : EXAMPLES.bodies()) {
            if (body.mediaType().equals("application/x-ndjson")) {
                for (String line : body.example().asText().split("\n")) {
                    assertTrue(json.readTree(line).isObject(), body + ": " + line);
                }
            }
        }
        String event = EXAMPLES.body("followChanges", "200", "text/event-stream")
                .example()
                .asText();
        JsonNode data = json.readTree(event.substring(event.indexOf("data:") + "data:".length()));
        assertEquals(EXAMPLES.answer("followChanges").get("items").get(0), data);
        // The place after it is what the list would give as next.
        assertEquals(
                "id:" + EXAMPLES.answer("followChanges").get("next").asText(), event.substring(0, event.indexOf('\n')));
    }

    private static void report(List<String> wrong, Body body, String name, ValidationReport report) {
        if (report.hasErrors()) {
            wrong.add(body + " " + name + ": " + report.getMessages());
        }
    }

    /** As it is sent: a text as it stands, everything else as JSON. */
    private static String text(JsonNode example) {
        return example.isTextual() ? example.asText() : example.toString();
    }

    @Test
    void aWrongExampleIsFound() {
        Body body = EXAMPLES.body("score", "200", "application/json");
        ObjectNode example = body.example().deepCopy();
        assertFalse(answer(body, example).hasErrors());
        example.put("total", 89.45);
        assertTrue(answer(body, example).hasErrors(), "points are strings");
    }

    @Test
    void everyKindOfProblemHasAnExample() {
        Map<String, String> shown = new TreeMap<>();
        List<JsonNode> problems = new ArrayList<>(EXAMPLES.problems().values());
        EXAMPLES.bodies().stream()
                .filter(body -> body.mediaType().equals("application/problem+json"))
                .forEach(body -> problems.addAll(body.examples().values()));
        List<String> wrong = new ArrayList<>();
        for (JsonNode problem : problems) {
            shown.put(
                    problem.get("type").asText(),
                    problem.get("status").asInt() + " " + problem.get("title").asText());
        }
        EXAMPLES.problems().forEach((name, problem) -> {
            if (!problem.get("type").asText().equals("urn:jiheng:problem:" + name)) {
                wrong.add(name + " is called " + problem.get("type"));
            }
            ValidationReport report = VALIDATOR.validateResponse(
                    "/api/v1/projects",
                    Request.Method.GET,
                    SimpleResponse.Builder.status(problem.get("status").asInt())
                            .withContentType("application/problem+json")
                            .withBody(problem.toString())
                            .build());
            if (report.hasErrors()) {
                wrong.add(name + ": " + report.getMessages());
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals(
                Arrays.stream(ProblemType.values())
                        .collect(Collectors.toMap(
                                ProblemType::uri,
                                type -> type.status() + " " + type.title().zh(),
                                (one, other) -> one,
                                TreeMap::new)),
                shown);
    }

    @Test
    void whatMustBeGivenHasAnExample() {
        List<String> wrong = new ArrayList<>();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            for (JsonNode parameter : EXAMPLES.parameters(operation.path(), operation.method())) {
                if (parameter.path("required").asBoolean() && !parameter.has("example")) {
                    wrong.add(operation.id() + " " + parameter.get("name").asText());
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatAnExampleAsksForIsShownByAnother() {
        Set<String> shown = new HashSet<>();
        EXAMPLES.bodies().stream()
                .filter(body -> !body.isRequest())
                .flatMap(body -> body.examples().values().stream())
                .forEach(example -> texts(example, shown));
        List<String> unknown = new ArrayList<>();
        for (ApiDescription.Operation operation : ApiDescription.operations()) {
            for (JsonNode parameter : EXAMPLES.parameters(operation.path(), operation.method())) {
                if (parameter.get("in").asText().equals("path")
                        && !shown.contains(parameter.path("example").asText())) {
                    unknown.add(operation.id() + " " + parameter.get("name").asText());
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static void texts(JsonNode node, Set<String> found) {
        if (node.isValueNode()) {
            found.add(node.asText());
        }
        node.forEach(member -> texts(member, found));
    }

    @Test
    void noExampleIsLeftOver() {
        String text = ApiExamples.description().get("paths").toString();
        List<String> unused = new ArrayList<>();
        ApiExamples.description().at("/components/examples").fieldNames().forEachRemaining(name -> {
            if (!text.contains("\"#/components/examples/" + name + "\"")) {
                unused.add(name);
            }
        });
        assertEquals(List.of(), unused);
    }
}
