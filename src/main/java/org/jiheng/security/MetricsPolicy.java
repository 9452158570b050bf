package org.jiheng.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may read the metrics: they count what everybody does, so nobody who is limited. */
@ApplicationScoped
class MetricsPolicy implements HttpSecurityPolicy {
    private final SignInConfig config;

    MetricsPolicy(SignInConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(caller -> {
            Scope scope = caller.getAttribute(Caller.SCOPE);
            boolean permitted = scope != null
                    && scope.everything()
                    && config.metricsRoles().stream().anyMatch(caller::hasRole);
            return permitted ? CheckResult.PERMIT : CheckResult.DENY;
        });
    }
}
