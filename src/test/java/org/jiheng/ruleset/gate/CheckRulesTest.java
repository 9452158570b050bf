package org.jiheng.ruleset.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.ruleset.RuleSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a rule repository runs before a merge. */
class CheckRulesTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return CheckRules.run(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void acceptedAnswersZero() {
        assertEquals(0, run("rules/mof-2020"), this::printed);
        assertTrue(printed().contains("mof-2020 " + RuleSets.content("mof-2020").hash() + "：通过"), printed());
    }

    @Test
    void refusedAnswersOneAndNamesFileAndLine(@TempDir Path folder) throws IOException {
        for (var file : RuleSets.content("mof-2020").files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace("total >= 90", "totl >= 90"));
        }
        assertEquals(1, run("--lang=en", folder.toString()));
        assertTrue(printed().contains("rating.drl:7:19: error [property-unknown]"), printed());
        assertTrue(printed().contains("refused"));
    }

    @Test
    void nothingToReadAnswersTwo() {
        assertEquals(2, run());
        assertEquals(2, run("no-such-folder"));
        assertEquals(2, run("--wrong", "rules/mof-2020"));
    }
}
