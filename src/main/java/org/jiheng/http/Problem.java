package org.jiheng.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as it is answered (RFC 9457).
 *
 * @param instance path of the request, null where unknown
 * @param errors the places in the request, null where the error has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String instance, List<Place> errors) {
    /** Media type of an answered problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A place in the request.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, empty for the whole of it; or the name of a parameter
     */
    public record Place(String pointer, String detail) {}

    public static Problem of(ProblemException exception, Language language, String instance) {
        List<Place> places = exception.places().isEmpty()
                ? null
                : exception.places().stream()
                        .map(p -> new Place(p.pointer(), language.of(p.message())))
                        .toList();
        return of(exception.type(), language.of(exception.detail()), language, instance, places);
    }

    static Problem of(ProblemType type, String detail, Language language, String instance, List<Place> places) {
        return new Problem(type.uri(), language.of(type.title()), type.status(), detail, instance, places);
    }
}
