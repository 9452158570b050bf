package org.jiheng.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.ETags;

/** Figures of a year. */
@Path("/api/v1/summaries")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SummaryResource {
    private final Summaries summaries;
    private final ObjectMapper json;

    SummaryResource(Summaries summaries, ObjectMapper json) {
        this.summaries = summaries;
        this.json = json;
    }

    @GET
    public Response get(
            @Valid @BeanParam ProjectFilter filter,
            @Valid @BeanParam SummaryQuery query,
            @HeaderParam("If-None-Match") String ifNoneMatch)
            throws JsonProcessingException {
        String body = json.writeValueAsString(summaries.of(filter, query));
        return ETags.read(body, ETags.digest(body), ifNoneMatch);
    }
}
