package org.jiheng.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jiheng.http.RequestOrigin;

/** Signing in by a page, looking who one is, and signing out. */
@Path("/api/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final PasswordSignIn passwords;
    private final Sessions sessions;
    private final Users users;
    private final SecurityIdentity caller;
    private final RoutingContext request;

    SessionResource(
            PasswordSignIn passwords, Sessions sessions, Users users, SecurityIdentity caller, RoutingContext request) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.users = users;
        this.caller = caller;
        this.request = request;
    }

    /** Who wants to sign in. */
    record Credentials(
            @NotNull @Size(max = 64) String name,
            @NotNull @Size(max = 512) String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /**
     * Who is signed in.
     *
     * @param via basic, session, token and its id, or oidc
     * @param limits what the caller is limited to; each has to cover a project; none for no limit
     */
    record Who(String name, List<String> roles, String via, List<Scope.Limit> limits) {}

    /** A new password. */
    record PasswordChange(
            @NotNull @Size(max = 512) String current,
            @NotNull @Size(max = 512) String changed) {
        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    // Only as JSON: a form of another site cannot send that.
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@Valid @NotNull Credentials credentials) {
        String checked = passwords.require(credentials.name(), credentials.password(), RequestOrigin.address(request));
        String secret = sessions.begin(credentials.name(), checked);
        endPresent();
        return Response.noContent()
                .cookie(cookie(secret, NewCookie.DEFAULT_MAX_AGE))
                .build();
    }

    @GET
    public Who who() {
        return new Who(
                Caller.name(),
                caller.getRoles().stream().sorted().toList(),
                Caller.via(),
                Caller.scope().limits());
    }

    @DELETE
    public Response signOut() {
        endPresent();
        return Response.noContent()
                .cookie(cookie("", 0))
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    private void endPresent() {
        String secret = Sessions.secret(request.request());
        if (secret != null) {
            sessions.end(secret);
        }
    }

    @PUT
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(@Valid @NotNull PasswordChange change) {
        Users.requirePerson();
        String checked = passwords.require(Caller.name(), change.current(), RequestOrigin.address(request));
        users.changeOwnPassword(Caller.name(), checked, change.changed());
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(Sessions.cookieName(request.request()))
                .value(value)
                .path("/")
                .httpOnly(true)
                .secure(Sessions.overTls(request.request()))
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(maxAge)
                .build();
    }
}
