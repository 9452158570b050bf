package org.jiheng.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a request may demand of the service. */
@ConfigMapping(prefix = "jiheng.http")
public interface HttpLimits {
    /** The most that a request body may hold. */
    @WithDefault("20M")
    MemorySize largestBody();

    /** How long a request body may take to arrive, from its first byte to its last. */
    @WithDefault("2m")
    Duration longestArrival();
}
