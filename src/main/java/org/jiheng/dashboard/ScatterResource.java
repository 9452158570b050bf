package org.jiheng.dashboard;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jiheng.declaration.ProjectFilter;

/** Execution against score. */
@Path("/api/v1/scatter")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ScatterResource {
    private final Scatter scatter;

    ScatterResource(Scatter scatter) {
        this.scatter = scatter;
    }

    @GET
    public Scatter.Found get(
            @Valid @BeanParam ProjectFilter filter, @QueryParam("step") @DefaultValue("2") @Min(1) @Max(20) int step) {
        return scatter.of(filter, step);
    }
}
