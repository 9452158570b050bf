package org.jiheng.ruleset;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.http.ETags;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.RequestLanguage;

/** The rule sets, to look at. */
@Path("/api/v1/rulesets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class RuleSetResource {
    private final RuleSetRegistry registry;
    private final RuleSetStore store;
    private final RuleFolders folders;
    private final RuleSetVersions versions;
    private final RequestLanguage language;

    RuleSetResource(
            RuleSetRegistry registry,
            RuleSetStore store,
            RuleFolders folders,
            RuleSetVersions versions,
            RequestLanguage language) {
        this.registry = registry;
        this.store = store;
        this.folders = folders;
        this.versions = versions;
        this.language = language;
    }

    @GET
    public Page<RuleSetView> list() {
        Set<String> names = new TreeSet<>(registry.names());
        names.addAll(folders.names());
        return new Page<>(names.stream().map(this::view).toList(), null);
    }

    @GET
    @Path("/{name}")
    public RuleSetView get(@RestPath String name) {
        if (registry.find(name).isEmpty() && folders.seen(name).isEmpty()) {
            throw unknown(name);
        }
        return view(name);
    }

    @GET
    @Path("/{name}/activations")
    public Page<RuleSetVersionView.Activation> activations(@RestPath String name) {
        if (registry.find(name).isEmpty()) {
            throw unknown(name);
        }
        return new Page<>(versions.activations(name), null);
    }

    @GET
    @Path("/{name}/files/{path: .+}")
    @Produces({MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    public Response file(
            @RestPath String name,
            @RestPath String path,
            @QueryParam("hash") @Pattern(regexp = "[0-9a-f]{64}", message = RuleSetVersionResource.HASHES) String hash,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        String version = hash != null
                ? hash
                : registry.find(name)
                        .orElseThrow(() -> unknown(name))
                        .compiled()
                        .hash();
        String text = store.content(name, version)
                .map(content -> content.files().get(path))
                .orElseThrow(() -> ProblemException.notFound(
                        "规则集 " + name + " 的版本 " + version + " 中没有文件 " + path + "。",
                        "Version " + version + " of rule set " + name + " has no file " + path + "."));
        Response response = ETags.read(text, ETags.digest(text), ifNoneMatch);
        return response.getStatus() == 304
                ? response
                : Response.fromResponse(response)
                        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                        .build();
    }

    private RuleSetView view(String name) {
        RuleSetRegistry.Live live = registry.find(name).orElse(null);
        List<String> files = live == null
                ? List.of()
                : store.content(name, live.compiled().hash())
                        .map(content -> List.copyOf(content.files().keySet()))
                        .orElse(List.of());
        return new RuleSetView(
                name,
                live == null ? null : live.compiled().definition().title(),
                live == null ? null : live.compiled().definition().basis(),
                name.equals(registry.defaultName()),
                versions.uploading(),
                live == null
                        ? null
                        : new RuleSetView.Active(
                                live.active().hash(),
                                live.active().since(),
                                live.active().by()),
                folders.seen(name)
                        .map(seen -> RuleSetView.Folder.of(seen, language.get()))
                        .orElse(null),
                files);
    }

    private static ProblemException unknown(String name) {
        return ProblemException.notFound("没有名为 " + name + " 的规则集。", "There is no rule set " + name + ".");
    }
}
