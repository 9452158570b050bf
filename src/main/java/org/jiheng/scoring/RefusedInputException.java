package org.jiheng.scoring;

import java.util.List;

/** The rules do not allow some of the actuals; who knows where they came from answers with a place. */
class RefusedInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    RefusedInputException(List<Refusal> refusals) {
        super(refusals.get(0).message().en());
        this.refusals = List.copyOf(refusals);
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
