package org.jiheng.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Downloads;
import org.jiheng.http.ETags;
import org.jiheng.http.Exports;
import org.jiheng.http.Language;
import org.jiheng.http.Page;
import org.jiheng.http.RequestLanguage;

/** Evaluations, to read and to replay. */
@Path("/api/v1/evaluations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {
    private static final Map<String, String> EXTENSIONS =
            Map.of(Downloads.CSV, ".csv", Downloads.WORKBOOK, ".xlsx", Downloads.LINES, ".ndjson");

    private final Evaluations evaluations;
    private final Exports exports;
    private final RequestLanguage language;
    private final ObjectMapper json;

    EvaluationResource(Evaluations evaluations, Exports exports, RequestLanguage language, ObjectMapper json) {
        this.language = language;
        this.exports = exports;
        this.evaluations = evaluations;
        this.json = json;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Downloads.CSV, Downloads.WORKBOOK, Downloads.LINES})
    public Response list(
            @Valid @BeanParam ProjectFilter filter,
            @Valid @BeanParam EvaluationQuery query,
            @Context HttpHeaders headers) {
        EvaluationList list = EvaluationList.of(query.fields());
        String type = Downloads.accepted(headers);
        if (!type.equals(MediaType.APPLICATION_JSON)) {
            return file(list, filter, query, type);
        }
        Page<EvaluationSummary> page = evaluations.list(filter, query);
        return Response.ok(
                        new Page<>(
                                page.items().stream()
                                        .map(e -> list.json(e, json))
                                        .toList(),
                                page.next()),
                        type)
                .build();
    }

    private Response file(EvaluationList list, ProjectFilter filter, EvaluationQuery query, String type) {
        Language spoken = language.get();
        String name = "评价结果" + EXTENSIONS.get(type);
        return exports.file(
                out -> evaluations.export(filter, query, name, all -> {
                    try {
                        switch (type) {
                            case Downloads.CSV -> list.table(all, spoken).writeCsv(out);
                            case Downloads.WORKBOOK -> list.table(all, spoken).writeWorkbook(out);
                            default -> list.writeLines(all, json, out);
                        }
                    } catch (IOException full) {
                        throw new UncheckedIOException(full);
                    }
                }),
                name,
                type);
    }

    @GET
    @Path("/{id}")
    public Response get(@RestPath String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
        String document = evaluations.document(id);
        return ETags.read(document, ETags.digest(document), ifNoneMatch);
    }

    @GET
    @Path("/{id}/diff")
    public EvaluationDifference diff(
            @RestPath String id, @QueryParam("against") @NotNull @Size(max = 64) String against)
            throws JsonProcessingException {
        Evaluations.Pair both = evaluations.ofOneProject(against, id);
        return EvaluationDifference.of(json.readTree(both.one()), json.readTree(both.other()));
    }

    @POST
    @Path("/{id}/replay")
    public Evaluations.Replay replay(@RestPath String id) {
        return evaluations.replay(id);
    }
}
