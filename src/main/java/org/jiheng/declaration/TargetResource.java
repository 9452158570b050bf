package org.jiheng.declaration;

import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Language;
import org.jiheng.http.RequestLanguage;

/** Shows how texts would be read as targets, while they are typed. */
@Path("/api/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class TargetResource {
    private final RequestLanguage language;

    TargetResource(RequestLanguage language) {
        this.language = language;
    }

    /** @param year budget year, for deadlines that name none; null where unknown */
    public record Texts(
            @NotNull @Size(max = 1000) List<@NotNull @Size(max = 2000) String> texts,
            @Min(1990) @Max(2099) Integer year) {}

    /** The readings of the texts, in their order. */
    public record Readings(List<Reading> targets) {}

    /**
     * A {@link Target} with what is doubtful about it.
     *
     * @param printed the reading in words that read to the same again; empty where there is none
     */
    public record Reading(
            String text,
            TargetKind kind,
            Operator operator,
            BigDecimal value,
            BigDecimal upper,
            String unit,
            LocalDate date,
            String printed,
            List<FindingView> findings) {
        static Reading of(TargetReading reading, Language language) {
            Target target = reading.target();
            return new Reading(
                    target.text(),
                    target.kind(),
                    target.operator(),
                    target.value(),
                    target.upper(),
                    target.unit(),
                    target.date(),
                    target.printed(),
                    reading.findings().stream()
                            .map(f -> FindingView.of(f, language))
                            .toList());
        }
    }

    @POST
    @Path("/parse")
    public Readings parse(@Valid @NotNull Texts request) {
        return new Readings(request.texts().stream()
                .map(text -> Reading.of(TargetReader.read(text, request.year()), language.get()))
                .toList());
    }
}
