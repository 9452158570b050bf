package org.jiheng.declaration;

import java.util.List;

/**
 * A target as read, and what is doubtful about the reading.
 *
 * @param findings codes begin with {@code target-}
 */
public record TargetReading(Target target, List<Finding> findings) {
    public TargetReading {
        findings = List.copyOf(findings);
    }
}
