package org.jiheng.declaration.form;

import java.util.List;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** A file that is no form the service reads; nothing of it is used. */
public class FormUnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message text;

    public FormUnreadableException(String zh, String en) {
        super(en);
        this.text = new Message(zh, en);
    }

    /** The same as an answer. */
    public ProblemException problem() {
        return new ProblemException(ProblemType.UNREADABLE_FORM, text, List.of());
    }

    /** What is wrong with it and what would be read. */
    public Message text() {
        return text;
    }
}
