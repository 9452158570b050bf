package org.jiheng.declaration;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;
import org.jiheng.http.Idempotency;
import org.jiheng.http.Language;
import org.jiheng.http.Page;
import org.jiheng.http.RequestLanguage;
import org.jiheng.security.Roles;

/** Projects and their declared indicators. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ProjectResource {
    private final Declarations declarations;
    private final SettlementService settlements;
    private final Idempotency idempotency;
    private final SecurityIdentity caller;
    private final RequestLanguage language;

    ProjectResource(
            Declarations declarations,
            SettlementService settlements,
            Idempotency idempotency,
            SecurityIdentity caller,
            RequestLanguage language) {
        this.declarations = declarations;
        this.settlements = settlements;
        this.idempotency = idempotency;
        this.caller = caller;
        this.language = language;
    }

    @GET
    public Page<ListedProject> list(@Valid @BeanParam ProjectFilter filter, @Valid @BeanParam ProjectQuery query) {
        return declarations.list(filter, query);
    }

    @POST
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    public Response declare(@Valid @NotNull ProjectDeclaration request) {
        Language spoken = language.get();
        return idempotency.once(request, () -> {
            Declarations.Stored stored = declarations.store(request.declared(), "json", Declarations.author(caller));
            Project project = declarations.project(stored.declaration().projectId());
            Project.flush();
            TaggedProject answer = TaggedProject.of(project, stored.declaration(), spoken);
            Response.ResponseBuilder response = stored.outcome() == Declarations.Outcome.UNCHANGED
                    ? Response.ok()
                    : Response.created(URI.create("/api/v1/projects/" + project.id));
            return response.entity(answer.view())
                    .header("ETag", ETags.quote(answer.tag()))
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        TaggedProject project = declarations.view(id, language.get());
        return ETags.read(project.view(), project.tag(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    public Response settle(
            @RestPath String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ProjectSettlement request) {
        return settled(settlements.settle(id, request, ifMatch, language.get()));
    }

    @PATCH
    @Path("/{id}/indicators/{indicatorId}")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    public Response settle(
            @RestPath String id,
            @RestPath String indicatorId,
            @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull IndicatorSettlement request) {
        return settled(settlements.settle(id, indicatorId, request, ifMatch, language.get()));
    }

    private Response settled(TaggedProject settled) {
        return Response.ok(settled.view())
                .header("ETag", ETags.quote(settled.tag()))
                .build();
    }

    @GET
    @Path("/{id}/declarations")
    public Page<DeclarationVersionView> versions(@RestPath String id) {
        List<DeclarationVersionView> versions = declarations.versions(id);
        return new Page<>(versions, null);
    }

    @GET
    @Path("/{id}/declarations/{version}")
    public DeclarationAsOf version(@RestPath String id, @RestPath int version) {
        return declarations.version(id, version, language.get());
    }
}
