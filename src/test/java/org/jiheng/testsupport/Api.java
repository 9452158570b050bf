package org.jiheng.testsupport;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
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

    private static final OpenApiInteractionValidator ANSWERS =
            OpenApiInteractionValidator.createForSpecificationUrl(DESCRIPTION).build();

    private static final String ACCEPTED = "application/json, application/problem+json, text/plain";

    private Api() {}

    /** A call by a demo user; request and answer must be as described. */
    public static RequestSpecification as(String user) {
        return call(user).filter(BOTH);
    }

    /** A call with any name and password, without a check of the request. */
    public static RequestSpecification as(String user, String password) {
        return call(user, password).filter(Api::checkAnswer);
    }

    /** A call with an access token, without a check of the request. */
    public static RequestSpecification byToken(String token) {
        return anonymously()
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .accept(ACCEPTED);
    }

    /** A call that the service is to refuse: only the answer must be as described. */
    public static RequestSpecification wrongly(String user) {
        return call(user).filter(Api::checkAnswer);
    }

    /** A call without signing in. */
    public static RequestSpecification anonymously() {
        return RestAssured.given().filter(Api::checkAnswer);
    }

    /** Checks a problem that was had by other means than those above. */
    public static void check(String path, Request.Method method, int status, String problem) {
        check(
                path,
                method,
                SimpleResponse.Builder.status(status)
                        .withBody(problem)
                        .withHeader("Content-Type", "application/problem+json")
                        .build());
    }

    private static Response checkAnswer(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        SimpleResponse.Builder response =
                SimpleResponse.Builder.status(answer.statusCode()).withBody(answer.asString());
        answer.headers().forEach(header -> response.withHeader(header.getName(), header.getValue()));
        String path = URI.create(request.getURI()).getPath();
        check(path, Request.Method.valueOf(request.getMethod()), response.build());
        return answer;
    }

    private static void check(String path, Request.Method method, SimpleResponse answer) {
        ValidationReport report = ANSWERS.validateResponse(path, method, answer);
        if (report.hasErrors()) {
            throw new AssertionError(report.getMessages());
        }
    }

    private static RequestSpecification call(String user) {
        return call(user, user);
    }

    private static RequestSpecification call(String user, String password) {
        return RestAssured.given()
                .filter(new TrailCheck())
                .auth()
                .preemptive()
                .basic(user, password)
                .contentType(ContentType.JSON)
                .accept(ACCEPTED);
    }
}
