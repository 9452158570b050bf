package org.jiheng.testsupport;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** After every call of a test that changed something: the trail has an entry of that very request. */
final class TrailCheck implements Filter {
    private static final Map<String, Rights.Right> RIGHTS = Rights.table();

    /** May change nothing although they succeed: signing out without a session, approving again. */
    private static final Set<String> MAY_CHANGE_NOTHING = Set.of("signOut", "approveRuleSetVersion");

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        ApiDescription.Operation operation =
                ApiDescription.of(request.getMethod(), uri.getPath()).orElse(null);
        if (operation != null && changed(operation, request, uri, answer)) {
            String id = answer.header("X-Request-Id");
            long entries = QuarkusTransaction.requiringNew().call(() -> ((Number) Panache.getEntityManager()
                            .createNativeQuery("select count(*) from audit_entry where request_id = ?1")
                            .setParameter(1, id)
                            .getSingleResult())
                    .longValue());
            if (entries == 0) {
                throw new AssertionError(operation.id() + " changed something and left no entry in the trail");
            }
        }
        return answer;
    }

    private static boolean changed(
            ApiDescription.Operation operation, FilterableRequestSpecification request, URI uri, Response answer) {
        Rights.Right right = RIGHTS.get(operation.id());
        boolean repeated = request.getHeaders().hasHeaderWithName("Idempotency-Key");
        boolean dry = uri.getQuery() != null && uri.getQuery().contains("dryRun=true");
        boolean unchangedPost = answer.statusCode() == 200
                && request.getMethod().equals("POST")
                && Set.of("declareProject", "uploadRuleSetVersion").contains(operation.id());
        return right != null
                && right.trail()
                && answer.statusCode() >= 200
                && answer.statusCode() < 300
                && !repeated
                && !dry
                && !unchangedPost
                && !MAY_CHANGE_NOTHING.contains(operation.id())
                && !importedNothing(operation, answer);
    }

    /** A form that was known already, or a template without anything filled in. */
    private static boolean importedNothing(ApiDescription.Operation operation, Response answer) {
        return Set.of("importDeclarations", "importActuals").contains(operation.id())
                && !answer.asString().contains("\"new\"")
                && !answer.asString().contains("\"changed\"")
                && !answer.asString().contains("\"stored\"");
    }
}
