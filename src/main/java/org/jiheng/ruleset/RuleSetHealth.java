package org.jiheng.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells which version of each rule set is live, and whether a folder was refused. Ready means: the default one can score. */
@Readiness
@ApplicationScoped
class RuleSetHealth implements HealthCheck {
    private final RuleSetRegistry registry;
    private final RuleFolders folders;

    RuleSetHealth(RuleSetRegistry registry, RuleFolders folders) {
        this.registry = registry;
        this.folders = folders;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rule sets")
                .status(registry.find(registry.defaultName()).isPresent());
        for (String name : registry.names()) {
            registry.find(name)
                    .ifPresent(live -> response.withData(name, live.compiled().hash()));
        }
        for (String name : folders.names()) {
            folders.seen(name)
                    .filter(seen -> seen.state() != RuleFolders.State.LIVE)
                    .ifPresent(seen -> response.withData(
                            name + " folder",
                            seen.state().name().toLowerCase(java.util.Locale.ROOT) + " " + seen.hash()));
        }
        return response.build();
    }
}
