package org.jiheng.actual;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;
import org.jiheng.security.Roles;

/** The way of a project's actuals from draft to a final result. */
@Path("/api/v1/projects/{id}/submission")
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionResource {
    private final Submissions submissions;

    SubmissionResource(Submissions submissions) {
        this.submissions = submissions;
    }

    /** Why a step is taken; needed to return, and to confirm what is provisional. */
    record Reason(@Size(max = 2000) String reason) {}

    @GET
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        Submissions.Tagged found = submissions.get(id);
        return ETags.read(found.view(), found.tag(), ifNoneMatch);
    }

    @POST
    @Path("/submit")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    public Response submit(@RestPath String id, @HeaderParam("If-Match") String ifMatch, @Valid Reason request) {
        return taken(Submissions.Step.SUBMIT, id, request, ifMatch);
    }

    @POST
    @Path("/confirm")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    public Response confirm(@RestPath String id, @HeaderParam("If-Match") String ifMatch, @Valid Reason request) {
        return taken(Submissions.Step.CONFIRM, id, request, ifMatch);
    }

    @POST
    @Path("/return")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    public Response giveBack(@RestPath String id, @HeaderParam("If-Match") String ifMatch, @Valid Reason request) {
        return taken(Submissions.Step.RETURN, id, request, ifMatch);
    }

    private Response taken(Submissions.Step step, String id, Reason request, String ifMatch) {
        Submissions.Tagged now = submissions.take(step, id, request == null ? null : request.reason(), ifMatch);
        return Response.ok(now.view()).header("ETag", ETags.quote(now.tag())).build();
    }
}
