package org.jiheng.scoring;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jiheng.declaration.form.FormFile;
import org.jiheng.declaration.form.FormUnreadableException;
import org.jiheng.http.Downloads;
import org.jiheng.http.Idempotency;
import org.jiheng.http.Language;
import org.jiheng.http.LargestBody;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.RequestLanguage;
import org.jiheng.scoring.sheet.ActualsSheet;
import org.jiheng.security.Roles;

/** Takes actual outcomes by filled workbooks. */
@Path("/api/v1/actuals/import")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class ActualsImportResource {
    private final ActualsImport importer;
    private final Idempotency idempotency;
    private final SecurityIdentity caller;
    private final RequestLanguage language;
    private final LargestBody largest;

    ActualsImportResource(
            ActualsImport importer,
            Idempotency idempotency,
            SecurityIdentity caller,
            RequestLanguage language,
            LargestBody largest) {
        this.importer = importer;
        this.idempotency = idempotency;
        this.caller = caller;
        this.language = language;
        this.largest = largest;
    }

    @POST
    @Consumes({Downloads.WORKBOOK, "application/vnd.ms-excel", MediaType.APPLICATION_OCTET_STREAM})
    public Response workbook(
            byte[] workbook,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("partial") @DefaultValue("false") boolean partial) {
        return read(workbook, dryRun, partial);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm("file") FileUpload file,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("partial") @DefaultValue("false") boolean partial)
            throws IOException {
        return read(largest.read(file), dryRun, partial);
    }

    private Response read(byte[] workbook, boolean dryRun, boolean partial) {
        Optional<Response> answered = dryRun ? Optional.empty() : idempotency.answered(workbook);
        if (answered.isPresent()) {
            return answered.get();
        }
        Language spoken = language.get();
        String author = caller.getPrincipal().getName();
        FormFile file;
        try {
            file = FormFile.read(workbook, null);
        } catch (FormUnreadableException unreadable) {
            throw unreadable.problem();
        }
        List<ActualsImport.Tried> tried = importer.attempt(ActualsSheet.read(file.lines()), author);
        if (tried.stream().allMatch(t -> t.outcome() == ActualsReport.Outcome.UNKNOWN)) {
            throw new ProblemException(
                    ProblemType.UNREADABLE_FORM,
                    "文件中没有实际完成情况填报表；请用下载的模板填写。",
                    "The file holds no template of actual outcomes; fill in one that was downloaded.");
        }
        if (dryRun) {
            return Response.ok(importer.preview(tried, file.findings(), spoken)).build();
        }
        if (!partial) {
            ActualsImport.requireAllRight(tried);
        }
        return idempotency.once(workbook, () -> Response.status(Response.Status.CREATED)
                .entity(importer.store(tried, author, file.findings(), spoken))
                .build());
    }
}
