package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Declarations;
import org.jiheng.http.Downloads;
import org.jiheng.scoring.sheet.ActualsTemplate;

/** The workbook in which the actual outcomes of a project are filled in. */
@Path("/api/v1/projects/{id}/actuals-template")
@Authenticated
public class ActualsTemplateResource {
    private final Declarations declarations;
    private final Trail trail;

    ActualsTemplateResource(Declarations declarations, Trail trail) {
        this.declarations = declarations;
        this.trail = trail;
    }

    @GET
    @Produces(Downloads.WORKBOOK)
    public Response get(@RestPath String id) {
        Declaration declaration = declarations.ofProject(id);
        trail.exported("actuals-template", declarations.project(id).subject());
        return Downloads.file(
                ActualsTemplate.of(List.of(declaration)),
                declaration.declared().name() + "-实际完成情况.xlsx",
                Downloads.WORKBOOK);
    }
}
