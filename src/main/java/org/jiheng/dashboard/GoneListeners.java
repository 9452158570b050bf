package org.jiheng.dashboard;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log that somebody has stopped listening to a stream of changes. That is how every listener ends, and the framework
 * calls it an error, with all its frames.
 */
@LoggingFilter(name = "gone-listeners")
final class GoneListeners implements Filter {
    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord told) {
        return !(STREAMS.equals(told.getLoggerName()) && told.getThrown() instanceof IOException);
    }
}
