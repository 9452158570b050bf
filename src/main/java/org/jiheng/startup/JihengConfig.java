package org.jiheng.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The service's own settings, prefix {@code jiheng}. No value is ever null. */
@ConfigMapping(prefix = "jiheng")
public interface JihengConfig {
    /** Directory of the embedded database, absolute or relative to the working directory. */
    @WithDefault("data")
    Path dataDir();

    /** Whether the demo users with known passwords exist. Only on a loopback address. */
    @WithDefault("false")
    boolean demoUsers();

    /** Whether an empty database is filled with the sample projects. */
    @WithDefault("false")
    boolean sampleData();

    /** Settings of the rule folder. */
    Rules rules();

    /** Settings of the rule folder. */
    interface Rules {
        /** Working copy of the rule sets, absolute or relative to the working directory. */
        @WithDefault("rules")
        Path dir();

        /** Whether a change in the folder goes live by itself once the activation gate passes. */
        @WithDefault("false")
        boolean autoActivate();
    }
}
