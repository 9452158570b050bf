package org.jiheng.ruleset;

import java.util.List;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** A rule set gave a row no award or two, or failed while scoring; there is no number then, only this. */
public class RuleSetFailureException extends ProblemException {
    private static final long serialVersionUID = 1L;

    RuleSetFailureException(String zh, String en) {
        super(ProblemType.RULE_SET_FAILURE, new Message(zh, en), List.of());
    }

    RuleSetFailureException(String zh, String en, Throwable cause) {
        this(zh, en);
        initCause(cause);
    }
}
