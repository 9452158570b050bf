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

    /** How many long files are made and sent at a time; of one caller it is one. */
    @WithDefault("6")
    int exportsAtOnce();

    /** How long such a file may take to be sent, when it has been made. */
    @WithDefault("15m")
    Duration longestSending();
}
