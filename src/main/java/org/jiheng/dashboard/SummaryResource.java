package org.jiheng.dashboard;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiheng.declaration.ProjectFilter;

/** Figures of a year. */
@Path("/api/v1/summaries")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class SummaryResource {
    private final Summaries summaries;

    SummaryResource(Summaries summaries) {
        this.summaries = summaries;
    }

    @GET
    public Summary get(@Valid @BeanParam ProjectFilter filter, @Valid @BeanParam SummaryQuery query) {
        return summaries.of(filter, query);
    }
}
