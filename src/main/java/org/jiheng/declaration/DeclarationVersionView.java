package org.jiheng.declaration;

import java.time.Instant;

/**
 * A declaration version as the history shows it.
 *
 * @param reason of a settlement, else null
 */
record DeclarationVersionView(int version, String origin, String by, Instant at, String reason) {
    static DeclarationVersionView of(DeclarationVersion version) {
        return new DeclarationVersionView(
                version.version, version.origin, version.author, version.createdAt, version.reason);
    }
}
