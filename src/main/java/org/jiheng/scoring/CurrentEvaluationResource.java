package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;

/** The evaluation that counts for a project now. */
@Path("/api/v1/projects/{id}/evaluation")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class CurrentEvaluationResource {
    private final Evaluations evaluations;

    CurrentEvaluationResource(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GET
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        String document = evaluations.current(id);
        return ETags.read(document, ETags.digest(document), ifNoneMatch);
    }
}
