package org.jiheng.startup;

/**
 * The service cannot start, for a reason that an operator can act on. The message is complete as it
 * stands: what is wrong, where, and what to do; it is shown without a stack trace.
 */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, never null
     */
    public StartRefusedException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to do, never null
     * @param cause the error behind it, never null
     */
    public StartRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
