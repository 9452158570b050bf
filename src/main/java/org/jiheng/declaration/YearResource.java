package org.jiheng.declaration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.jiheng.http.Page;
import org.jiheng.security.Roles;

/** Years, to close and to reopen. */
@Path("/api/v1/years")
@Produces(MediaType.APPLICATION_JSON)
public class YearResource {
    private final Years years;

    YearResource(Years years) {
        this.years = years;
    }

    /** Why a year is closed or reopened. */
    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    public Page<Years.YearView> list() {
        return new Page<>(years.list(), null);
    }

    @GET
    @Path("/{year}")
    public Response get(@RestPath @Min(1990) @Max(2099) int year, @HeaderParam("If-None-Match") String ifNoneMatch) {
        Years.Tagged found = years.get(year);
        return ETags.read(found.view(), found.tag(), ifNoneMatch);
    }

    @POST
    @Path("/{year}/close")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    public Response close(
            @RestPath @Min(1990) @Max(2099) int year,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Reason request) {
        return moved(years.move(year, true, request.reason(), ifMatch));
    }

    @POST
    @Path("/{year}/reopen")
    @RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
    public Response reopen(
            @RestPath @Min(1990) @Max(2099) int year,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Reason request) {
        return moved(years.move(year, false, request.reason(), ifMatch));
    }

    private static Response moved(Years.Tagged year) {
        return Response.ok(year.view()).header("ETag", ETags.quote(year.tag())).build();
    }
}
