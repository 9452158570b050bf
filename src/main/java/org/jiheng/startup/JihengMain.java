package org.jiheng.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service, and before it the embedded database where no other is configured. */
@QuarkusMain
public final class JihengMain {
    /** Holds the database across live reloads, each of which loads this class anew. */
    private static final String HELD = "jiheng.embedded-database.held";

    private static final String URL = "quarkus.datasource.jdbc.url";

    private JihengMain() {}

    public static void main(String... args) {
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            provideDatabase(stopped);
        } catch (StartRefusedException refused) {
            System.err.println("Jiheng cannot start. " + refused.getMessage());
            System.exit(1);
        }
        Quarkus.run(
                null,
                (code, failure) -> {
                    stopped.countDown();
                    if (LaunchMode.current() == LaunchMode.NORMAL) {
                        System.exit(code);
                    }
                },
                args);
    }

    private static void provideDatabase(CountDownLatch stopped) {
        Config config = ConfigProvider.getConfig();
        if (System.getProperties().containsKey(HELD)
                || config.getOptionalValue(URL, String.class).isPresent()) {
            return;
        }
        Path dataDir =
                Path.of(config.getOptionalValue("jiheng.data-dir", String.class).orElse("data"));
        EmbeddedMariaDb database = EmbeddedMariaDb.start(dataDir);
        System.getProperties().put(HELD, database);
        System.setProperty(URL, database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.username());
        System.setProperty("quarkus.datasource.password", database.password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, database), "embedded-database-stop"));
    }

    /** The service closes its connections first; without that, a database stopped under it makes a noise in the log. */
    private static void closeAfter(CountDownLatch stopped, EmbeddedMariaDb database) {
        try {
            stopped.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
