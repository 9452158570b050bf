package org.jiheng.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jiheng.declaration.form.FormFile;
import org.jiheng.declaration.form.FormUnreadableException;
import org.jiheng.http.Downloads;
import org.jiheng.http.Exports;
import org.jiheng.http.LargestBody;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.RequestLanguage;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.RuleSetRegistry;
import org.jiheng.security.Roles;

/** Re-checks self-awarded points (复核). Nothing is stored. */
@Path("/api/v1/rechecks")
@RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
public class RecheckResource {
    private static final int MOST_TABLES = 1000;
    private static final int MOST_ROWS = 50_000;

    private final RuleSetRegistry rulesets;
    private final RequestLanguage language;
    private final LargestBody largest;
    private final Exports exports;

    RecheckResource(RuleSetRegistry rulesets, RequestLanguage language, LargestBody largest, Exports exports) {
        this.rulesets = rulesets;
        this.language = language;
        this.largest = largest;
        this.exports = exports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public RecheckView table(JsonNode table, @Valid @BeanParam RecheckQuery query) {
        return RecheckView.of(
                recheck(List.of(SelfEvaluationJson.read(table, "")), query).get(0), language.get());
    }

    /** A file with one table. What the file is shows in itself, as with declared forms. */
    @POST
    @Consumes({
        Downloads.WORKBOOK,
        Downloads.DOCUMENT,
        "application/vnd.ms-excel",
        "application/msword",
        "application/pdf",
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Produces(MediaType.APPLICATION_JSON)
    public RecheckView file(byte[] file, @Valid @BeanParam RecheckQuery query) {
        return single(file, query);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public RecheckView upload(@RestForm("file") FileUpload file, @Valid @BeanParam RecheckQuery query)
            throws IOException {
        return single(largest.read(file), query);
    }

    private RecheckView single(byte[] file, RecheckQuery query) {
        List<SelfEvaluation> tables = tables(file);
        if (tables.size() > 1) {
            throw new ProblemException(
                    ProblemType.UNREADABLE_FORM,
                    "文件中有 " + tables.size() + " 张自评表；请用 /api/v1/rechecks/batch 一起复核。",
                    "The file holds " + tables.size() + " tables; re-check them together at /api/v1/rechecks/batch.");
        }
        return RecheckView.of(recheck(tables, query).get(0), language.get());
    }

    /** All by one version of the rules. @throws ProblemException 422 where it is more than can be answered at once */
    private List<Recheck> recheck(List<SelfEvaluation> tables, RecheckQuery query) {
        int rows = tables.stream().mapToInt(t -> t.rows().size()).sum();
        if (rows > MOST_ROWS || tables.size() > MOST_TABLES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "一次最多复核 " + MOST_TABLES + " 张表、" + MOST_ROWS + " 行；请分成几次。",
                    "At most " + MOST_TABLES + " tables of " + MOST_ROWS
                            + " rows are re-checked at once; send them in parts.");
        }
        CompiledRuleSet rules = rulesets.live(query.ruleset());
        return tables.stream()
                .map(t -> Rechecks.of(t, rules, query.tolerance()))
                .toList();
    }

    /** @throws ProblemException 422 where the file cannot be read or holds no table */
    private static List<SelfEvaluation> tables(byte[] file) {
        try {
            List<SelfEvaluation> tables =
                    SelfEvaluationTable.read(FormFile.read(file, null).lines());
            if (tables.isEmpty()) {
                throw new ProblemException(
                        ProblemType.UNREADABLE_FORM,
                        "文件中没有项目支出绩效自评表（表头应有 三级指标、实际完成值）。",
                        "The file holds no self-evaluation table (its head has 三级指标 and 实际完成值).");
            }
            return tables;
        } catch (FormUnreadableException unreadable) {
            throw unreadable.problem();
        }
    }

    /** Files with any number of tables each. */
    @POST
    @Path("/batch")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces({MediaType.APPLICATION_JSON, Downloads.CSV, Downloads.WORKBOOK})
    public Response files(
            @RestForm("file") List<FileUpload> files,
            @Valid @BeanParam RecheckQuery query,
            @Context HttpHeaders headers)
            throws IOException {
        List<FileUpload> uploads = files == null || files.isEmpty() ? Collections.singletonList(null) : files;
        List<SelfEvaluation> tables = new ArrayList<>();
        List<ProblemException.Place> unreadable = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            byte[] file = largest.read(uploads.get(i));
            String name = uploads.get(i).fileName();
            try {
                tables(file).forEach(table -> tables.add(table.from(name)));
            } catch (ProblemException refused) {
                unreadable.add(new ProblemException.Place("/file/" + i, named(name, i, refused.detail())));
            }
        }
        if (!unreadable.isEmpty()) {
            throw ProblemException.at(ProblemType.UNREADABLE_FORM, unreadable);
        }
        return answer(recheck(tables, query), headers);
    }

    private static Message named(String name, int place, Message reason) {
        boolean nameless = name == null || name.isBlank();
        return new Message(
                (nameless ? "第 " + (place + 1) + " 个文件" : name) + "：" + reason.zh(),
                (nameless ? "File " + (place + 1) : name) + ": " + reason.en());
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Downloads.CSV, Downloads.WORKBOOK})
    public Response batch(JsonNode tables, @Valid @BeanParam RecheckQuery query, @Context HttpHeaders headers) {
        return answer(rechecks(tables, query), headers);
    }

    /** What the caller accepts first: all of it, or the list of discrepancies as a file. */
    private Response answer(List<Recheck> rechecks, HttpHeaders headers) {
        switch (Downloads.accepted(headers)) {
            case Downloads.CSV:
                return exports.file(
                        DiscrepancyList.table(rechecks, language.get())::writeCsv, "复核差异.csv", Downloads.CSV);
            case Downloads.WORKBOOK:
                return exports.file(
                        DiscrepancyList.table(rechecks, language.get())::writeWorkbook,
                        "复核差异.xlsx",
                        Downloads.WORKBOOK);
            default:
                return Response.ok(RecheckBatch.of(rechecks, language.get()), MediaType.APPLICATION_JSON_TYPE)
                        .build();
        }
    }

    private List<Recheck> rechecks(JsonNode body, RecheckQuery query) {
        JsonNode tables = body == null ? null : body.get("tables");
        if (tables == null || !tables.isArray() || tables.isEmpty() || tables.size() > MOST_TABLES) {
            throw ProblemException.at(
                    ProblemType.INVALID_VALUE,
                    "/tables",
                    "tables 应为 1 到 " + MOST_TABLES + " 张自评表。",
                    "tables holds 1 to " + MOST_TABLES + " self-evaluation tables.");
        }
        List<SelfEvaluation> read = new ArrayList<>(tables.size());
        for (int i = 0; i < tables.size(); i++) {
            read.add(SelfEvaluationJson.read(tables.get(i), "/tables/" + i));
        }
        return recheck(read, query);
    }
}
