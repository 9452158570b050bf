package org.jiheng.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.CharConversionException;
import java.nio.channels.ClosedChannelException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception of a request into a {@link Problem}. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String RETRY_AFTER = "Retry-After";

    /** What others hold, a file or a check, takes some seconds rather than minutes. */
    private static final int LATER_SECONDS = 10;

    /** So many errors are said in one sentence; all are in the list. */
    private static final int SAID_AT_ONCE = 5;

    private static final Message BETWEEN = new Message("；", "; ");

    @ServerExceptionMapper
    Response problem(ProblemException exception, RoutingContext request) {
        if (exception.type().status() >= 500 && !exception.type().isPassing()) {
            LOG.errorf(exception, "%s", exception.detail().zh());
        }
        if (exception.type() == ProblemType.TOO_LARGE) {
            // What is left of the body is never read, so the connection cannot be used again.
            request.addEndHandler(sent -> request.request().connection().close());
        }
        return answer(exception, request);
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException exception, RoutingContext request) {
        return withChallenge(request);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response wrongPassword(AuthenticationFailedException exception, RoutingContext request) {
        // The framework has put a challenge of its own there, which a browser would act upon.
        request.response().headers().remove(CHALLENGE);
        return SignInRefusal.seconds(exception)
                .map(seconds -> Response.fromResponse(answer(SignInRefusal.delayed(seconds), request))
                        .header(RETRY_AFTER, seconds)
                        .build())
                .orElseGet(() -> withChallenge(request));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, RoutingContext request) {
        return answer(
                new ProblemException(
                        ProblemType.FORBIDDEN, "当前用户的角色不能执行此操作。", "The roles of this user do not allow this call."),
                request);
    }

    @ServerExceptionMapper({
        OptimisticLockException.class,
        PessimisticLockException.class,
        LockTimeoutException.class,
        LockAcquisitionException.class,
        org.hibernate.exception.ConstraintViolationException.class
    })
    Response conflict(PersistenceException exception, RoutingContext request) {
        return answer(
                new ProblemException(
                        ProblemType.CONFLICT,
                        "同一内容正被另一请求修改，本次没有保存任何内容；请重新读取后再试。",
                        "Another request changed the same thing meanwhile and this one stored nothing; read it again and retry."),
                request);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException exception, RoutingContext request) {
        Language language = language(request);
        List<ConstraintViolation<?>> violations = exception.getConstraintViolations().stream()
                .sorted(Comparator.comparing(Violations::pointer))
                .toList();
        List<Problem.Place> places = violations.stream()
                .map(v -> new Problem.Place(Violations.pointer(v), language.of(Violations.of(v))))
                .toList();
        boolean inBody = violations.stream().anyMatch(Violations::isBody);
        ProblemType type = inBody ? ProblemType.INVALID_VALUE : ProblemType.INVALID_PARAMETER;
        String detail = violations.stream()
                .limit(SAID_AT_ONCE)
                .map(v -> language.of(Violations.inPlace(v)))
                .collect(Collectors.joining(language.of(BETWEEN)));
        return answer(Problem.of(type, detail, language, request.request().path(), places));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception, RoutingContext request) {
        Response response = exception.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return answer(JsonProblem.of(json), request);
            }
            if (cause instanceof CharConversionException encoding) {
                return answer(
                        new ProblemException(
                                ProblemType.MALFORMED_JSON,
                                "请求正文不是有效的 UTF-8：" + encoding.getMessage(),
                                "The body is not valid UTF-8: " + encoding.getMessage()),
                        request);
            }
        }
        ProblemType type = ProblemType.ofStatus(response.getStatus());
        if (type == ProblemType.NOT_ACCEPTABLE) {
            return answer(RefusedTypes.refusal(request, request.request().getHeader("Accept")), request);
        }
        String path = request.request().path();
        String method = request.request().method().name();
        Message detail =
                switch (type) {
                    case NOT_FOUND ->
                        new Message(
                                "没有 " + path + "，或路径、查询参数的值不合格式；可用的地址见 /q/openapi。",
                                "There is nothing at " + path
                                        + ", or a path or query value is malformed; see /q/openapi.");
                    case METHOD_NOT_ALLOWED ->
                        new Message(
                                path + " 不支持 " + method + "；可用的方法见 /q/openapi。",
                                path + " does not support " + method + "; see /q/openapi for what it does.");
                    case UNSUPPORTED_MEDIA_TYPE ->
                        new Message(
                                "不支持内容类型 " + request.request().getHeader("Content-Type") + "；可用的类型见 /q/openapi。",
                                "Content type " + request.request().getHeader("Content-Type")
                                        + " is not supported here; see /q/openapi for what is.");
                    default ->
                        new Message(
                                "请求未能处理（" + response.getStatus() + "）。",
                                "The request was not handled (" + response.getStatus() + ").");
                };
        Problem problem = new Problem(
                type.uri(),
                language(request).of(type.title()),
                response.getStatus(),
                language(request).of(detail),
                path,
                null);
        return answer(problem);
    }

    // Both are named: the framework has an answer of its own for the second.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException exception, RoutingContext request) {
        return answer(JsonProblem.of(exception), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable exception, RoutingContext request) {
        if (left(exception, request)) {
            LOG.debugf(
                    exception,
                    "The caller left before the body of %s was there",
                    request.request().path());
            // Nobody reads it.
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        String id = UUID.randomUUID().toString();
        LOG.errorf(exception, "Request failed, incident %s", id);
        return answer(
                new ProblemException(
                        ProblemType.INTERNAL,
                        "服务出错，没有保存任何内容；日志编号 " + id + "。",
                        "The service failed and stored nothing; incident " + id + " in its log."),
                request);
    }

    /** Whether a caller went away while the body was still on its way, as who reloads a page does. */
    private static boolean left(Throwable exception, RoutingContext request) {
        if (!request.response().closed()) {
            return false;
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }

    private static Language language(RoutingContext request) {
        return Language.accepted(request.request().getHeader("Accept-Language"));
    }

    private static Response withChallenge(RoutingContext request) {
        Response.ResponseBuilder refused = Response.fromResponse(answer(SignInRefusal.unauthenticated(), request));
        SignInRefusal.challenge(request.request()).ifPresent(c -> refused.header(CHALLENGE, c));
        return refused.build();
    }

    private static Response answer(ProblemException exception, RoutingContext request) {
        Response answer = answer(
                Problem.of(exception, language(request), request.request().path()));
        return exception.type().isPassing()
                ? Response.fromResponse(answer)
                        .header(RETRY_AFTER, LATER_SECONDS)
                        .build()
                : answer;
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
