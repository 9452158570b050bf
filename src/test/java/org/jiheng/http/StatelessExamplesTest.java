package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.ApiExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of calls that store nothing are what the service answers. */
@QuarkusTest
class StatelessExamplesTest {
    private static final ApiExamples EXAMPLES = ApiExamples.ofTheService();
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "score, /api/v1/score",
        "parseTargets, /api/v1/targets/parse",
        "recheck, /api/v1/rechecks",
        "recheckBatch, /api/v1/rechecks/batch"
    })
    void theExampleIsAnsweredByTheExample(String operation, String path) throws JsonProcessingException {
        String answer = Api.as("auditor")
                .body(EXAMPLES.request(operation).toString())
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(timeless(EXAMPLES.answer(operation)), timeless(JSON.readTree(answer)));
    }

    @Test
    void theTableAsTextIsReadLikeTheOneAsJson() throws JsonProcessingException {
        String answer = Api.as("auditor")
                .contentType("text/plain; charset=utf-8")
                .body(EXAMPLES.body("recheck", "request", "text/plain")
                        .example()
                        .asText())
                .post("/api/v1/rechecks")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonNode expected = EXAMPLES.answer("recheck");
        assertEquals(expected.get("rows"), JSON.readTree(answer).get("rows"));
        assertEquals(expected.get("execution"), JSON.readTree(answer).get("execution"));
    }

    @Test
    void theFormIsReadAsShown() throws JsonProcessingException {
        String answer = Api.as("auditor")
                .queryParam("dryRun", true)
                .contentType("text/plain; charset=utf-8")
                .body(EXAMPLES.body("importDeclarations", "request", "text/plain")
                        .example()
                        .asText())
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(timeless(EXAMPLES.answer("importDeclarations")), timeless(JSON.readTree(answer)));
    }

    /** Without what differs by the moment: the time, the version of the rules, and what is stored already. */
    private static JsonNode timeless(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        blank(copy);
        return copy;
    }

    private static void blank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("evaluatedAt");
            if (object.path("ruleset").isObject()) {
                ((ObjectNode) object.get("ruleset")).remove("hash");
            }
            if (object.has("indicators") && object.path("status").asText().matches("new|changed|unchanged")) {
                object.remove("status");
                object.remove("difference");
            }
        }
        node.forEach(StatelessExamplesTest::blank);
    }
}
