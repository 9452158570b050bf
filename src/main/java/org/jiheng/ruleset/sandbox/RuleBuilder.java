package org.jiheng.ruleset.sandbox;

import java.util.List;
import java.util.Map;

/** Makes class files of rules. What it answers is bytes: whoever loads them looks at them first. */
public interface RuleBuilder {
    /**
     * What became of a build.
     *
     * @param module archive with what was generated, null where it failed
     * @param errors of the compiler, empty where it succeeded
     */
    record Built(byte[] module, List<String> errors) {
        static Built failed(String error) {
            return new Built(null, List.of(error));
        }
    }

    /**
     * Builds; nothing is thrown.
     *
     * @param version names the generated classes: they can be loaded under the same one only
     * @param files name to DRL
     */
    Built build(String version, Map<String, String> files);
}
