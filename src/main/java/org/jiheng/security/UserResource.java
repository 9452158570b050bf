package org.jiheng.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;
import org.jiheng.http.Page;

/** The users, in the hands of an administrator. There is no removing: the trail names them for ever. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class UserResource {
    private static final int MOST_NAMES = 200;
    private static final String NAMES =
            "1 到 64 个字，可用汉字、字母、数字和 . _ @ -，不能有空格|1 to 64 letters, digits, Chinese characters or . _ @ -, without blanks";

    private final Users users;

    UserResource(Users users) {
        this.users = users;
    }

    /** A user to be added; null limits for none. */
    record NewUser(
            @NotNull @Pattern(regexp = "[\\p{L}\\p{N}._@-]{1,64}", message = NAMES)
            String name,

            @NotNull @Size(max = 512) String password,
            @NotEmpty @Size(max = 6) List<@NotNull String> roles,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> departments,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> units) {
        @Override
        public String toString() {
            return "NewUser[" + name + "]";
        }
    }

    /** A user as wanted. */
    record UserChange(
            @NotEmpty @Size(max = 6) List<@NotNull String> roles,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> departments,
            @Size(max = MOST_NAMES) List<@NotBlank @Size(max = 200) String> units,
            @NotNull Boolean enabled,
            @Size(max = 2000) String reason) {}

    /** A password to be set. */
    record Password(@NotNull @Size(max = 512) String password) {
        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    @GET
    public Page<UserView> list() {
        return new Page<>(users.list(), null);
    }

    @POST
    public Response add(@Valid @NotNull NewUser request) {
        Users.Tagged added = users.add(request);
        return Response.created(
                        URI.create("/api/v1/users/" + URLEncoder.encode(request.name(), StandardCharsets.UTF_8)))
                .entity(added.view())
                .header("ETag", ETags.quote(added.tag()))
                .build();
    }

    @GET
    @Path("/{name}")
    public Response get(@RestPath String name, @HeaderParam("If-None-Match") String ifNoneMatch) {
        Users.Tagged found = users.get(name);
        return ETags.read(found.view(), found.tag(), ifNoneMatch);
    }

    @PUT
    @Path("/{name}")
    public Response change(
            @RestPath String name, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull UserChange request) {
        Users.Tagged changed = users.change(name, request, ifMatch);
        return Response.ok(changed.view())
                .header("ETag", ETags.quote(changed.tag()))
                .build();
    }

    @PUT
    @Path("/{name}/password")
    public Response resetPassword(@RestPath String name, @Valid @NotNull Password request) {
        users.resetPassword(name, request.password());
        return Response.noContent().build();
    }
}
