package org.jiheng.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jiheng.http.ETags;
import org.jiheng.http.RequestLanguage;

/** What rules may say. */
@Path("/api/v1/rulesets/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class VocabularyResource {
    private final RequestLanguage language;
    private final ObjectMapper json;

    VocabularyResource(RequestLanguage language, ObjectMapper json) {
        this.language = language;
        this.json = json;
    }

    record Facts(List<Vocabulary.Fact> facts) {}

    @GET
    public Response get(@HeaderParam("If-None-Match") String ifNoneMatch) throws JsonProcessingException {
        String body = json.writeValueAsString(new Facts(Vocabulary.facts(language.get())));
        return ETags.read(body, ETags.digest(body), ifNoneMatch);
    }
}
