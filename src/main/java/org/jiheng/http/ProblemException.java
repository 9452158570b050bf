package org.jiheng.http;

import java.util.List;

/** An error that the caller can understand and mend; it ends the request and rolls back its transaction. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Message detail;
    private final transient List<Place> places;

    /**
     * A place in the request and what is wrong there.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, empty for the whole of it; or the name of a parameter
     */
    public record Place(String pointer, Message message) {}

    public ProblemException(ProblemType type, String zh, String en) {
        this(type, new Message(zh, en), List.of());
    }

    public ProblemException(ProblemType type, Message detail, List<Place> places) {
        super(type.uri() + ": " + detail.en());
        this.type = type;
        this.detail = detail;
        this.places = List.copyOf(places);
    }

    /** An error in the request whose detail is that of its first place. */
    public static ProblemException at(ProblemType type, List<Place> places) {
        return new ProblemException(type, places.get(0).message(), places);
    }

    /** An error at one place of the request. */
    public static ProblemException at(ProblemType type, String pointer, String zh, String en) {
        return at(type, List.of(new Place(pointer, new Message(zh, en))));
    }

    /** The answer to an id that names nothing. */
    public static ProblemException notFound(String zh, String en) {
        return new ProblemException(ProblemType.NOT_FOUND, zh, en);
    }

    public ProblemType type() {
        return type;
    }

    public Message detail() {
        return detail;
    }

    public List<Place> places() {
        return places;
    }
}
