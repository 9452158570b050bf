package org.jiheng.dashboard;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Page;

/** Where points were lost. */
@Path("/api/v1/losses")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class LossResource {
    private final Losses losses;

    LossResource(Losses losses) {
        this.losses = losses;
    }

    @GET
    public Losses.Found get(
            @Valid @BeanParam ProjectFilter filter,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST) int limit,
            @QueryParam("cursor") @Size(max = 2000) String cursor) {
        return losses.of(filter, limit, cursor);
    }
}
