package org.jiheng.declaration.form;

import org.jiheng.http.Message;

/** A file that is no form the service reads; nothing of it is used. */
public class FormUnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message text;

    public FormUnreadableException(String zh, String en) {
        super(en);
        this.text = new Message(zh, en);
    }

    /** What is wrong with it and what would be read. */
    public Message text() {
        return text;
    }
}
