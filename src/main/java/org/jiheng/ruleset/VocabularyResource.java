package org.jiheng.ruleset;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jiheng.http.RequestLanguage;

/** What rules may say. */
@Path("/api/v1/rulesets/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class VocabularyResource {
    private final RequestLanguage language;

    VocabularyResource(RequestLanguage language) {
        this.language = language;
    }

    record Facts(List<Vocabulary.Fact> facts) {}

    @GET
    public Facts get() {
        return new Facts(Vocabulary.facts(language.get()));
    }
}
