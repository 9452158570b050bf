package org.jiheng.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Lets a caller repeat a POST that stores without storing twice. The key and the answer are written in the transaction of
 * the work itself, so that neither can exist without the other.
 */
@ApplicationScoped
public class Idempotency {
    /** How long an answer can be had again. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final SecurityIdentity caller;
    private final SeenByCaller seen;
    private final RoutingContext request;
    private final Clock clock;

    Idempotency(ObjectMapper json, SecurityIdentity caller, SeenByCaller seen, RoutingContext request, Clock clock) {
        this.json = json;
        this.caller = caller;
        this.seen = seen;
        this.request = request;
        this.clock = clock;
    }

    /**
     * Does the work, or answers what it answered the first time.
     *
     * @param body what the caller sent, as bytes or as the record it was read into
     * @param work stores and answers; joins the transaction begun here
     * @throws ProblemException when the key is malformed or belongs to another request
     */
    public Response once(Object body, Supplier<Response> work) {
        String key = request.request().getHeader("Idempotency-Key");
        if (key == null) {
            return QuarkusTransaction.requiringNew().call(() -> flushed(work));
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "Idempotency-Key 须为 1 到 255 个可见 ASCII 字符。",
                    "Idempotency-Key takes 1 to 255 visible ASCII characters.");
        }
        String user = caller.getPrincipal().getName();
        String hash = hash(body);
        Optional<Response> earlier = earlier(user, key, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> first(user, key, hash, work));
        } catch (PersistenceException taken) {
            // Another request with this key won the race; its row is visible once it has committed.
            return earlier(user, key, hash).orElseThrow(() -> taken);
        }
    }

    /**
     * What a request with this key was answered earlier, for a caller whose work before {@link #once} would be in vain.
     *
     * @return empty without a key, and for one that is new
     */
    public Optional<Response> answered(Object body) {
        String key = request.request().getHeader("Idempotency-Key");
        return key == null || !KEY.matcher(key).matches()
                ? Optional.empty()
                : earlier(caller.getPrincipal().getName(), key, hash(body));
    }

    private Response first(String user, String key, String hash, Supplier<Response> work) {
        IdempotentAnswer answer = new IdempotentAnswer();
        answer.caller = user;
        answer.idemKey = key;
        answer.requestHash = hash;
        answer.createdAt = clock.instant();
        answer.persistAndFlush();
        Response response = flushed(work);
        Map<String, String> headers = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        answer.status = (short) response.getStatus();
        answer.headers = write(headers);
        answer.body = response.getEntity() instanceof String text ? text : write(response.getEntity());
        return replay(answer);
    }

    /** What the database objects to is told here, as what it is; at the commit it would come wrapped in other errors. */
    private static Response flushed(Supplier<Response> work) {
        Response response = work.get();
        IdempotentAnswer.flush();
        return response;
    }

    private Optional<Response> earlier(String user, String key, String hash) {
        return QuarkusTransaction.requiringNew()
                .call(() -> IdempotentAnswer.find(user, key).map(answer -> {
                    if (!answer.requestHash.equals(hash)) {
                        throw new ProblemException(
                                ProblemType.IDEMPOTENCY_KEY_REUSED,
                                "这个 Idempotency-Key 已用于另一个请求；新的请求请用新的键。",
                                "This Idempotency-Key was used for another request; a new request needs a new key.");
                    }
                    return replay(answer);
                }));
    }

    private Response replay(IdempotentAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status).entity(answer.body);
        try {
            json.readValue(answer.headers, HEADERS).forEach(response::header);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored headers of an answer cannot be read", damaged);
        }
        return response.type(MediaType.APPLICATION_JSON).build();
    }

    /** What makes a request the same: what is asked of what, the body, and what the caller is limited to. */
    private String hash(Object body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String operation =
                    request.request().method() + " " + request.request().uri() + "\n";
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            // An answer is not given again to a caller, or a token of the same caller, who has come to see less.
            seen.limits().ifPresent(limits -> digest.update((limits + "\n").getBytes(StandardCharsets.UTF_8)));
            digest.update(body instanceof byte[] bytes ? bytes : json.writeValueAsBytes(body));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOldAnswers() {
        QuarkusTransaction.requiringNew()
                .run(() -> IdempotentAnswer.delete(
                        "createdAt < ?1", clock.instant().minus(KEPT)));
    }
}
