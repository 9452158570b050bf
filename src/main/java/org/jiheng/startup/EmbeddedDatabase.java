package org.jiheng.startup;

import java.nio.file.Path;

/**
 * The embedded server of this process. It is announced by system properties, which outlive the class
 * loaders that development mode replaces at each reload, so a reload finds the database in place.
 */
public final class EmbeddedDatabase {
    /** Configuration key of the database's address. */
    public static final String URL = "quarkus.datasource.jdbc.url";

    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private EmbeddedDatabase() {}

    /**
     * Starts the server, announces it, and sees to its end when this process ends.
     *
     * @param dataDirectory absolute or relative to the working directory, never null
     * @throws StartRefusedException when it cannot start; the message says why
     */
    public static void provide(Path dataDirectory, Load load) {
        provide(dataDirectory, dataDirectory, load);
    }

    /**
     * As {@link #provide(Path, Load)}, with the programs unpacked elsewhere.
     *
     * @param dataDirectory absolute or relative to the working directory, never null
     * @param programs the directory in which the programs are unpacked, never null
     * @throws StartRefusedException when it cannot start; the message says why
     */
    public static void provide(Path dataDirectory, Path programs, Load load) {
        if (!EmbeddedMariaDb.available()) {
            throw new StartRefusedException("No JDBC URL configured and this build has no embedded database."
                    + " Set quarkus.datasource.jdbc.url, quarkus.datasource.username and"
                    + " quarkus.datasource.password to a MariaDB server, 10.11 or later.");
        }
        EmbeddedMariaDb database = EmbeddedMariaDb.start(dataDirectory, programs, load);
        Runtime.getRuntime().addShutdownHook(new DatabaseExit(database));
        System.setProperty(URL, database.jdbcUrl());
        System.setProperty(USERNAME, EmbeddedMariaDb.USER);
        System.setProperty(PASSWORD, database.password());
    }
}
