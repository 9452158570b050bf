package org.jiheng.actual;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;
import org.jiheng.security.Roles;

/** What the caller has typed of a project's actuals and not posted yet. */
@Path("/api/v1/projects/{id}/draft")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {
    private final Drafts drafts;

    DraftResource(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * What is to be saved.
     *
     * @param declarationVersion of the declaration whose rows were filled in
     * @param revision the newest when the draft was begun, 0 for none
     */
    record Draft(
            @NotNull @Min(1) Integer declarationVersion,
            @NotNull @Min(0) Integer revision,
            @NotNull @Valid TypedActuals typed) {}

    @GET
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        Drafts.Tagged draft = drafts.get(id);
        return ETags.read(draft.view(), draft.tag(), ifNoneMatch);
    }

    @PUT
    public Response save(@RestPath String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull Draft request) {
        Drafts.Tagged saved =
                drafts.save(id, request.declarationVersion(), request.revision(), request.typed(), ifMatch);
        return Response.ok(saved.view())
                .header("ETag", ETags.quote(saved.tag()))
                .build();
    }

    @DELETE
    public Response remove(@RestPath String id, @HeaderParam("If-Match") String ifMatch) {
        drafts.remove(id, ifMatch);
        return Response.noContent().build();
    }
}
