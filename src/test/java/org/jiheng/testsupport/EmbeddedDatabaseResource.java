package org.jiheng.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jiheng.startup.EmbeddedDatabase;
import org.jiheng.startup.Load;

/**
 * One embedded MariaDB for all tests of a run, with an empty database. Registered as a service, so a
 * test needs no annotation for it. It ends with the process that runs the tests, not with one test
 * profile; an address given from outside is used instead of it.
 */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        if (System.getProperty(EmbeddedDatabase.URL) == null && System.getenv("QUARKUS_DATASOURCE_JDBC_URL") == null) {
            try {
                EmbeddedDatabase.provide(TestDirectory.fresh("test-database"), TestDirectory.programs(), Load.SERVICE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.of();
    }

    @Override
    public void stop() {
        // The next test profile uses the same server.
    }
}
