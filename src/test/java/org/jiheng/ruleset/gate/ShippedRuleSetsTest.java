package org.jiheng.ruleset.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.ruleset.RuleSets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule set in the repository passes its gate without a finding, and each of its rules is fired by one of its cases. */
class ShippedRuleSetsTest {
    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("rules"))) {
            return folders.filter(f -> Files.exists(f.resolve("ruleset.yaml")))
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesWithEveryRuleInACase(String name) {
        Gate.Report report = RuleSets.gate(name);
        assertEquals(List.of(), report.findings());
        assertTrue(report.cases() > 0);
        assertTrue(report.situations() > 500, () -> report.situations() + " situations");
    }
}
