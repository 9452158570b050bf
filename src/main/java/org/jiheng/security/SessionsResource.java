package org.jiheng.security;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.Page;

/** One's own sessions: where one is still signed in, and an end to it. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    private final Sessions sessions;

    SessionsResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    public Page<Sessions.View> list() {
        return new Page<>(sessions.list(), null);
    }

    @DELETE
    @Path("/{id}")
    public Response end(@RestPath String id) {
        sessions.endOwn(id);
        return Response.noContent().build();
    }
}
