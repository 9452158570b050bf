package org.jiheng.declaration.form;

/** Carries the end of a reading through the callbacks of a library, which know no such thing. */
final class ReadingStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FormUnreadableException why;

    ReadingStopped(FormUnreadableException why) {
        super(why);
        this.why = why;
    }

    FormUnreadableException why() {
        return why;
    }
}
