package org.jiheng.declaration;

/**
 * A finding and what became of it.
 *
 * @param settlement who settled it and why; null while it is open
 */
public record SettledFinding(Finding finding, Settlement settlement) {
    /** Whether a result that rests on it is provisional. */
    public boolean isOpen() {
        return settlement == null && finding.needsSettling();
    }
}
