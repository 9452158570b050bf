package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;

/** Evaluations, to read and to replay. */
@Path("/api/v1/evaluations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    private final Evaluations evaluations;
    private final ObjectMapper json;

    EvaluationResource(Evaluations evaluations, ObjectMapper json) {
        this.evaluations = evaluations;
        this.json = json;
    }

    @GET
    public Response list(@Valid @BeanParam EvaluationQuery query, @HeaderParam("If-None-Match") String ifNoneMatch)
            throws JsonProcessingException {
        String page = json.writeValueAsString(evaluations.list(query));
        return ETags.read(page, ETags.digest(page), ifNoneMatch);
    }

    @GET
    @Path("/{id}")
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        String document = evaluations.document(id);
        return ETags.read(document, ETags.digest(document), ifNoneMatch);
    }

    @POST
    @Path("/{id}/replay")
    public Evaluations.Replay replay(@RestPath String id) {
        return evaluations.replay(id);
    }
}
