package org.jiheng.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jiheng.http.Exports;
import org.jiheng.http.Language;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.RequestLanguage;
import org.jiheng.security.Roles;

/** The trail (操作记录): to read, to take out and to prove. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REVIEWER, Roles.ADMIN})
public class AuditResource {
    private final AuditPages pages;
    private final AuditTrail trail;
    private final Exports exports;
    private final RequestLanguage language;
    private final ObjectMapper json;

    AuditResource(AuditPages pages, AuditTrail trail, Exports exports, RequestLanguage language, ObjectMapper json) {
        this.pages = pages;
        this.trail = trail;
        this.exports = exports;
        this.language = language;
        this.json = json;
    }

    /** A head that was published earlier, to be held against the chain; both null for none. */
    record Verification(
            @Min(0) Long sequence,

            @Pattern(regexp = "[0-9a-f]{64}", message = "64 个十六进制小写字符|64 hexadecimal digits in lower case")
            String hash) {}

    /**
     * What the walk along the chain came to.
     *
     * @param checked how many entries are as they were sealed, up to the first fault
     * @param fault null where the chain is whole
     */
    record Verified(boolean intact, long checked, long sequence, String hash, Fault fault) {
        static Verified of(ChainWalk walk, Language language) {
            return new Verified(
                    walk.fault() == null,
                    walk.checked(),
                    walk.sequence(),
                    walk.hash(),
                    walk.fault() == null ? null : Fault.of(walk.fault(), language));
        }
    }

    /** The first fault. @param entryId null where the entry is gone */
    record Fault(String kind, long sequence, Long entryId, String message) {
        static Fault of(ChainWalk.Fault fault, Language language) {
            return new Fault(fault.kind().json(), fault.sequence(), fault.entryId(), language.of(fault.message()));
        }
    }

    @GET
    public Page<AuditView> list(@Valid @BeanParam AuditQuery query) {
        return pages.list(query);
    }

    @GET
    @Path("/head")
    public AuditTrail.Head head() {
        return trail.head();
    }

    @POST
    @Path("/verify")
    public Verified verify(@Valid @NotNull Verification request) {
        if ((request.sequence() == null) != (request.hash() == null)) {
            throw ProblemException.at(
                    ProblemType.INVALID_VALUE,
                    request.sequence() == null ? "/sequence" : "/hash",
                    "早先公布的链首须同时给出 sequence 和 hash。",
                    "A head published earlier is given by its sequence and its hash together.");
        }
        AuditTrail.Head given =
                request.sequence() == null ? null : new AuditTrail.Head(request.sequence(), request.hash(), null);
        return Verified.of(trail.verify(given), language.get());
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    public Response export(@QueryParam("after") @DefaultValue("0") @Min(0) int after) {
        if (!exports.isHead()) {
            trail.requireExportable(after);
        }
        AuditTrail.Head end = trail.head();
        return exports.file(
                out -> {
                    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    trail.each(after, end.sequence(), entry -> write(writer, entry));
                    writer.flush();
                },
                "audit-" + end.sequence() + ".jsonl",
                "application/x-ndjson;charset=UTF-8");
    }

    private void write(Writer writer, ChainedEntry entry) {
        try {
            writer.write(json.writeValueAsString(entry));
            writer.write('\n');
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
