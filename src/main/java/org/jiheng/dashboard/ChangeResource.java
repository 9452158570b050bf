package org.jiheng.dashboard;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Page;

/** New evaluations, to be followed: page by page, or as server-sent events. */
@Path("/api/v1/changes")
@Authenticated
public class ChangeResource {
    private final Changes changes;
    private final ChangeStreams streams;

    ChangeResource(Changes changes, ChangeStreams streams) {
        this.changes = changes;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Changes.News list(
            @QueryParam("since") @DefaultValue(Changes.START) @Size(max = 64) String since,
            @Valid @BeanParam ProjectFilter filter,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST) int limit) {
        return changes.since(since, filter, limit);
    }

    /** @param last of a client that connects again; counts more than {@code since} */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> stream(
            @QueryParam("since") @DefaultValue(Changes.NOW) @Size(max = 64) String since,
            @Valid @BeanParam ProjectFilter filter,
            @HeaderParam("Last-Event-ID") @Size(max = 64) String last,
            @Context Sse sse,
            @Context RoutingContext request) {
        String place = last == null || last.isBlank() ? since : last;
        if (request.request().method().equals(HttpMethod.HEAD)) {
            changes.since(place, filter, 1);
            return Multi.createFrom().empty();
        }
        return streams.open(place, filter, sse, request);
    }
}
