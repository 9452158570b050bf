package org.jiheng.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The service's own settings, prefix {@code jiheng}. No value is ever null. */
@ConfigMapping(prefix = "jiheng")
public interface JihengConfig {
    /** Directory of the embedded database, absolute or relative to the working directory. */
    @WithDefault("data")
    Path dataDir();

    /** Whether this process answers requests; the command {@code generate} does not, and leaves users as they are. */
    @WithDefault("true")
    boolean serve();

    /** Whether the demo users with known passwords exist. Only on a loopback address. */
    @WithDefault("false")
    boolean demoUsers();

    /** Whether an empty database is filled with the sample projects. */
    @WithDefault("false")
    boolean sampleData();

    /** Password of the user {@code admin} made at the first start; random, and printed once, where none is given. */
    Optional<String> adminPassword();
}
