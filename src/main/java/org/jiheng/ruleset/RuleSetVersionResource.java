package org.jiheng.ruleset;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.Page;
import org.jiheng.http.Problem;
import org.jiheng.http.ProblemType;
import org.jiheng.http.RequestLanguage;
import org.jiheng.security.Roles;

/** The versions of one rule set. */
@Path("/api/v1/rulesets/{name}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RuleSetVersionResource {
    private static final String HASH = "[0-9a-f]{64}";
    static final String HASHES = "版本号是 64 个十六进制小写字符|the hash of a version has 64 hexadecimal digits in lower case";
    static final String NAME = "[a-z0-9][a-z0-9-]{0,99}";
    static final String NAMES =
            "规则集的名称是 1 到 100 个小写字母、数字和 -，不以 - 开头|1 to 100 lower-case letters, digits and -, not beginning with -";

    private final RuleSetVersions versions;
    private final SecurityIdentity caller;
    private final RequestLanguage language;

    RuleSetVersionResource(RuleSetVersions versions, SecurityIdentity caller, RequestLanguage language) {
        this.versions = versions;
        this.caller = caller;
        this.language = language;
    }

    @GET
    public Page<RuleSetVersionView> list(@RestPath String name) {
        return new Page<>(versions.list(name, language.get()), null);
    }

    @GET
    @Path("/{hash}")
    public RuleSetVersionView get(@RestPath String name, @RestPath String hash) {
        return versions.get(name, hash, language.get());
    }

    /** What changed, from {@code against} to this version. */
    record Diff(String from, String to, List<RuleSetVersions.FileDiff> files) {}

    @GET
    @Path("/{hash}/diff")
    public Diff diff(
            @RestPath String name,
            @RestPath String hash,
            @QueryParam("against") @NotNull @Pattern(regexp = HASH, message = HASHES) String against) {
        return new Diff(against, hash, versions.diff(name, against, hash));
    }

    /**
     * A candidate.
     *
     * @param files path to text
     */
    record Candidate(
            @NotEmpty @Size(max = 200) Map<String, @NotNull String> files,
            @Size(max = 2000) String note) {}

    record Accepted(String hash, boolean accepted, RuleSetVersionView.Report report) {}

    /** A refused candidate: a problem with the report of the gate. */
    record Refused(
            String type,
            String title,
            int status,
            String detail,
            String hash,
            boolean accepted,
            RuleSetVersionView.Report report) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.POLICY, Roles.ADMIN})
    public Response upload(
            @RestPath @Pattern(regexp = NAME, message = NAMES) String name, @Valid @NotNull Candidate request) {
        return propose(name, new TreeMap<>(request.files()), request.note());
    }

    @POST
    @Consumes("application/zip")
    @RolesAllowed({Roles.POLICY, Roles.ADMIN})
    public Response uploadArchive(
            @RestPath @Pattern(regexp = NAME, message = NAMES) String name,
            @QueryParam("note") @Size(max = 2000) String note,
            byte[] archive) {
        versions.requireUploading();
        return propose(name, RuleSetArchive.read(archive == null ? new byte[0] : archive), note);
    }

    private Response propose(String name, SortedMap<String, String> files, String note) {
        RuleSetVersions.Uploaded uploaded = versions.upload(name, files, note, user());
        RuleSetVersionView.Report report = RuleSetVersionView.Report.of(uploaded.report(), language.get());
        if (uploaded.report().accepted()) {
            return Response.status(uploaded.fresh() ? Response.Status.CREATED : Response.Status.OK)
                    .entity(new Accepted(uploaded.hash(), true, report))
                    .build();
        }
        ProblemType type = ProblemType.REFUSED_RULES;
        return Response.status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(new Refused(
                        type.uri(),
                        language.get().of(type.title()),
                        type.status(),
                        report.findings().get(0).message(),
                        uploaded.hash(),
                        false,
                        report))
                .build();
    }

    @POST
    @Path("/{hash}/approve")
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    public RuleSetVersionView approve(@RestPath String name, @RestPath String hash) {
        return versions.approve(name, hash, user(), language.get());
    }

    /** Why a version is made live. */
    record Reason(@Size(max = 2000) String note) {}

    @POST
    @Path("/{hash}/activate")
    @RolesAllowed({Roles.APPROVER, Roles.ADMIN})
    public RuleSetVersionView activate(
            @RestPath String name,
            @RestPath String hash,
            @HeaderParam("If-Match") String ifMatch,
            @Valid Reason request) {
        String note = request == null ? null : request.note();
        return versions.activate(name, hash, user(), note, ifMatch, language.get());
    }

    private String user() {
        return caller.getPrincipal().getName();
    }
}
