package org.jiheng.ruleset;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jiheng.http.ETags;
import org.jiheng.http.Page;
import org.jiheng.security.Roles;

/** Which rule set scores which year and department. */
@Path("/api/v1/rulesets/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RuleSetAssignmentResource {
    private final RuleSetAssignments assignments;
    private final RuleSetRegistry registry;
    private final SecurityIdentity caller;

    RuleSetAssignmentResource(RuleSetAssignments assignments, RuleSetRegistry registry, SecurityIdentity caller) {
        this.assignments = assignments;
        this.registry = registry;
        this.caller = caller;
    }

    /** An assignment as answered; {@code department} is null for all that are not named themselves. */
    record View(int year, String department, String ruleset, Instant since, String by) {
        static View of(RuleSetAssignments.Assigned a) {
            return new View(a.year(), a.department().isEmpty() ? null : a.department(), a.ruleset(), a.since(), a.by());
        }
    }

    @GET
    public Response list(@HeaderParam("If-None-Match") String ifNoneMatch) {
        List<RuleSetAssignments.Assigned> all = assignments.inScope();
        return ETags.read(
                new Page<>(all.stream().map(View::of).toList(), null), RuleSetAssignments.tag(all), ifNoneMatch);
    }

    /** An assignment as wanted. */
    record Wanted(
            @NotNull @Min(1990) @Max(2099) Integer year,
            @Size(max = 200) String department,
            @NotBlank @Size(max = 100) String ruleset) {
        RuleSetAssignments.Assigned assigned() {
            return new RuleSetAssignments.Assigned(
                    year, department == null ? "" : department.strip(), ruleset, null, null);
        }
    }

    record Replacement(@NotNull @Size(max = 1000) List<@Valid @NotNull Wanted> items) {}

    @PUT
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    public Response replace(@HeaderParam("If-Match") String ifMatch, @Valid @NotNull Replacement request) {
        registry.assign(
                request.items().stream().map(Wanted::assigned).toList(),
                caller.getPrincipal().getName(),
                ifMatch);
        return list(null);
    }
}
