package org.jiheng.scoring;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.scoring.sheet.SelfEvaluationForm;

/** The self-evaluation form of one project, filled in from its current evaluation. */
@Path("/api/v1/projects/{id}/self-evaluation.{format:xlsx|docx}")
@Authenticated
public class ProjectSelfEvaluationResource {
    private final SelfEvaluations forms;

    ProjectSelfEvaluationResource(SelfEvaluations forms) {
        this.forms = forms;
    }

    @GET
    public Response get(@RestPath String id, @RestPath String format) {
        SelfEvaluationForm form = forms.ofProject(id);
        return SelfEvaluations.file(List.of(form), form.projectName(), format);
    }
}
