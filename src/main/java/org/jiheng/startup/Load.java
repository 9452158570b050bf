package org.jiheng.startup;

/** What the embedded server is started for. */
public enum Load {
    /** Callers of the service. */
    SERVICE("48M"),

    /** Very many rows at once: a longer log spares writing the same page of an index again and again. */
    MANY_ROWS("1G");

    private final String redoLog;

    Load(String redoLog) {
        this.redoLog = redoLog;
    }

    /** Size of the server's log, in the server's notation; a start with another size rewrites it, which takes a second. */
    String redoLog() {
        return redoLog;
    }
}
