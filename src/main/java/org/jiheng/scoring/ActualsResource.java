package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.actual.Actuals;
import org.jiheng.http.ETags;
import org.jiheng.http.Idempotency;
import org.jiheng.http.Page;
import org.jiheng.security.Roles;

/** Actual outcomes of a project, revision by revision. */
@Path("/api/v1/projects/{id}/actuals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ActualsResource {
    private final ActualsService actuals;
    private final Idempotency idempotency;
    private final SecurityIdentity caller;

    ActualsResource(ActualsService actuals, Idempotency idempotency, SecurityIdentity caller) {
        this.actuals = actuals;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    public Response post(
            @RestPath String id,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Valid @NotNull Actuals request) {
        String author = caller.getPrincipal().getName();
        if (dryRun) {
            return Response.ok(actuals.preview(id, request, author)).build();
        }
        return idempotency.once(request, () -> {
            ActualsService.Posted posted = actuals.post(id, request, author);
            URI location = URI.create("/api/v1/projects/" + id + "/actuals/" + posted.revision());
            return Response.created(location).entity(posted).build();
        });
    }

    @GET
    public Page<ActualsService.Revision> list(
            @RestPath String id,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("cursor") @Size(max = 2000) String cursor) {
        return actuals.list(id, limit, cursor);
    }

    @GET
    @Path("/{revision}")
    public Response get(@RestPath String id, @RestPath int revision, @HeaderParam("If-None-Match") String ifNoneMatch) {
        return ETags.read(actuals.get(id, revision), "r" + revision, ifNoneMatch);
    }
}
