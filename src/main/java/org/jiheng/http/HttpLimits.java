package org.jiheng.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may demand of the service. */
@ConfigMapping(prefix = "jiheng.http")
public interface HttpLimits {
    /** The most that a request body may hold. */
    @WithDefault("20M")
    MemorySize largestBody();
}
