package org.jiheng.ruleset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** Where rule sets come from, and which one scores. */
@ConfigMapping(prefix = "jiheng.rules")
public interface RulesConfig {
    /** Folder with one folder for each rule set. */
    @WithDefault("rules")
    String dir();

    /** Folder in which compiled rules are kept, for a faster start; it can be deleted at any time. */
    @WithDefault("${jiheng.data-dir:data}/compiled-rules")
    Path compiledDir();

    /** How long the compiler may take for one rule set; it is ended then, and the rule set refused. */
    @WithDefault("30s")
    Duration compileDeadline();

    /** Whether a changed folder goes live by itself once it passes the checks. */
    @WithDefault("false")
    boolean autoActivate();

    /** Whether candidates may be uploaded over the API; what keeps them from doing harm is told in {@code src/docs/sandbox.md}. */
    @WithDefault("false")
    boolean upload();

    /** The rule set that scores what nothing else is assigned to. */
    @WithName("default")
    @WithDefault("mof-2020")
    String defaultName();
}
