package org.jiheng.startup;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * Looks at the database server before the first migration touches it: an unsuitable one is refused
 * while nothing has happened yet, and one that may lose commits is named in the log.
 */
public class DatabaseCheck implements Callback {
    private static final Logger LOG = Logger.getLogger(DatabaseCheck.class);
    private static final int MAJOR = 10;
    private static final int MINOR = 11;

    @Override
    public boolean supports(Event event, Context context) {
        // Earlier than the migrations themselves: by then the history table has been made.
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Connection connection = context.getConnection();
            DatabaseMetaData server = connection.getMetaData();
            requireSupported(
                    server.getDatabaseProductName(),
                    server.getDatabaseMajorVersion(),
                    server.getDatabaseMinorVersion());
            warnUnlessDurable(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database server does not tell its version and settings", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "database-check";
    }

    /**
     * @throws ConfigurationException when the server is not MariaDB 10.11 or later
     */
    static void requireSupported(String product, int major, int minor) {
        boolean recent = major > MAJOR || (major == MAJOR && minor >= MINOR);
        if (!"MariaDB".equalsIgnoreCase(product) || !recent) {
            throw new ConfigurationException("The database server is " + product + " " + major + "." + minor
                    + "; Jiheng needs MariaDB " + MAJOR + "." + MINOR + " or later. Nothing was changed in it.");
        }
    }

    private static void warnUnlessDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
            row.next();
            int value = row.getInt(1);
            if (value != 1) {
                LOG.warnf(
                        "innodb_flush_log_at_trx_commit is %d on the database server: confirmed results can be lost"
                                + " when it or its machine goes down. Set it to 1.",
                        value);
            }
        }
    }
}
