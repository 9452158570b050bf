package org.jiheng.declaration;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jiheng.http.Idempotency;
import org.jiheng.http.Language;
import org.jiheng.http.LargestBody;
import org.jiheng.http.RequestLanguage;
import org.jiheng.security.Roles;

/** Takes the declared forms as files. */
@Path("/api/v1/declarations/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
public class DeclarationImportResource {
    private final DeclarationImport importer;
    private final Idempotency idempotency;
    private final SecurityIdentity caller;
    private final RequestLanguage language;
    private final LargestBody largest;

    DeclarationImportResource(
            DeclarationImport importer,
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

    /** The types of the files that are read; what a file is shows in itself, so a wrong one among these does no harm. */
    @POST
    @Consumes({
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_OCTET_STREAM,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-excel",
        "application/msword",
        "application/pdf"
    })
    public Response file(
            byte[] form,
            @HeaderParam("Content-Type") String contentType,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("original") @DefaultValue("false") boolean original,
            @QueryParam("skipLocked") @DefaultValue("false") boolean skipLocked,
            @QueryParam("year") @Min(1990) @Max(2099) Integer year) {
        return read(form, contentType, dryRun, original, skipLocked, year);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(
            @RestForm("file") FileUpload file,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("original") @DefaultValue("false") boolean original,
            @QueryParam("skipLocked") @DefaultValue("false") boolean skipLocked,
            @QueryParam("year") @Min(1990) @Max(2099) Integer year)
            throws IOException {
        return read(largest.read(file), file.contentType(), dryRun, original, skipLocked, year);
    }

    private Response read(
            byte[] form, String contentType, boolean dryRun, boolean original, boolean skipLocked, Integer year) {
        Language spoken = language.get();
        DeclarationImport.Read read = importer.read(form, contentType, year);
        if (dryRun) {
            return Response.ok(importer.preview(read, original, spoken)).build();
        }
        return idempotency.once(form, () -> Response.status(Response.Status.CREATED)
                .entity(importer.store(read, Declarations.author(caller), skipLocked, spoken))
                .build());
    }
}
