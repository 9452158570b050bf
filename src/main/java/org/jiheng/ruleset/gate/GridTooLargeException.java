package org.jiheng.ruleset.gate;

import org.jiheng.http.Message;

/** The rules tell apart so much that not everything can be tried; such a rule set is refused rather than checked in part. */
class GridTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message detail;

    GridTooLargeException(String zh, String en) {
        super(en);
        this.detail = new Message(zh, en);
    }

    Message detail() {
        return detail;
    }
}
