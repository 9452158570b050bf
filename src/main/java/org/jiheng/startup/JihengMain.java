package org.jiheng.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import org.jiheng.ruleset.CompileAhead;

/**
 * Entry of the program. A first argument that names a command of its own belongs here, before the
 * database is touched; without one the service runs.
 */
@QuarkusMain
public final class JihengMain {
    JihengMain() {}

    /**
     * Runs the service until it is told to end.
     *
     * @param args command-line arguments, handed on to the service
     */
    public static void main(String... args) {
        try {
            prepare();
        } catch (StartRefusedException e) {
            // Logging is not set up before the service boots.
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(JihengApplication.class, args);
    }

    // Read with a configuration of our own, thrown away afterwards: the service's is made once, at
    // boot, and must see the address of the database.
    private static void prepare() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        CompileAhead.begin(
                config.getOptionalValue("jiheng.rules.dir", Path.class).orElse(Path.of("rules")));
        String url = config.getOptionalValue(EmbeddedDatabase.URL, String.class).orElse("");
        if (url.isBlank()) {
            EmbeddedDatabase.provide(
                    config.getOptionalValue("jiheng.data-dir", Path.class).orElse(Path.of("data")));
        }
    }
}
