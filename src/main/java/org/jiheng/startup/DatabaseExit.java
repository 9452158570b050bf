package org.jiheng.startup;

import io.quarkus.runtime.Application;

/**
 * Ends the embedded server when the process ends, after the service has closed its connections.
 * Shutdown hooks run side by side, hence the wait.
 */
final class DatabaseExit extends Thread {
    private final EmbeddedMariaDb database;

    DatabaseExit(EmbeddedMariaDb database) {
        super("embedded database exit");
        this.database = database;
        // In development mode the class loader of this class may be closed by the time this runs, so
        // what it uses has to be loaded now.
        runningApplication();
    }

    @Override
    public void run() {
        Application application = runningApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.stop();
    }

    private static Application runningApplication() {
        return Application.currentApplication();
    }
}
