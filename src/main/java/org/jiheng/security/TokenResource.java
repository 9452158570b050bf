package org.jiheng.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.Page;

/** One's own access tokens. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private static final int DEFAULT_DAYS = 90;
    private static final int MOST_NAMES = 200;

    private final Tokens tokens;

    TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A token as wanted.
     *
     * @param readOnly true unless said otherwise
     * @param departments limits the token further than its user; null, like {@code units}, where it does not
     * @param days until it expires, 90 unless said otherwise
     */
    record NewToken(
            @NotBlank @Size(max = 200) String label,
            Boolean readOnly,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> departments,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> units,
            @Min(1) @Max(366) Integer days) {
        NewToken {
            readOnly = readOnly == null || readOnly;
            days = days == null ? DEFAULT_DAYS : days;
        }
    }

    @GET
    public Page<Tokens.View> list() {
        return new Page<>(tokens.list(), null);
    }

    @POST
    public Response create(@Valid @NotNull NewToken request) {
        return Response.status(Response.Status.CREATED)
                .entity(tokens.create(request))
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("/{id}")
    public Response revoke(@RestPath String id) {
        tokens.revoke(id);
        return Response.noContent().build();
    }
}
