package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declaration;
import org.jiheng.declaration.Declarations;
import org.jiheng.http.Downloads;
import org.jiheng.scoring.sheet.ActualsTemplate;

/** The workbook in which the actual outcomes of all projects of a unit are filled in. */
@Path("/api/v1/actuals-template")
@Authenticated
public class UnitTemplateResource {
    private final Declarations declarations;
    private final Trail trail;

    UnitTemplateResource(Declarations declarations, Trail trail) {
        this.declarations = declarations;
        this.trail = trail;
    }

    @GET
    @Produces(Downloads.WORKBOOK)
    public Response get(
            @QueryParam("year") @NotNull @Min(1990) @Max(2099) Integer year,
            @QueryParam("unit") @NotBlank @Size(max = 200) String unit) {
        List<Declaration> ofUnit = declarations.ofUnit(year, unit);
        trail.exported("actuals-templates of " + year, new Subject("unit", unit, null, unit));
        return Downloads.file(ActualsTemplate.of(ofUnit), unit + "-" + year + "-实际完成情况.xlsx", Downloads.WORKBOOK);
    }
}
