package org.jiheng.ruleset;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.RequestLanguage;
import org.jiheng.security.Roles;

/** Tries edited rule files; stores nothing. */
@Path("/api/v1/rulesets/{name}/check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RuleSetCheckResource {
    private final RuleSetChecks checks;
    private final RequestLanguage language;

    RuleSetCheckResource(RuleSetChecks checks, RequestLanguage language) {
        this.checks = checks;
        this.language = language;
    }

    /** @param files path to text */
    record Edited(@NotEmpty @Size(max = 200) Map<String, @NotNull String> files) {}

    @POST
    @RolesAllowed({Roles.POLICY, Roles.APPROVER, Roles.ADMIN})
    public RuleSetCheckView check(
            @RestPath @Pattern(regexp = RuleSetVersionResource.NAME, message = RuleSetVersionResource.NAMES)
                    String name,
            @Valid @NotNull Edited request) {
        return RuleSetCheckView.of(checks.check(name, new TreeMap<>(request.files())), language.get());
    }
}
