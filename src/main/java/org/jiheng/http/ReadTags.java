package org.jiheng.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives every read that answers JSON a tag of what it answers, where its resource has given none: those know a version number and save
 * the reading, these save the sending.
 */
public class ReadTags {
    private final ObjectMapper json;

    ReadTags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext answer) throws JsonProcessingException {
        boolean read = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        if (!read
                || answer.getStatus() != Response.Status.OK.getStatusCode()
                || answer.getEntity() == null
                || !MediaType.APPLICATION_JSON_TYPE.isCompatible(answer.getMediaType())
                || answer.getHeaders().containsKey(HttpHeaders.ETAG)) {
            return;
        }
        String body = json.writeValueAsString(answer.getEntity());
        try (Response tagged =
                ETags.read(body, ETags.digest(body), request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            answer.setStatus(tagged.getStatus());
            answer.setEntity(tagged.getEntity());
            tagged.getHeaders().forEach((name, values) -> answer.getHeaders().put(name, values));
        }
    }
}
