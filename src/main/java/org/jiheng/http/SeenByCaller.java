package org.jiheng.http;

import java.util.Optional;

/** What the caller at hand may see. Whoever knows callers says it: nothing here does. */
public interface SeenByCaller {
    /** What the caller is limited to, in the same words whenever it is the same; empty for no limit. */
    Optional<String> limits();
}
