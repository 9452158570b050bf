package org.jiheng.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the trail. */
@ConfigMapping(prefix = "jiheng.audit")
public interface AuditConfig {
    /**
     * Where the heads of the chain are written, line by line, for somebody who is not the database administrator to keep; nowhere
     * where not set.
     */
    Optional<Path> headDir();

    /** How often a new head is published in the log and in that directory. */
    @WithDefault("60s")
    Duration publishEvery();
}
