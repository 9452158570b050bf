package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** The self-evaluation forms of a unit's whole year in one file. */
@Path("/api/v1/self-evaluations/forms.{format:xlsx|docx}")
@Authenticated
public class SelfEvaluationResource {
    private final SelfEvaluations forms;

    SelfEvaluationResource(SelfEvaluations forms) {
        this.forms = forms;
    }

    @GET
    public Response get(
            @RestPath String format,
            @QueryParam("year") @NotNull @Min(1990) @Max(2099) Integer year,
            @QueryParam("unit") @NotBlank @Size(max = 200) String unit) {
        return SelfEvaluations.file(forms.ofUnit(year, unit), unit + "-" + year, format);
    }
}
