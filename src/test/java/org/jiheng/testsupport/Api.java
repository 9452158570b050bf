package org.jiheng.testsupport;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Calls of the service in which request and answer are checked against the API description. */
public final class Api {
    private static final String DESCRIPTION = Path.of("openapi/openapi.yaml").toString();

    private static final OpenApiValidationFilter BOTH =
            new OpenApiValidationFilter(OpenApiInteractionValidator.createForSpecificationUrl(DESCRIPTION)
                    .withLevelResolver(LevelResolver.create()
                            // Signing in is checked by the service; a test without it is a test of that.
                            .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                            .withLevel("validation.request.security.invalid", ValidationReport.Level.IGNORE)
                            .build())
                    .build());

    private static final OpenApiInteractionValidator ANSWERS = OpenApiInteractionValidator.createForSpecificationUrl(
                    DESCRIPTION)
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request", ValidationReport.Level.IGNORE)
                    .build())
            .build();

    private static final OpenApiValidationFilter ANSWER = new OpenApiValidationFilter(ANSWERS);

    private Api() {}

    /** A call by a demo user; request and answer must be as described. */
    public static RequestSpecification as(String user) {
        return call(user).filter(BOTH);
    }

    /** A call that the service is to refuse: only the answer must be as described. */
    public static RequestSpecification wrongly(String user) {
        return call(user).filter(ANSWER);
    }

    /** A call without signing in. */
    public static RequestSpecification anonymously() {
        return RestAssured.given().filter(ANSWER);
    }

    /** Checks an answer that was had by other means than those above, which copy whole bodies. */
    public static void check(String path, Request.Method method, HttpResponse<String> answer) {
        SimpleResponse.Builder response =
                SimpleResponse.Builder.status(answer.statusCode()).withBody(answer.body());
        answer.headers().map().forEach(response::withHeader);
        ValidationReport report = ANSWERS.validateResponse(path, method, response.build());
        if (report.hasErrors()) {
            throw new AssertionError(report.getMessages());
        }
    }

    private static RequestSpecification call(String user) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(user, user)
                .contentType(ContentType.JSON)
                .accept("application/json, application/problem+json, text/plain");
    }
}
