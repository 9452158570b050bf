package org.jiheng.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The settings of the service as a whole. */
@ConfigMapping(prefix = "jiheng")
public interface JihengConfig {
    /** Where the embedded database keeps its files; not used with a configured JDBC URL. */
    @WithDefault("data")
    String dataDir();

    /** Whether users with well-known passwords exist, for trying out on loopback. */
    @WithDefault("false")
    boolean demoUsers();

    /** Whether the sample year is stored at start. */
    @WithDefault("false")
    boolean sampleData();

    /** Password of the user {@code admin} made at the first start; random, and printed once, where none is given. */
    Optional<String> adminPassword();

    /** Settings of the rules, read by their own feature. */
    Rules rules();

    /** The {@code jiheng.rules} settings. */
    interface Rules {
        /** Folder with one folder for each rule set. */
        @WithDefault("rules")
        String dir();

        /** Whether a changed folder goes live by itself once it passes the checks. */
        @WithDefault("false")
        boolean autoActivate();

        /** The rule set that scores what nothing else is assigned to. */
        @WithDefault("mof-2020")
        String defaultRuleset();
    }
}
